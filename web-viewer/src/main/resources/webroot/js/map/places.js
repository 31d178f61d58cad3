/**
 * Where everything lies: positions in kilometres on a Mercator plane that is true to scale in the middle of the country, a grid to
 * find what is near a point, and a number for each of several things at one spot, so that they can be fanned out.
 */

const EARTH_KM = 6371;
const RADIANS = Math.PI / 180;
const PER_GRID_CELL = 12;

/** @returns {{toPlane: (lon: number, lat: number) => [number, number]}} x grows to the east, y to the south */
export function planeFor(latitude) {
  const scale = EARTH_KM * Math.cos(latitude * RADIANS);
  return {
    toPlane: (lon, lat) => [scale * lon * RADIANS, -scale * Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2))],
  };
}

/** Positions of points in order. @returns {{x: Float32Array, y: Float32Array, slot: Uint16Array, length: number}} */
export function placesOf(plane, lon, lat) {
  const x = new Float32Array(lon.length);
  const y = new Float32Array(lon.length);
  for (let i = 0; i < lon.length; i++) {
    [x[i], y[i]] = plane.toPlane(lon[i], lat[i]);
  }
  return { x, y, slot: slotsOf(x, y), length: lon.length };
}

/** The smallest box around all points; a point without a place (not a number) does not count. */
export function boundsOf({ x, y }) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let i = 0; i < x.length; i++) {
    if (x[i] === x[i] && y[i] === y[i]) {
      box.left = Math.min(box.left, x[i]);
      box.right = Math.max(box.right, x[i]);
      box.top = Math.min(box.top, y[i]);
      box.bottom = Math.max(box.bottom, y[i]);
    }
  }
  return box.left <= box.right ? box : { left: -1, right: 1, top: -1, bottom: 1 };
}

/** For each point, how many points before it lie at exactly the same spot. Open addressing, O(n). */
function slotsOf(x, y) {
  const size = 2 ** Math.ceil(Math.log2(2 * x.length + 2));
  const first = new Int32Array(size).fill(-1);
  const seen = new Uint16Array(size);
  const slots = new Uint16Array(x.length);
  const bitsX = new Int32Array(x.buffer, x.byteOffset, x.length);
  const bitsY = new Int32Array(y.buffer, y.byteOffset, y.length);
  for (let i = 0; i < x.length; i++) {
    let at = (Math.imul(bitsX[i], 0x9e3779b1) ^ Math.imul(bitsY[i], 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & (size - 1);
    while (first[at] >= 0 && (bitsX[first[at]] !== bitsX[i] || bitsY[first[at]] !== bitsY[i])) {
      at = (at + 1) & (size - 1);
    }
    if (first[at] < 0) {
      first[at] = i;
    }
    slots[i] = Math.min(65535, seen[at]++);
  }
  return slots;
}

/** A grid over points: those of a cell are together in one list. */
export function gridOver(places, bounds) {
  const columns = Math.max(1, Math.ceil(Math.sqrt(places.length / PER_GRID_CELL)));
  const width = (bounds.right - bounds.left) / columns || 1;
  const height = (bounds.bottom - bounds.top) / columns || 1;
  const cellOf = (i) => column(places.x[i]) + columns * row(places.y[i]);
  const column = (x) => clamp(Math.floor((x - bounds.left) / width), columns);
  const row = (y) => clamp(Math.floor((y - bounds.top) / height), columns);
  const start = new Uint32Array(columns * columns + 1);
  for (let i = 0; i < places.length; i++) {
    start[cellOf(i) + 1]++;
  }
  for (let c = 0; c < columns * columns; c++) {
    start[c + 1] += start[c];
  }
  const next = start.slice();
  const list = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) {
    list[next[cellOf(i)]++] = i;
  }
  return {
    /** Calls `visit` with each point in the cells that a box touches: all in the box, and some around it. */
    forEachIn(box, visit) {
      for (let r = row(box.top); r <= row(box.bottom); r++) {
        const from = start[column(box.left) + columns * r];
        const to = start[column(box.right) + columns * r + 1];
        for (let k = from; k < to; k++) {
          visit(list[k]);
        }
      }
    },
  };
}

function clamp(index, count) {
  return index > 0 ? Math.min(count - 1, index) : 0;
}

/** A prime: every p-th point is far from the one before, in whatever order they are given. */
const STRIDE = 7_368_787;

/**
 * The points in a mixed order: painted so, each colour gets its share of crowded pixels. Copied, because memory is fast only in order.
 * @returns {{x: Float32Array, y: Float32Array, slot: Uint16Array, index: Uint32Array}} `index` tells which point it is
 */
export function shuffledPlaces({ x, y, slot, length }) {
  const index = new Uint32Array(length);
  for (let k = 0, i = 0; k < length; k++, i = (i + STRIDE) % length) {
    index[k] = i;
  }
  const inOrder = (column) => column.map((_, k) => column[index[k]]);
  return { x: inOrder(x), y: inOrder(y), slot: inOrder(slot), index };
}

/**
 * The middle of each region: the mean place of its points.
 * @returns {{x: number, y: number}[]} by region; not a number where a region has no point
 */
export function middles(places, region, regions) {
  const sums = Array.from({ length: regions }, () => ({ x: 0, y: 0, n: 0 }));
  for (let i = 0; i < places.length; i++) {
    const sum = sums[region[i]];
    if (sum && places.x[i] === places.x[i]) {
      sum.x += places.x[i];
      sum.y += places.y[i];
      sum.n++;
    }
  }
  return sums.map(({ x, y, n }) => ({ x: x / n, y: y / n }));
}
