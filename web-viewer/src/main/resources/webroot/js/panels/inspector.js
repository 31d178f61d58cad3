/** One subject: facts, service over time, history, and why. */

import { element } from '../dom.js';
import { about, counted, localTime, share, sinceStart, span } from '../format.js';
import { icon, stateBadge, svgElement } from '../icons.js';
import { COMPROMISED, FAILED, FAILED_BY_DEPENDENCY, IN_SERVICE, ISOLATED, RESTORING, WHAT } from '../replay/states.js';
import { chainTo, consequences, elided, eventToExplain, linksOf, sinceWhen } from '../replay/causes.js';

const MOST_LINKS = 9;
const HISTORY_AROUND = 6;

/**
 * @param root the panel
 * @param actions `{close(), seekEvent(event), select(subject), showChain(subjects), copy(text)}`
 */
export function createInspector(root, actions) {
  let shownKey = '';
  let unfolded = -1;
  return {
    /** @param view `{replay, cast, world, eventsOf(subject), partners, selected, why: boolean, lightChain: boolean}` */
    update(view) {
      root.hidden = view.selected < 0;
      const key = root.hidden ? '' : keyOf(view, unfolded);
      if (key === shownKey) {
        return;
      }
      shownKey = key;
      if (!root.hidden) {
        keepFocus(root, () => root.replaceChildren(...contents(view, actions, unfolded, (event) => {
          unfolded = event;
          shownKey = '';
          actions.refresh();
        })));
      }
    },
    focus() {
      root.focus();
    },
  };
}

/** Replaces the content and gives the focus back to the control with the same `data-focus`. */
function keepFocus(root, replace) {
  const held = root.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
  replace();
  if (held !== undefined) {
    (root.querySelector(`[data-focus="${CSS.escape(held)}"]`) ?? root).focus({ preventScroll: true });
  }
}

/** What the content depends on; while it stays the same nothing is built anew. */
function keyOf({ replay, selected, world, eventsOf, why, lightChain }, unfolded) {
  const ids = eventsOf(selected);
  return [replay.header.hash, selected, lastBefore(ids, world.position), world.state[selected] ?? '', why, lightChain, unfolded].join('/');
}

function contents(view, actions, unfolded, unfold) {
  const { cast, world, selected } = view;
  const event = eventToExplain(view.replay.event, view.eventsOf(selected), world.position);
  const title = element('header', {},
    element('div', {},
      element('h2', { id: 'inspector-title' }, cast.name(selected)),
      element('p', { class: 'muted' }, cast.kind(selected))),
    element('button', { type: 'button', class: 'icon plain', 'aria-label': 'Close', title: 'Close (Esc)', 'data-focus': 'close', onclick: actions.close }, icon('close')));
  return [title, stateLine(view), facts(view), sparkline(view), whySection(view, event, actions, unfolded, unfold), historySection(view, actions)]
    .filter((part) => part !== null);
}

function stateLine({ cast, world, selected, replay, eventsOf }) {
  if (cast.isStep(selected)) {
    return null;
  }
  const state = world.state[selected];
  const [what, holds] = testOf(state);
  const start = sinceWhen(replay.event, eventsOf(selected), world.position, what, holds);
  const since = start < 0 || state === IN_SERVICE ? '' : ` since ${sinceStart(start)}`;
  const level = world.level[selected];
  return element('p', { class: 'state-line' }, stateBadge(state), since, level > 0 && level < 1 ? `, at ${share(level)}` : '');
}

/** What makes a state: a kind of change and a test of its value. */
function testOf(state) {
  switch (state) {
    case COMPROMISED:
      return [WHAT.INTEGRITY, (value) => value === 1 || value === 2];
    case FAILED:
    case FAILED_BY_DEPENDENCY:
    case ISOLATED:
      return [WHAT.LEVEL, (value) => value === 0];
    case RESTORING:
      return [WHAT.REPAIR, (value) => value === 1];
    default:
      return [WHAT.LEVEL, (value) => value < 1];
  }
}

function facts({ cast, selected, replay }) {
  const people = cast.people(selected);
  const rows = [
    ['Operator', cast.operator(selected)],
    ['Vendor', cast.vendor(selected)],
    ['Sector', cast.isService(selected) ? replay.header.sectors[cast.sector(selected)].title : ''],
    ['Region', cast.region(selected)],
    [cast.isService(selected) ? 'Serves' : 'Users', people > 0 ? `${about(people)} people` : ''],
  ].filter(([, value]) => value !== '');
  return rows.length === 0 ? null : element('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}

const SPARK_WIDTH = 300;
const SPARK_HEIGHT = 34;

/** What the subject delivered over the whole recording. */
function sparkline({ cast, replay, eventsOf, selected }) {
  if (cast.isStep(selected)) {
    return null;
  }
  const { event, header } = replay;
  const x = (micros) => ((micros / header.horizonMicros) * SPARK_WIDTH).toFixed(1);
  const y = (level) => (SPARK_HEIGHT - 2 - level * (SPARK_HEIGHT - 4)).toFixed(1);
  let path = `M0 ${y(1)}`;
  let lowest = 1;
  for (const e of eventsOf(selected)) {
    if (event.what[e] === WHAT.LEVEL) {
      path += `H${x(event.time[e])}V${y(event.to[e])}`;
      lowest = Math.min(lowest, event.to[e]);
    }
  }
  const svg = svgElement('svg', { class: 'spark', viewBox: `0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': `What it delivers over the whole recording; lowest ${share(lowest)}` });
  svg.append(svgElement('path', { d: `${path}H${SPARK_WIDTH}V${SPARK_HEIGHT}H0Z`, class: 'area' }), svgElement('path', { d: `${path}H${SPARK_WIDTH}`, class: 'line' }));
  return element('figure', {}, svg, element('figcaption', { class: 'muted' }, `Delivered over ${span(header.horizonMicros)}; lowest ${share(lowest)}`));
}

function whySection(view, event, actions, unfolded, unfold) {
  const { replay, cast, selected } = view;
  if (event < 0) {
    const never = cast.isStep(selected) ? 'A step of the campaign: it follows its plan.' : 'Nothing has gone wrong here up to now.';
    return element('section', { class: 'why', 'aria-labelledby': 'why-title' }, element('h3', { id: 'why-title' }, 'Why?'), element('p', { class: 'muted' }, never));
  }
  const links = linksOf(replay.event, chainTo(replay.event, event));
  const subjects = [...new Set(links.map((e) => replay.event.subject[e]))];
  const parts = unfolded === event ? { head: links, hidden: [], tail: [] } : elided(links, MOST_LINKS);
  const line = (e) => chainLine(view, e, actions);
  const more = parts.hidden.length === 0 ? [] : [element('li', { class: 'more' },
    element('button', { type: 'button', class: 'plain', 'data-focus': 'more', onclick: () => unfold(event) }, `${counted(parts.hidden.length, 'step')} between`))];
  const after = consequences(replay, event);
  return element('section', { class: 'why', 'aria-labelledby': 'why-title' },
    element('header', {},
      element('h3', { id: 'why-title' }, `Why? ${links.length === 1 ? 'One step' : `${links.length} steps`}`),
      element('span', { class: 'group' },
        element('button', { type: 'button', class: 'plain', 'data-focus': 'light', 'aria-pressed': String(view.lightChain), onclick: () => actions.showChain(subjects) }, 'Show on map'),
        element('button', { type: 'button', class: 'plain', 'data-focus': 'copy', onclick: () => actions.copy(chainText(view, links)) }, 'Copy'))),
    element('ol', { class: 'chain', id: 'chain' }, ...parts.head.map(line), ...more, ...parts.tail.map(line)),
    element('p', { class: 'muted' }, origin(view, links[0])),
    after.assets + after.services === 0 ? null : element('p', { class: 'muted' }, `What followed: ${counted(after.assets, 'asset')} and ${counted(after.services, 'service')} lost level.`));
}

/** Where the chain begins, in words. */
function origin({ cast, replay }, first) {
  const subject = replay.event.subject[first];
  return cast.isStep(subject) ? 'It began with the campaign.' : `It began with ${cast.name(subject)} itself: chance, not the campaign.`;
}

/** `, together with amf-1 (0 %, since 2:00)`; nothing where an event has but one cause. */
function together({ replay, partners }, e) {
  const others = replay.event.what[e] === WHAT.STEP ? [] : partners.get(`${replay.event.subject[e]} ${replay.event.time[e]}`) ?? [];
  const parts = others.map(({ subject, level, micros }) => `${subject} (${share(level)}, since ${sinceStart(micros)})`);
  return parts.length === 0 ? '' : `, together with ${parts.join(', ')}`;
}

function chainLine(view, e, actions) {
  const { replay, cast } = view;
  const { subject, time } = replay.event;
  const s = subject[e];
  const isCarriedOut = replay.event.what[e] === WHAT.STEP;
  return element('li', {},
    element('button', { type: 'button', class: 'link time', 'data-focus': `t${e}`, title: 'Go to this moment', onclick: () => actions.seekEvent(e) }, sinceStart(time[e])),
    element('span', {},
      isCarriedOut ? element('span', { class: 'muted' }, 'Campaign: ') : '',
      element('button', { type: 'button', class: 'link', 'data-focus': `s${e}`, title: 'Select and show', onclick: () => actions.select(s) }, cast.name(s)),
      isCarriedOut ? '' : ` ${cast.happening(e)}${together(view, e)}`));
}

/** The chain as plain text, to paste. */
function chainText(view, links) {
  const { replay, cast } = view;
  const { subject, time } = replay.event;
  return links.map((e, depth) => `${'  '.repeat(depth)}${depth === 0 ? '' : '-> '}${sinceStart(time[e])} ${cast.name(subject[e])} ${cast.happening(e)}${together(view, e)}`).join('\n');
}

function historySection({ replay, cast, eventsOf, selected, world }, actions) {
  const ids = eventsOf(selected);
  if (ids.length === 0) {
    return element('section', { class: 'history' }, element('h3', {}, 'History'), element('p', { class: 'muted' }, 'Nothing happens to it in this recording.'));
  }
  const now = lastBefore(ids, world.position);
  const from = Math.max(0, now - HISTORY_AROUND);
  const to = Math.min(ids.length, now + 1 + HISTORY_AROUND);
  const lines = Array.from(ids.subarray(from, to), (e, i) => {
    const index = from + i;
    return element('li', { class: index > now ? 'ahead' : index === now ? 'latest' : '' },
      element('button', { type: 'button', class: 'link time', 'data-focus': `h${e}`, title: localTime(replay.header.start, replay.event.time[e]), onclick: () => actions.seekEvent(e) }, sinceStart(replay.event.time[e])),
      element('span', {}, cast.happening(e)));
  });
  const note = from > 0 || to < ids.length ? element('p', { class: 'muted' }, `${counted(ids.length, 'event')} in all`) : null;
  return element('section', { class: 'history' }, element('h3', {}, 'History'), element('ol', {}, ...lines), note);
}

/** Index of the last of several ascending events that lies before a position, or -1. */
function lastBefore(ids, position) {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle] < position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

