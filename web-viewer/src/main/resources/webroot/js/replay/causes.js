/** Why something happened, and what followed. Pure functions over the columns of the log. */

import { WHAT } from './states.js';

/** The events that led to an event, the first cause first, the event itself last. */
export function chainTo(events, event) {
  const chain = [];
  for (let e = event; e >= 0; e = events.cause[e]) {
    chain.push(e);
  }
  return chain.reverse();
}

/**
 * The chain as people read it: where an asset's condition and its level change in one breath, only the level stays.
 */
export function linksOf(events, chain) {
  return chain.filter((e, i) => {
    const next = chain[i + 1];
    const sameBreath = next !== undefined && events.subject[next] === events.subject[e] && events.time[next] === events.time[e];
    return !(sameBreath && events.what[e] === WHAT.CONDITION && events.what[next] === WHAT.LEVEL);
  });
}

/** Cuts the middle out of a long list: `{head, hidden, tail}`. */
export function elided(links, most) {
  if (links.length <= most) {
    return { head: links, hidden: [], tail: [] };
  }
  const head = Math.ceil((most - 1) / 2);
  const tail = most - 1 - head;
  return { head: links.slice(0, head), hidden: links.slice(head, links.length - tail), tail: links.slice(links.length - tail) };
}

/**
 * The event that answers "why is it like this" for one subject at a position of the log: its last worsening.
 * @param ids events of the subject, in order
 * @returns the event, or -1 when nothing worsened up to here
 */
export function eventToExplain(events, ids, position) {
  for (let i = ids.length - 1; i >= 0; i--) {
    const e = ids[i];
    if (e < position && worsens(events, e)) {
      return e;
    }
  }
  return -1;
}

/**
 * Since when a subject is as it is: the time of the change after which a test of one kind of value has held, up to a position of the log.
 * @param ids events of the subject, in order
 * @param what kind of change that the test is about
 * @param holds test of a value
 * @returns microseconds, or -1 when the test does not hold
 */
export function sinceWhen(events, ids, position, what, holds) {
  let since = -1;
  for (let i = 0; i < ids.length && ids[i] < position; i++) {
    const e = ids[i];
    if (events.what[e] === what) {
      since = !holds(events.to[e]) ? -1 : since < 0 ? events.time[e] : since;
    }
  }
  return since;
}

/** True for a fall of condition or level, and for a step of an intrusion that is not yet detected. */
function worsens(events, e) {
  switch (events.what[e]) {
    case WHAT.CONDITION:
    case WHAT.LEVEL:
      return events.to[e] < events.from[e];
    case WHAT.INTEGRITY:
      return events.to[e] === 1 || events.to[e] === 2;
    default:
      return false;
  }
}

/**
 * How many assets and services lost level because of an event, directly or through others, up to the end of the log.
 * One pass, because causes come before effects.
 */
export function consequences(replay, event) {
  const { cause, subject, what, to, from } = replay.event;
  const { assets, services } = replay.header;
  const follows = new Uint8Array(cause.length);
  const hit = new Uint8Array(assets + services);
  follows[event] = 1;
  for (let e = event + 1; e < cause.length; e++) {
    if (cause[e] >= event && follows[cause[e]] === 1) {
      follows[e] = 1;
      if (what[e] === WHAT.LEVEL && to[e] < from[e] && subject[e] < hit.length) {
        hit[subject[e]] = 1;
      }
    }
  }
  return { assets: sum(hit, 0, assets), services: sum(hit, assets, hit.length) };
}

function sum(flags, from, end) {
  let total = 0;
  for (let i = from; i < end; i++) {
    total += flags[i];
  }
  return total;
}
