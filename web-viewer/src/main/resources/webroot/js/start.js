/** The start page: the runs of the folder. */

import { byId, element } from './dom.js';
import { count, realTime } from './format.js';
import { shape } from './icons.js';
import { listPages, listRuns } from './server.js';
import { wireTheme } from './theme.js';

const IN_SERVICE = 0;
const FAILED = 2;
const RESTORING = 5;

wireTheme(byId('theme'));
show();

async function show() {
  const place = byId('runs');
  try {
    const [runs, pages] = await Promise.all([listRuns(), listPages()]);
    place.replaceChildren(runs.length === 0 ? nothing() : table(runs), ...(pages.length === 0 ? [] : written(pages)));
  } catch (error) {
    place.replaceChildren(element('div', { class: 'problem', role: 'alert' },
      element('p', {}, error.message), element('button', { type: 'button', onclick: show }, 'Try again')));
  }
  place.removeAttribute('aria-busy');
}

function nothing() {
  return element('div', { class: 'nothing' },
    element('p', {}, 'There is no run here yet.'),
    element('p', { class: 'muted' }, 'The first of the steps below makes one; then load this page again.'));
}

function table(runs) {
  const heads = [['Run'], ['Assets', 'number'], ['Replications', 'number'], ['Seed', 'number'], ['When'], ['Limits']];
  return element('table', { class: 'runs' },
    element('thead', {}, element('tr', {}, ...heads.map(([title, kind]) => element('th', { scope: 'col', class: kind ?? null }, title)))),
    element('tbody', {}, ...runs.map(row)));
}

function row(run) {
  return element('tr', {},
    element('td', {},
      element('a', { class: 'name', href: `/run/${encodeURIComponent(run.id)}` }, run.title ?? run.id),
      element('p', { class: 'answer' }, run.problem ?? run.answer?.[0] ?? run.description ?? ''),
      element('p', { class: 'id' }, run.id)),
    cell('Assets', run.assets),
    cell('Replications', run.replications),
    cell('Seed', run.seed),
    element('td', { 'data-label': 'When' }, run.finishedAt || run.startedAt ? realTime(run.finishedAt ?? run.startedAt) : ''),
    element('td', {}, verdict(run)));
}

function cell(label, value) {
  return element('td', { class: 'number', 'data-label': label }, typeof value === 'number' && label !== 'Seed' ? count(value) : String(value ?? ''));
}

/** Pages of commands, each one file that stands alone. */
function written(pages) {
  return [
    element('h2', {}, 'Pages'),
    element('table', { class: 'runs pages' },
      element('thead', {}, element('tr', {}, ...['Page', 'Written by', 'When'].map(title => element('th', { scope: 'col' }, title)))),
      element('tbody', {}, ...pages.map(page => element('tr', {},
        element('td', {},
          element('a', { class: 'name', href: `/page/${encodeURIComponent(page.name)}` }, page.title),
          element('p', { class: 'id' }, page.name)),
        element('td', { 'data-label': 'Written by' }, `faultline ${page.command}`),
        element('td', { 'data-label': 'When' }, realTime(page.writtenAt)))))),
  ];
}

/** What the limits of a run say, in words and with a shape. */
function verdict(run) {
  const [state, id, words] = verdictOf(run);
  return element('span', { class: 'verdict', 'data-state': id }, shape(state), words);
}

function verdictOf(run) {
  if (run.problem) {
    return [FAILED, 'failed', 'unreadable'];
  }
  if (!run.complete) {
    return [RESTORING, 'restoring', 'not finished'];
  }
  if (!run.limits) {
    return [IN_SERVICE, 'in-service', 'none set'];
  }
  return run.limitsBroken
    ? [FAILED, 'failed', `${run.limitsBroken} of ${run.limits} broken`]
    : [IN_SERVICE, 'in-service', `${run.limits} of ${run.limits} met`];
}
