/** What the defenders saw and did in a recording, and how far they are with each step of the campaign. */

import { WHAT } from './states.js';

/** Kinds of deeds in the order of the panel, with the words for one where they differ; an event counts for the first whose test it passes. */
const DEEDS = [
  { id: 'alerts', title: 'alerts of sensors', one: 'alert of a sensor', test: (what) => what === WHAT.ALERT },
  { id: 'isolated', title: 'isolated by playbooks', test: (what, to) => what === WHAT.DEFENCE && to === 1 },
  { id: 'connected', title: 'connected again', test: (what, to) => what === WHAT.DEFENCE && to === 2 },
  { id: 'restored', title: 'started, rolled back or restored', test: (what, to) => what === WHAT.DEFENCE && to >= 3 && to <= 5 },
  { id: 'in-vain', title: 'attempts of playbooks that failed', one: 'attempt of a playbook that failed', test: (what) => what === WHAT.DEFENCE },
  { id: 'repaired', title: 'repairs done by crews', one: 'repair done by crews', test: (what, to) => what === WHAT.REPAIR && to === 2 },
];

/** Deeds that happened at all, each with its times in order. O(events). */
export function deedsOf({ event }) {
  const found = DEEDS.map(() => []);
  for (let e = 0; e < event.time.length; e++) {
    const deed = DEEDS.findIndex(({ test }) => test(event.what[e], event.to[e]));
    if (deed >= 0) {
      found[deed].push(event.time[e]);
    }
  }
  return DEEDS.map(({ id, title, one }, i) => ({ id, title: found[i].length === 1 ? one ?? title : title, times: found[i] })).filter(({ times }) => times.length > 0);
}

/** Steps of `[{time, what, step, title}]` in the order in which they began: `{title, begins, noticed, understood}`, times in microseconds or null. */
export function stepsOf(campaign) {
  const steps = new Map();
  for (const { time, what, step: subject, title } of campaign) {
    const step = steps.get(subject) ?? { title, begins: null, noticed: null, understood: null };
    const part = { [WHAT.STEP]: 'begins', [WHAT.NOTICED]: 'noticed', [WHAT.DIAGNOSED]: 'understood' }[what];
    if (part && step[part] === null) {
      step[part] = time;
    }
    steps.set(subject, step);
  }
  return [...steps.values()].filter(({ begins }) => begins !== null);
}

/** How many of some times in order are not after a moment. O(log n). */
export function countUntil(times, micros) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= micros) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
