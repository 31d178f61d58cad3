/**
 * The state of everything at one position in the log. A position is a number of events: position 0 is before all, position n
 * is after the first n. Moving applies the events between in order, or takes them back in reverse order; for long ways it starts
 * from the nearest of a few snapshots taken while loading, so the cost of a seek is bounded whatever the length of the log.
 *
 * What matters of a subject for its state fits into six bits. Each event is compiled into the bits it clears and the bits it
 * sets, forwards and backwards; a table turns the six bits into the state. One event costs a few array accesses.
 */

import { STATES, WHAT, stateOf } from './states.js';

const PARTIAL = 1;
const ZERO = 2;
const LEVEL = PARTIAL | ZERO;
const DAMAGED = 4;
const CUT_OFF = 8;
const UNDER_REPAIR = 16;
const SUBVERTED = 32;
const STATE_OF_BITS = Uint8Array.from({ length: 64 }, (_, bits) => stateOfBits(bits));

const EVENTS_PER_SNAPSHOT = 100_000;
const MOST_SNAPSHOTS = 10;

export class World {
  #event;
  #kind;
  #clear;
  #after;
  #before;
  #bits;
  #placeInAbnormal;
  #snapshots = [];
  #stride;

  /** @param replay columns @param cuts as given by `findCuts` */
  constructor(replay, cuts) {
    const { header, event } = replay;
    this.assets = header.assets;
    /** Number of assets and services: those that have a state. */
    this.drawn = header.assets + header.services;
    this.position = 0;
    /** State of each asset, then of each service. */
    this.state = new Uint8Array(this.drawn);
    /** What each delivers, in [0, 1]. */
    this.level = new Float32Array(this.drawn).fill(1);
    /** Number of assets in each state. */
    this.counts = new Uint32Array(STATES.length);
    this.counts[0] = header.assets;
    /** Number of assets of each kind in each state: kind times number of states plus state. */
    this.kindCounts = countKinds(replay);
    /** All assets and services not in service, unordered: the first `abnormalCount` entries. */
    this.abnormal = new Uint32Array(this.drawn);
    this.abnormalCount = 0;
    this.#event = event;
    this.#kind = replay.asset.kind;
    this.#bits = new Uint8Array(this.drawn);
    this.#placeInAbnormal = new Int32Array(this.drawn).fill(-1);
    this.#compile(cuts);
    this.#takeSnapshots();
  }

  /** Moves to a position and tells whether that changed anything. */
  seek(position) {
    const target = Math.max(0, Math.min(this.#event.time.length, position));
    if (target === this.position) {
      return false;
    }
    const near = this.#nearestSnapshot(target);
    if (near && Math.abs(near.position - target) + this.#stride / 4 < Math.abs(this.position - target)) {
      this.#restore(near);
    }
    this.#moveTo(target);
    return true;
  }

  #moveTo(target) {
    const { subject, to, from } = this.#event;
    for (let e = this.position; e < target; e++) {
      if (this.#clear[e] !== 0) {
        this.#change(subject[e], this.#clear[e], this.#after[e], to[e]);
      }
    }
    for (let e = this.position - 1; e >= target; e--) {
      if (this.#clear[e] !== 0) {
        this.#change(subject[e], this.#clear[e], this.#before[e], from[e]);
      }
    }
    this.position = target;
  }

  #change(subject, clear, set, value) {
    const old = this.#bits[subject];
    const now = (old & ~clear) | set;
    if ((clear & LEVEL) !== 0) {
      this.level[subject] = value;
    }
    if (now === old) {
      return;
    }
    this.#bits[subject] = now;
    if (STATE_OF_BITS[now] !== STATE_OF_BITS[old]) {
      this.#enter(subject, STATE_OF_BITS[old], STATE_OF_BITS[now]);
    }
  }

  #enter(subject, before, after) {
    this.state[subject] = after;
    if (subject < this.assets) {
      const row = this.#kind[subject] * STATES.length;
      this.counts[before]--;
      this.counts[after]++;
      this.kindCounts[row + before]--;
      this.kindCounts[row + after]++;
    }
    if (before === 0) {
      this.#placeInAbnormal[subject] = this.abnormalCount;
      this.abnormal[this.abnormalCount++] = subject;
    } else if (after === 0) {
      const hole = this.#placeInAbnormal[subject];
      const last = this.abnormal[--this.abnormalCount];
      this.abnormal[hole] = last;
      this.#placeInAbnormal[last] = hole;
    }
  }

  #compile(cuts) {
    const { subject, what, from, to } = this.#event;
    this.#clear = new Uint8Array(subject.length);
    this.#after = new Uint8Array(subject.length);
    this.#before = new Uint8Array(subject.length);
    for (let e = 0; e < subject.length; e++) {
      if (subject[e] < this.drawn) {
        this.#clear[e] = clearedBy(what[e]);
        this.#after[e] = bitsOf(what[e], to[e], cuts[e] & 1);
        this.#before[e] = bitsOf(what[e], from[e], cuts[e] >> 1);
      }
    }
  }

  #takeSnapshots() {
    const events = this.#event.time.length;
    this.#stride = Math.max(EVENTS_PER_SNAPSHOT, Math.ceil(events / MOST_SNAPSHOTS));
    this.#snapshots.push(this.#snapshot());
    for (let position = this.#stride; position < events; position += this.#stride) {
      this.#moveTo(position);
      this.#snapshots.push(this.#snapshot());
    }
    this.#restore(this.#snapshots[0]);
  }

  #nearestSnapshot(target) {
    return this.#snapshots[Math.min(this.#snapshots.length - 1, Math.round(target / this.#stride))];
  }

  #snapshot() {
    return {
      position: this.position,
      bits: this.#bits.slice(),
      state: this.state.slice(),
      level: this.level.slice(),
      counts: this.counts.slice(),
      kindCounts: this.kindCounts.slice(),
      abnormal: this.abnormal.slice(0, this.abnormalCount),
    };
  }

  #restore(snapshot) {
    this.position = snapshot.position;
    this.#bits.set(snapshot.bits);
    this.state.set(snapshot.state);
    this.level.set(snapshot.level);
    this.counts.set(snapshot.counts);
    this.kindCounts.set(snapshot.kindCounts);
    this.abnormal.set(snapshot.abnormal);
    this.abnormalCount = snapshot.abnormal.length;
    for (let k = 0; k < this.abnormalCount; k++) {
      this.#placeInAbnormal[this.abnormal[k]] = k;
    }
  }
}

function clearedBy(what) {
  switch (what) {
    case WHAT.CONDITION:
      return DAMAGED;
    case WHAT.LEVEL:
      return LEVEL | CUT_OFF;
    case WHAT.INTEGRITY:
      return SUBVERTED;
    case WHAT.REPAIR:
      return UNDER_REPAIR;
    default:
      return 0;
  }
}

function bitsOf(what, value, cutOff) {
  switch (what) {
    case WHAT.CONDITION:
      return value < 1 ? DAMAGED : 0;
    case WHAT.LEVEL:
      return (value > 0 ? (value < 1 ? PARTIAL : 0) : ZERO) | (cutOff ? CUT_OFF : 0);
    case WHAT.INTEGRITY:
      return value === 1 || value === 2 ? SUBVERTED : 0;
    case WHAT.REPAIR:
      return value === 1 ? UNDER_REPAIR : 0;
    default:
      return 0;
  }
}

function stateOfBits(bits) {
  return stateOf({
    damaged: (bits & DAMAGED) !== 0,
    level: (bits & ZERO) !== 0 ? 0 : (bits & PARTIAL) !== 0 ? 0.5 : 1,
    subverted: (bits & SUBVERTED) !== 0,
    underRepair: (bits & UNDER_REPAIR) !== 0,
    cutOff: (bits & CUT_OFF) !== 0,
  });
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
