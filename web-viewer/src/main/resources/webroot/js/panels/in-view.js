/** The map for those who do not see it: what is not in full service and in view, as a list to walk through with the arrow keys. */

import { element, setText } from '../dom.js';
import { count } from '../format.js';
import { shape } from '../icons.js';
import { STATES } from '../replay/states.js';

const MOST_LISTED = 50;

/** @param root the panel @param onSelect called with a subject */
export function createInView(root, onSelect) {
  const summary = element('p', { class: 'muted' });
  const list = element('ul', { class: 'subjects', 'aria-label': 'Not in full service and in view' });
  root.replaceChildren(element('header', {}, element('h2', {}, 'In view')), summary, list);
  let active = -1;
  list.addEventListener('keydown', (event) => {
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined && buttons[to]) {
      event.preventDefault();
      event.stopPropagation();
      buttons[to].focus();
    }
  });
  list.addEventListener('focusin', (event) => {
    active = Number(event.target.dataset.subject);
    list.querySelectorAll('button').forEach((button) => {
      button.tabIndex = button === event.target ? 0 : -1;
    });
  });
  return {
    /** @param found `{total, abnormal, listed: subject numbers}` */
    update({ total, abnormal, listed }, { cast, world, selected, hasFilter }) {
      setText(summary, describe(total, abnormal, listed.length, hasFilter));
      const focused = list.contains(document.activeElement);
      const tabStop = listed.includes(active) ? active : listed[0];
      list.replaceChildren(...listed.map((subject) => {
        const state = world.state[subject];
        return element('li', {}, element('button', {
          type: 'button', class: 'plain', 'data-state': STATES[state].id, 'data-subject': subject, tabindex: subject === tabStop ? '0' : '-1',
          'aria-current': subject === selected ? 'true' : null, onclick: () => onSelect(subject),
        }, shape(state), element('span', { class: 'name' }, cast.name(subject)), element('span', { class: 'muted' }, STATES[state].word)));
      }));
      if (focused) {
        list.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
      }
    },
  };
}

function describe(total, abnormal, listed, hasFilter) {
  const filtered = hasFilter ? ' that the legend lets through' : '';
  if (abnormal === 0) {
    return `All ${count(total)}${filtered} in service.`;
  }
  const all = `${count(abnormal)} of ${count(total)} not in full service${filtered}`;
  return abnormal > listed ? `${all}; the ${listed} that touch most people:` : `${all}:`;
}

/**
 * The largest of the abnormal subjects that pass a test. Keeps a short sorted list: O(n) for the few that are listed.
 * @param accepts tells whether a subject counts @param weigh its weight
 */
export function largestAbnormal(world, accepts, weigh) {
  const listed = [];
  let abnormal = 0;
  for (let k = 0; k < world.abnormalCount; k++) {
    const subject = world.abnormal[k];
    if (!accepts(subject)) {
      continue;
    }
    abnormal++;
    const weight = weigh(subject);
    if (listed.length < MOST_LISTED || comesBefore(weight, subject, listed[listed.length - 1])) {
      insert(listed, { subject, weight });
    }
  }
  return { abnormal, listed: listed.map(({ subject }) => subject) };
}

function insert(listed, entry) {
  let at = listed.length;
  while (at > 0 && comesBefore(entry.weight, entry.subject, listed[at - 1])) {
    at--;
  }
  listed.splice(at, 0, entry);
  if (listed.length > MOST_LISTED) {
    listed.pop();
  }
}

function comesBefore(weight, subject, other) {
  return weight > other.weight || (weight === other.weight && subject < other.subject);
}
