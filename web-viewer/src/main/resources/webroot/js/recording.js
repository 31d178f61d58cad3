/** A replay with everything that is worked out once from it. What is needed only for a selection waits until something is selected. */

import { chainTo } from './replay/causes.js';
import { Cast } from './replay/cast.js';
import { deedsOf, stepsOf } from './replay/defence.js';
import { campaignEvents, eventsBySubject, eventsOverTime, findCuts, limitCrossings, lossesOverTime, sectorTracks } from './replay/indexes.js';
import { pace, spansFor } from './replay/pacing.js';
import { WHAT } from './replay/states.js';
import { World, positionAt } from './replay/world.js';
import { bandsOf, exposureOf, limitsOf, partnersOf } from './question.js';
import { sceneOf } from './map/scene.js';

/** @param replay columns @param summary of the run @param variant its id */
export function recordingOf(replay, summary, variant) {
  const { header, event } = replay;
  const tracks = sectorTracks(replay);
  const limits = limitsOf(summary, variant, header.sectors);
  const crossings = limitCrossings(tracks, limits);
  const pacing = pace(eventsOverTime(replay, spansFor(header.horizonMicros)), header.horizonMicros);
  const cast = new Cast(replay);
  let rows = null;
  const campaign = campaignEvents(replay).map((e) => ({ time: event.time[e], what: event.what[e], step: event.subject[e], title: cast.name(event.subject[e]) }));
  return {
    replay,
    cast,
    world: new World(replay, findCuts(replay)),
    scene: sceneOf(replay),
    sectorOfService: Uint8Array.from(replay.service.type, (type) => header.serviceTypes[type].sector),
    eventsOf: (subject) => {
      rows ??= eventsBySubject(replay);
      return rows.of(subject);
    },
    tracks,
    limits,
    bands: bandsOf(summary, variant, header.sectors),
    crossings,
    pacing,
    campaign,
    steps: stepsOf(campaign),
    deeds: deedsOf(replay),
    exposed: exposureOf(summary, variant),
    partners: new Map(partnersOf(summary, variant).map(({ subject, micros, others }) => [`${cast.find(subject)} ${micros}`, others])),
    moments: momentsOf(crossings, pacing.bursts, campaign, header.horizonMicros),
    firstLoss: firstLoss(event),
    losses: (bins) => lossesOverTime(replay, bins),
  };
}

/** Times worth stopping at, in order, each once. */
function momentsOf(crossings, bursts, campaign, horizonMicros) {
  const times = [...crossings.map(({ time }) => time), ...bursts.map(({ from }) => from), ...campaign.map(({ time }) => time), horizonMicros];
  return [...new Set(times)].sort((a, b) => a - b);
}

/** The first event that takes level from something, or -1. */
function firstLoss({ what, from, to }) {
  for (let e = 0; e < what.length; e++) {
    if (what[e] === WHAT.LEVEL && to[e] < from[e]) {
      return e;
    }
  }
  return -1;
}

/** A sentence for a crossing of a limit: when, which sector, how many people, and what was behind it. */
export function crossingSentence({ replay, cast, tracks }, crossing, words) {
  const { title } = replay.header.sectors[crossing.sector];
  const clock = words.localClock(replay.header.start, crossing.time);
  if (!crossing.below) {
    return `${clock}, ${title} is back above ${words.share(crossing.limit)}`;
  }
  const people = tracks[crossing.sector].people[tracks[crossing.sector].time.findIndex((time) => time >= crossing.time)];
  const cause = rootOfLoss(replay.event, cast, crossing);
  return `${clock}, ${title} below ${words.share(crossing.limit)}, ${words.about(people)} people affected${cause ? `, cause: ${cause}` : ''}`;
}

/** The name of the first cause of the last loss in a sector before a crossing. */
function rootOfLoss(event, cast, { time, sector }) {
  for (let e = positionAt(event.time, time) - 1; e >= 0; e--) {
    const isLoss = event.what[e] === WHAT.LEVEL && event.to[e] < event.from[e] && cast.sector(event.subject[e]) === sector;
    if (isLoss) {
      return cast.name(event.subject[chainTo(event, e)[0]]);
    }
  }
  return '';
}
