/** Attack and defence at the moment on the clock: how far each step is known, and what defenders have done so far. */

import { element, setText } from '../dom.js';
import { count, localTime } from '../format.js';
import { countUntil } from '../replay/defence.js';

/**
 * @param root the panel; it stays empty where there is neither a step nor a deed
 * @param model `{start, steps, deeds}`
 * @param seek called with microseconds
 */
export function createDefence(root, { start, steps, deeds }, seek) {
  root.replaceChildren();
  if (steps.length === 0 && deeds.length === 0) {
    return { update() {} };
  }
  const stepRows = steps.map((step) => createStep(step, start, seek));
  const deedRows = deeds.map((deed) => createDeed(deed, start, seek));
  root.append(
    element('header', {}, element('h2', {}, 'Attack and defence'), element('span', { class: 'muted' }, 'so far')),
    element('ul', { class: 'steps' }, ...stepRows.map(({ item }) => item)),
    element('ul', { class: 'deeds' }, ...deedRows.map(({ item }) => item)));
  return {
    update(micros) {
      [...stepRows, ...deedRows].forEach((row) => row.update(micros));
    },
  };
}

function createStep(step, start, seek) {
  const state = element('span', { class: 'muted' });
  const button = element('button', { type: 'button', class: 'plain', title: 'Go to its beginning', onclick: () => seek(step.begins) },
    element('span', { class: 'name' }, step.title), state);
  return {
    item: element('li', {}, button),
    update(micros) {
      setText(state, known(step, start, micros));
      button.classList.toggle('ahead', micros < step.begins);
    },
  };
}

function known({ begins, noticed, understood }, start, micros) {
  if (micros < begins) {
    return `from ${localTime(start, begins)}`;
  }
  if (understood !== null && micros >= understood) {
    return `understood ${localTime(start, understood)}`;
  }
  return noticed !== null && micros >= noticed ? `noticed ${localTime(start, noticed)}` : 'nobody has noticed';
}

function createDeed({ title, times }, start, seek) {
  const number = element('span', { class: 'number' });
  const button = element('button', { type: 'button', class: 'plain', title: `Go to the first, ${localTime(start, times[0])}`, onclick: () => seek(times[0]) },
    number, element('span', { class: 'name' }, title));
  return {
    item: element('li', {}, button),
    update(micros) {
      setText(number, `${count(countUntil(times, micros))} of ${count(times.length)}`);
    },
  };
}
