/** All assets or services as a table. Only the rows on screen exist; half a million rows are numbers in an array. */

import { element, setText } from '../dom.js';
import { about, count, share } from '../format.js';
import { icon, stateBadge } from '../icons.js';
import { STATES } from '../replay/states.js';
import { matching, sorted } from './rows.js';

const ROW_HEIGHT = 30;
const SPARE_ROWS = 6;

const COLUMNS = [
  { id: 'state', title: 'State' },
  { id: 'name', title: 'Name' },
  { id: 'kind', title: 'Kind' },
  { id: 'operator', title: 'Operator' },
  { id: 'vendor', title: 'Vendor' },
  { id: 'region', title: 'Region' },
  { id: 'people', title: 'People', number: true },
  { id: 'level', title: 'Level', number: true },
];

/**
 * @param root the section
 * @param model `{replay, cast, world}`
 * @param actions `{select(subject), save(name, text)}`
 */
export function createTable(root, model, actions) {
  const view = { subjects: 'assets', query: '', column: 'state', descending: true, rows: new Uint32Array(0), selected: -1, active: 0, filter: null };
  const summary = element('span', { class: 'muted', role: 'status' });
  const query = element('input', { type: 'search', 'aria-label': 'Filter by name, kind, operator, vendor or region', placeholder: 'Filter: name, kind, operator, vendor, region' });
  const which = ['assets', 'services'].map((subjects) => element('button', { type: 'button', 'aria-pressed': 'false', onclick: () => change({ subjects, active: 0 }) }, subjects === 'assets' ? 'Assets' : 'Services'));
  const clear = element('button', { type: 'button', hidden: true, onclick: () => {
    query.value = '';
    change({ query: '' });
  } }, 'Clear filter');
  const csv = element('button', { type: 'button', onclick: () => actions.save(`faultline-${view.subjects}.csv`, csvOf(view.rows, model)) }, icon('download'), 'CSV');
  const heads = COLUMNS.map(({ id, title, number }) => element('div', { role: 'columnheader', class: `${id}${number ? ' number' : ''}` },
    element('button', { type: 'button', class: 'plain', onclick: () => change({ column: id, descending: view.column === id ? !view.descending : id === 'state' || Boolean(number) }) }, title)));
  const spacer = element('div', { class: 'spacer', role: 'presentation' });
  const body = element('div', { class: 'rows', role: 'rowgroup' });
  const scroll = element('div', { class: 'scroll', tabindex: '0', role: 'grid', 'aria-label': 'Assets or services' },
    element('div', { role: 'rowgroup', class: 'head' }, element('div', { role: 'row' }, ...heads)), spacer, body);
  root.replaceChildren(element('div', { class: 'table-tools' }, element('div', { class: 'segments', role: 'group', 'aria-label': 'Rows' }, ...which), query, clear, summary, csv), scroll);

  const change = (changes) => {
    Object.assign(view, changes);
    refresh();
  };
  let typing = 0;
  query.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => change({ query: query.value, active: 0 }), 120);
  });
  scroll.addEventListener('scroll', () => drawRows());
  scroll.addEventListener('keydown', (event) => onKey(event));
  new ResizeObserver(() => drawRows()).observe(scroll);

  function refresh() {
    const { first, count: total } = rangeOf(view.subjects, model.replay.header);
    const found = matching(model, first, total, view.query, view.filter);
    view.rows = sorted(model, found, view.column, view.descending);
    view.active = Math.min(view.active, Math.max(0, view.rows.length - 1));
    spacer.style.height = `${view.rows.length * ROW_HEIGHT}px`;
    scroll.setAttribute('aria-rowcount', String(view.rows.length + 1));
    which.forEach((button, i) => button.setAttribute('aria-pressed', String((i === 0) === (view.subjects === 'assets'))));
    heads.forEach((head, i) => {
      if (COLUMNS[i].id === view.column) {
        head.setAttribute('aria-sort', view.descending ? 'descending' : 'ascending');
      } else {
        head.removeAttribute('aria-sort');
      }
    });
    setText(summary, view.rows.length === total ? `${count(total)} ${view.subjects}` : `${count(view.rows.length)} of ${count(total)} ${view.subjects}${view.query ? ` match "${view.query}"` : ' shown by the legend'}`);
    clear.hidden = view.query === '';
    drawRows();
  }

  function drawRows() {
    const from = Math.max(0, Math.floor(scroll.scrollTop / ROW_HEIGHT) - SPARE_ROWS);
    const to = Math.min(view.rows.length, from + Math.ceil(scroll.clientHeight / ROW_HEIGHT) + 2 * SPARE_ROWS);
    body.style.transform = `translateY(${from * ROW_HEIGHT}px)`;
    body.replaceChildren(...Array.from(view.rows.subarray(from, to), (subject, i) => rowOf(subject, from + i)));
    scroll.setAttribute('aria-activedescendant', `row-${view.active}`);
  }

  function rowOf(subject, index) {
    const { cast, world } = model;
    const people = cast.people(subject);
    return element('div', {
      role: 'row', id: `row-${index}`, 'aria-rowindex': String(index + 2), class: index === view.active ? 'active' : '',
      'aria-selected': String(subject === view.selected), onclick: () => {
        view.active = index;
        actions.select(subject);
      },
    },
    cell('state', stateBadge(world.state[subject])), cell('name', cast.name(subject)), cell('kind', cast.kind(subject)), cell('operator', cast.operator(subject)),
    cell('vendor', cast.vendor(subject)), cell('region', cast.region(subject)), cell('people number', people > 0 ? about(people) : ''), cell('level number', share(world.level[subject])));
  }

  function onKey(event) {
    const page = Math.max(1, Math.floor(scroll.clientHeight / ROW_HEIGHT) - 2);
    const to = { ArrowDown: view.active + 1, ArrowUp: view.active - 1, PageDown: view.active + page, PageUp: view.active - page, Home: 0, End: view.rows.length - 1 }[event.key];
    if (event.target !== scroll || view.rows.length === 0) {
      return;
    }
    if (to !== undefined) {
      view.active = Math.max(0, Math.min(view.rows.length - 1, to));
      const top = view.active * ROW_HEIGHT;
      if (top < scroll.scrollTop) {
        scroll.scrollTop = top;
      } else if (top + 2 * ROW_HEIGHT > scroll.scrollTop + scroll.clientHeight - ROW_HEIGHT) {
        scroll.scrollTop = top - scroll.clientHeight + 3 * ROW_HEIGHT;
      }
      drawRows();
    } else if (event.key === 'Enter') {
      actions.select(view.rows[view.active]);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    /** The world changed, or the legend's filter, or the selection. */
    update(filter, selected) {
      view.filter = filter;
      view.selected = selected;
      refresh();
    },
    focus: () => scroll.focus(),
  };
}

function cell(kind, content) {
  return element('div', { role: 'gridcell', class: kind }, content);
}

function rangeOf(subjects, header) {
  return subjects === 'assets' ? { first: 0, count: header.assets } : { first: header.assets, count: header.services };
}

/** The rows as comma-separated values with a head line. */
export function csvOf(rows, { cast, world }) {
  const lines = ['state,name,kind,operator,vendor,region,people,level'];
  for (const subject of rows) {
    lines.push([
      STATES[world.state[subject]].word, cast.name(subject), cast.kind(subject), cast.operator(subject), cast.vendor(subject), cast.region(subject),
      String(Math.round(cast.people(subject))), String(Math.round(world.level[subject] * 1e4) / 1e4),
    ].map(quoted).join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** Quotes what a comma would break, and keeps a spreadsheet from taking a name for a formula. */
function quoted(value) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
