/** What is worked out once after loading: each function turns columns into a column or a list. All are O(events) or better. */

import { WHAT } from './states.js';

/**
 * Events of each subject, in order of time, in compressed rows: those of subject s are `list[start[s]] .. list[start[s + 1] - 1]`.
 */
export function eventsBySubject(replay) {
  const { subject } = replay.event;
  const start = new Uint32Array(replay.header.subjects + 1);
  for (let e = 0; e < subject.length; e++) {
    start[subject[e] + 1]++;
  }
  for (let s = 0; s < replay.header.subjects; s++) {
    start[s + 1] += start[s];
  }
  const next = start.slice();
  const list = new Uint32Array(subject.length);
  for (let e = 0; e < subject.length; e++) {
    list[next[subject[e]]++] = e;
  }
  return {
    of: (s) => list.subarray(start[s], start[s + 1]),
  };
}

/**
 * Whether a loss of level came from lost transport: bit 0 for the state after the event, bit 1 for the state before it. It did
 * when its cause is the loss of a transport asset, or of an asset that was itself cut off.
 */
export function findCuts(replay) {
  const { subject, what, to, cause } = replay.event;
  const { header, asset } = replay;
  const carries = header.kinds.map((kind) => kind.layer === 'transport');
  const cuts = new Uint8Array(subject.length);
  const latest = new Uint8Array(header.subjects);
  for (let e = 0; e < subject.length; e++) {
    if (what[e] !== WHAT.LEVEL) {
      continue;
    }
    const s = subject[e];
    cuts[e] = latest[s] << 1;
    const c = cause[e];
    const cut = to[e] === 0 && s < header.assets && c >= 0 && what[c] === WHAT.LEVEL && to[c] < 1 && subject[c] !== s
      && subject[c] < header.assets && (carries[asset.kind[subject[c]]] || (cuts[c] & 1) === 1);
    latest[s] = cut ? 1 : 0;
    cuts[e] |= latest[s];
  }
  return cuts;
}

/** Number of losses (a level that falls to zero) in each of `bins` equal spans of the horizon. */
export function lossesOverTime(replay, bins) {
  const { time, what, to, from } = replay.event;
  const perMicro = bins / replay.header.horizonMicros;
  const counts = new Uint32Array(bins);
  for (let e = 0; e < time.length; e++) {
    if (what[e] === WHAT.LEVEL && to[e] === 0 && from[e] > 0) {
      counts[Math.min(bins - 1, Math.floor(time[e] * perMicro))]++;
    }
  }
  return counts;
}

/** Number of events of any kind in each of `bins` equal spans of the horizon. */
export function eventsOverTime(replay, bins) {
  const perMicro = bins / replay.header.horizonMicros;
  const counts = new Uint32Array(bins);
  const { time } = replay.event;
  for (let e = 0; e < time.length; e++) {
    counts[Math.min(bins - 1, Math.floor(time[e] * perMicro))]++;
  }
  return counts;
}

/** The change points of each sector: `[{time, level, people}, ...]` by sector, as plain columns. */
export function sectorTracks(replay) {
  const { time, sector, level, people } = replay.sector;
  const tracks = replay.header.sectors.map(() => ({ time: [], level: [], people: [] }));
  for (let i = 0; i < time.length; i++) {
    const track = tracks[sector[i]];
    track.time.push(time[i]);
    track.level.push(level[i]);
    track.people.push(people[i]);
  }
  return tracks.map((track) => ({
    time: Float64Array.from(track.time),
    level: Float32Array.from(track.level),
    people: Float32Array.from(track.people),
  }));
}

/**
 * The moments at which a sector's level passes its limit.
 * @param limits lowest allowed level by sector, null where there is none
 * @returns {{time: number, sector: number, below: boolean, limit: number}[]} in order of time
 */
export function limitCrossings(tracks, limits) {
  const crossings = [];
  tracks.forEach((track, sector) => {
    const limit = limits[sector];
    if (limit === null) {
      return;
    }
    let below = false;
    for (let i = 0; i < track.time.length; i++) {
      if (track.level[i] < limit !== below) {
        below = !below;
        crossings.push({ time: track.time[i], sector, below, limit });
      }
    }
  });
  return crossings.sort((a, b) => a.time - b.time);
}

/** Events that concern the campaign as a whole: steps, notices, remedies, halts. Ids in order. */
export function campaignEvents(replay) {
  const first = replay.header.assets + replay.header.services;
  const ids = [];
  const { subject } = replay.event;
  for (let e = 0; e < subject.length; e++) {
    if (subject[e] >= first) {
      ids.push(e);
    }
  }
  return ids;
}
