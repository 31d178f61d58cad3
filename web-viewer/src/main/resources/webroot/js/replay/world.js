/**
 * The state of everything at one position in the log. A position is a number of events: position 0 is before all, position n
 * is after the first n. Moving applies the events between in order, or takes them back in reverse order, so the cost is the
 * distance and never the length of the log; one event costs a few array accesses and no allocation.
 */

import { STATES, WHAT, stateOf } from './states.js';

export class World {
  /** @param replay columns @param cuts as given by `findCuts` */
  constructor(replay, cuts) {
    const { header } = replay;
    this.assets = header.assets;
    this.drawn = header.assets + header.services;
    this.position = 0;
    /** State of each asset, then of each service. */
    this.state = new Uint8Array(this.drawn);
    /** Number of assets in each state. */
    this.counts = new Uint32Array(STATES.length);
    this.counts[0] = header.assets;
    /** Number of assets of each kind in each state: kind times number of states plus state. */
    this.kindCounts = countKinds(replay);
    /** All subjects out of service, unordered: the first `abnormalCount` entries. */
    this.abnormal = new Uint32Array(this.drawn);
    this.abnormalCount = 0;
    this.level = new Float32Array(header.subjects).fill(1);
    this.condition = new Float32Array(header.subjects).fill(1);
    this.integrity = new Uint8Array(header.subjects);
    this.repair = new Uint8Array(header.subjects).fill(2);
    this.cutOff = new Uint8Array(header.subjects);
    this.event = replay.event;
    this.kind = replay.asset.kind;
    this.cuts = cuts;
    this.placeInAbnormal = new Int32Array(this.drawn).fill(-1);
  }

  /** Moves to a position and tells whether that changed anything. */
  seek(position) {
    const target = Math.max(0, Math.min(this.event.time.length, position));
    if (target === this.position) {
      return false;
    }
    if (target > this.position) {
      this.#apply(target);
    } else {
      this.#takeBack(target);
    }
    this.position = target;
    return true;
  }

  #apply(end) {
    const { subject, what, to } = this.event;
    for (let e = this.position; e < end; e++) {
      this.#set(subject[e], what[e], to[e], this.cuts[e] & 1);
    }
  }

  #takeBack(end) {
    const { subject, what, from } = this.event;
    for (let e = this.position - 1; e >= end; e--) {
      this.#set(subject[e], what[e], from[e], this.cuts[e] >> 1);
    }
  }

  #set(subject, what, value, cutOff) {
    switch (what) {
      case WHAT.CONDITION:
        this.condition[subject] = value;
        break;
      case WHAT.LEVEL:
        this.level[subject] = value;
        this.cutOff[subject] = cutOff;
        break;
      case WHAT.INTEGRITY:
        this.integrity[subject] = value;
        break;
      case WHAT.REPAIR:
        this.repair[subject] = value;
        break;
      default:
        return;
    }
    if (subject < this.drawn) {
      this.#refresh(subject);
    }
  }

  #refresh(subject) {
    const before = this.state[subject];
    const after = stateOf(
      this.condition[subject], this.level[subject], this.integrity[subject], this.repair[subject], this.cutOff[subject]);
    if (after === before) {
      return;
    }
    this.state[subject] = after;
    if (subject < this.assets) {
      const row = this.kind[subject] * STATES.length;
      this.counts[before]--;
      this.counts[after]++;
      this.kindCounts[row + before]--;
      this.kindCounts[row + after]++;
    }
    if (before === 0) {
      this.#list(subject);
    } else if (after === 0) {
      this.#unlist(subject);
    }
  }

  #list(subject) {
    this.placeInAbnormal[subject] = this.abnormalCount;
    this.abnormal[this.abnormalCount++] = subject;
  }

  #unlist(subject) {
    const hole = this.placeInAbnormal[subject];
    const last = this.abnormal[--this.abnormalCount];
    this.abnormal[hole] = last;
    this.placeInAbnormal[last] = hole;
    this.placeInAbnormal[subject] = -1;
  }
}

function countKinds(replay) {
  const counts = new Uint32Array(replay.header.kinds.length * STATES.length);
  for (const kind of replay.asset.kind) {
    counts[kind * STATES.length]++;
  }
  return counts;
}

/** The position after all events up to a time: found in O(log n). */
export function positionAt(times, micros) {
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
