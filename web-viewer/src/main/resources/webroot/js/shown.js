/** What of a recording is shown under a look (selection, colouring, filters). Pure functions from both to data for map and panels. */

import { largestAbnormal } from './panels/in-view.js';
import { COMPROMISED, IN_SERVICE, STATES } from './replay/states.js';

/** What the map needs to know of the look. */
export function mapOptions(recording, look) {
  return {
    colourBy: look.colourBy, layerShown: look.layerShown, kindOf: recording.replay.asset.kind, filter: look.filter, showHidden: look.showHidden,
    sector: look.sector, sectorOfService: recording.sectorOfService, selected: look.selected, chain: look.chain,
  };
}

/** For each kind of asset, 1 when its layer is switched on. */
export function layersShown({ replay }, { layersOff }) {
  return Uint8Array.from(replay.header.kinds, ({ layer }) => (layersOff.has(layer) ? 0 : 1));
}

/** Numbers beside the legend: of assets, or of services while those are coloured. What is hidden counts as in service. */
export function stateCounts(recording, look) {
  const { world } = recording;
  const counts = look.colourBy === 'service' ? serviceCounts(recording, look) : Array.from(world.counts);
  if (!look.showHidden) {
    counts[IN_SERVICE] += counts[COMPROMISED];
  }
  return counts;
}

/** The largest of what is not in full service within a box of the plane, how many there are, and of how many. */
export function inView(recording, look, layer, box) {
  const { world, cast } = recording;
  const { x, y, length } = layer.places;
  const isInside = (i) => i >= 0 && i < length && x[i] >= box.left && x[i] <= box.right && y[i] >= box.top && y[i] <= box.bottom;
  const weigh = (subject) => (world.state[subject] === COMPROMISED ? Infinity : cast.people(subject) * (1 - world.level[subject]));
  const found = largestAbnormal(world, (subject) => isInside(subject - layer.first) && isShown(recording, look, subject), weigh);
  return { ...found, total: look.sector < 0 ? length : servicesOf(recording, look.sector) };
}

/** True when the look leaves anything out. */
export function hasFilter({ sector, layersOff, filter }) {
  return sector >= 0 || layersOff.size > 0 || filter.includes(0);
}

export function sectorTitle({ replay }, { sector }) {
  return sector < 0 ? 'all sectors' : replay.header.sectors[sector].title;
}

/** One line about a subject, for the pointer on the map. */
export function describe({ cast, world }, { showHidden }, subject) {
  const state = world.state[subject] === COMPROMISED && !showHidden ? IN_SERVICE : world.state[subject];
  return `${cast.name(subject)}  ${cast.kind(subject)}, ${STATES[state].word}`;
}

function isShown({ world, replay, sectorOfService }, look, subject) {
  const state = world.state[subject];
  if (look.filter[state] === 0 || (state === COMPROMISED && !look.showHidden)) {
    return false;
  }
  return subject < world.assets
    ? look.layerShown[replay.asset.kind[subject]] === 1
    : look.sector < 0 || sectorOfService[subject - world.assets] === look.sector;
}

function serviceCounts({ world, sectorOfService }, { sector }) {
  const counts = new Array(STATES.length).fill(0);
  for (let i = 0; i < sectorOfService.length; i++) {
    if (sector < 0 || sectorOfService[i] === sector) {
      counts[world.state[world.assets + i]]++;
    }
  }
  return counts;
}

function servicesOf({ sectorOfService }, sector) {
  return sectorOfService.reduce((sum, one) => sum + (one === sector ? 1 : 0), 0);
}
