/** Names on the map: those of regions at their middles, and those of assets or services where few are in view. */

import { fanX, fanY } from './camera.js';

const MOST_REGIONS = 28;
const REGION_GAP = 6;
const MOST_NAMES = 40;
const NAMES_FROM_SCALE = 20;
const LETTER = 6.3;
const HALF_LINE = 8;
const BESIDE = 11;

/** Names of regions that fit without touching each other, the most populous first. @returns {{text, x, y, half}[]} in pixels */
export function regionNames(regions, camera) {
  const placed = [];
  for (const region of regions) {
    if (placed.length === MOST_REGIONS) {
      break;
    }
    const x = camera.screenX(region.x);
    const y = camera.screenY(region.y) - 14;
    const half = region.text.length * 3.4 + REGION_GAP;
    const inside = x > half && x < camera.width - half && y > 14 && y < camera.height - 14;
    if (inside && placed.every((other) => Math.abs(other.x - x) > half + other.half || Math.abs(other.y - y) > 16 + REGION_GAP)) {
      placed.push({ text: region.text, x, y, half });
    }
  }
  return placed;
}

/**
 * Names of what is in view, right or left of each point where that is free of other points, of names and of the names of regions; none
 * when more than forty are in view. O(points in view + forty squared).
 * @param layer `{places, grid, spacing, nameOf}` @param shown by point, 1 for what may be seen @param regions what `regionNames` gave
 * @returns {{text, x, y, align}[]} in pixels
 */
export function pointNames(layer, shown, camera, regions) {
  const points = pointsInView(layer, shown, camera);
  const taken = [
    ...regions.map(({ x, y, half }) => ({ left: x - half, right: x + half, top: y - HALF_LINE, bottom: y + HALF_LINE })),
    ...points.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 })),
  ];
  const names = [];
  for (const { i, x, y } of points) {
    const text = layer.nameOf(i);
    const wide = text.length * LETTER;
    const spots = [
      { align: 'left', x: x + BESIDE, left: x + BESIDE, right: x + BESIDE + wide },
      { align: 'right', x: x - BESIDE, left: x - BESIDE - wide, right: x - BESIDE },
    ];
    const free = spots.find((spot) => isFree(spot, y, taken, camera));
    if (free) {
      names.push({ text, x: free.x, y, align: free.align });
      taken.push({ left: free.left, right: free.right, top: y - HALF_LINE, bottom: y + HALF_LINE });
    }
  }
  return names;
}

function pointsInView({ places, grid, spacing }, shown, camera) {
  if (places.length > MOST_NAMES && camera.scale < NAMES_FROM_SCALE) {
    return [];
  }
  const fan = spacing(camera.scale);
  const points = [];
  grid.forEachIn(camera.box(), (i) => {
    const x = camera.screenX(places.x[i]) + fanX(places.slot[i], fan);
    const y = camera.screenY(places.y[i]) + fanY(places.slot[i], fan);
    if (shown[i] === 1 && x >= 0 && y >= 0 && x <= camera.width && y <= camera.height) {
      points.push({ i, x, y });
    }
  });
  return points.length <= MOST_NAMES ? points.sort((a, b) => a.i - b.i) : [];
}

function isFree({ left, right }, y, taken, camera) {
  const inside = left > 4 && right < camera.width - 4;
  return inside && taken.every((box) => left >= box.right || right <= box.left || y - HALF_LINE >= box.bottom || y + HALF_LINE <= box.top);
}
