/**
 * Draws the map. Half a million points are too many for drawing commands, so both layers are written as pixels: a quiet layer
 * (land and everything in grey, brighter where more stands) that changes only with the view, and over it the marks of what is not in
 * service, at every frame. While the view moves, marks go right onto the quiet layer, which nothing needs again; once it rests, the
 * quiet layer is painted once more and kept, and marks go over a copy: a copy is eight million bytes, a third of a frame. Selection,
 * causes and names lie on a second canvas above, drawn with commands.
 */

import { COMPROMISED, DEGRADED, IN_SERVICE, STATES } from '../replay/states.js';
import { fanX, fanY } from './camera.js';
import { fillRing, strokeRing } from './land.js';
import { paintOverlay } from './overlay.js';
import { mixed, mixedPixel, pixel } from './palette.js';
import { squareOf, stampOf } from './shapes.js';

/** States in the order in which they are painted: what matters most lies on top. */
const PAINT_ORDER = [1, 5, 4, 3, 2, 6];
const DENSITY_LEVELS = 64;
/** Colours a state can have: one for each vendor while colour says vendor, otherwise one for each depth of a degradation. */
const GROUPS = 7;
/** When more than one in so many is abnormal, all are looked at in order: memory is fastest that way. */
const FEW = 12;
const CROWD = 6000;
const THRONG = 40_000;

export class Painter {
  #raster;
  #overlay;
  #ratio = 1;
  #width = 1;
  #height = 1;
  #frame = null;
  #pixels = null;
  #quiet = null;
  /** What `paintQuiet` was asked for last; null once its pixels are kept. */
  #unkept = null;
  #isFresh = false;
  #counts = null;
  #crowded = new Uint32Array(0);
  #buckets = Array.from({ length: STATES.length * GROUPS }, () => new Uint32Array(256));
  #stamps = new Map();

  /** @param raster canvas for points @param overlay canvas above it for lines and names */
  constructor(raster, overlay) {
    this.#raster = raster;
    this.#overlay = overlay;
  }

  /** Takes the size of the screen in CSS pixels and the number of device pixels in one. */
  resize(width, height, ratio) {
    this.#ratio = ratio;
    const w = Math.max(1, Math.round(width * ratio));
    const h = Math.max(1, Math.round(height * ratio));
    for (const canvas of [this.#raster, this.#overlay]) {
      canvas.width = w;
      canvas.height = h;
    }
    this.#width = w;
    this.#height = h;
    this.#frame = new ImageData(w, h);
    this.#pixels = new Uint32Array(this.#frame.data.buffer);
    this.#quiet = new Uint32Array(w * h);
    this.#counts = new Uint8Array(w * h);
    this.#unkept = null;
    this.#isFresh = false;
  }

  /**
   * The layer that changes only with the view, the theme or the colouring.
   * @param scene `{places, shuffled, outlines, grid, shown: by point, spacing(scale), groupOf, groupColours}`; `groupOf` is null for grey
   */
  paintQuiet(scene, camera, palette) {
    this.#stamps.clear();
    this.#paintQuietInto(this.#pixels, scene, camera, palette);
    this.#unkept = { scene, camera, palette };
    this.#isFresh = true;
  }

  #paintQuietInto(pixels, scene, camera, palette) {
    this.#drawLand(pixels, scene, camera, palette);
    const size = dotSize(camera.scale);
    if (scene.groupOf) {
      this.#paintGroups(pixels, scene, camera, palette, Math.max(1, Math.round(Math.max(1, size * 0.75) * this.#ratio)));
    } else if (size < 2) {
      this.#paintDensity(pixels, scene, camera, palette);
    } else {
      this.#paintDots(pixels, scene, camera, palette, Math.round(size * this.#ratio));
    }
  }

  /** Pixels that show the quiet layer and nothing else. */
  #layQuiet() {
    if (this.#isFresh) {
      this.#isFresh = false;
      return;
    }
    if (this.#unkept) {
      const { scene, camera, palette } = this.#unkept;
      this.#paintQuietInto(this.#quiet, scene, camera, palette);
      this.#unkept = null;
    }
    this.#pixels.set(this.#quiet);
  }

  /**
   * Everything that is not in service, over the quiet layer.
   * @param scene `{places, shown: by point, spacing(scale), first, filter, showHidden, isServices, groupOf, groupColours}`
   */
  paintLive(scene, camera, world, palette) {
    this.#layQuiet();
    const sizes = this.#sortAbnormal(scene, camera, world);
    const shown = sizes.reduce((sum, n) => sum + n, 0);
    const size = markSize(camera.scale, shown, scene.isServices);
    for (const state of PAINT_ORDER) {
      for (let bucket = state * GROUPS; bucket < (state + 1) * GROUPS; bucket++) {
        if (sizes[bucket] > 0) {
          this.#stampAll(this.#buckets[bucket], sizes[bucket], this.#stampFor(bucket, size, scene, palette));
        }
      }
    }
    this.#raster.getContext('2d', { alpha: false }).putImageData(this.#frame, 0, 0);
    return shown;
  }

  /** @param marks see `paintOverlay` in overlay.js */
  paintOverlay(marks, camera, palette) {
    paintOverlay(this.#overlay, this.#ratio, marks, camera, palette);
  }

  #drawLand(pixels, scene, camera, palette) {
    const ground = { pixels: pixels.fill(pixel(palette.sea)), width: this.#width, height: this.#height };
    const { scale, left, top } = this.#origin(camera);
    for (const { x, y } of scene.outlines) {
      const ring = { x: x.map((value) => (value - left) * scale), y: y.map((value) => (value - top) * scale) };
      fillRing(ground, ring, palette.land);
      strokeRing(ground, ring, palette.border, this.#ratio);
    }
  }

  /** Counts the points of each pixel; between two calls all counts are zero, so that only pixels with points are looked at. */
  #paintDensity(pixels, scene, camera, palette) {
    const width = this.#width;
    const height = this.#height;
    const { x, y } = scene.places;
    const { shown } = scene;
    const counts = this.#counts;
    if (this.#crowded.length < x.length) {
      this.#crowded = new Uint32Array(x.length);
    }
    const crowded = this.#crowded;
    let last = 0;
    const { scale, left, top } = this.#origin(camera);
    for (let i = 0; i < x.length; i++) {
      const px = (x[i] - left) * scale;
      const py = (y[i] - top) * scale;
      if (px >= 0 && py >= 0 && px < width && py < height && shown[i] === 1) {
        const p = (py | 0) * width + (px | 0);
        const count = counts[p];
        if (count === 0) {
          crowded[last++] = p;
        }
        if (count < DENSITY_LEVELS - 1) {
          counts[p] = count + 1;
        }
      }
    }
    const shades = densityShades(palette, scene.places.length / (width * height));
    for (let k = 0; k < last; k++) {
      const p = crowded[k];
      pixels[p] = shades[counts[p]];
      counts[p] = 0;
    }
  }

  #paintDots(pixels, scene, camera, palette, size) {
    const stamp = size <= 3 ? squareOf(size, palette.quiet) : stampOf(0, size * 2, palette.quiet, palette.land);
    const width = this.#width;
    scene.grid.forEachIn(camera.box(20), (i) => {
      if (scene.shown[i] === 1) {
        const [px, py] = this.#pixelOf(scene, camera, i);
        this.#stamp(pixels, py * width + px, px, py, stamp);
      }
    });
  }

  #paintGroups(pixels, scene, camera, palette, size) {
    const colours = scene.groupColours.map((colour) => pixel(mixed(palette.land, colour, 0.7)));
    const { scale, left, top } = this.#origin(camera);
    const spacing = this.#ratio * scene.spacing(camera.scale);
    const { x, y, slot, index } = scene.shuffled;
    const { shown, groupOf } = scene;
    const width = this.#width;
    const height = this.#height;
    for (let k = 0; k < index.length; k++) {
      let px = (x[k] - left) * scale;
      let py = (y[k] - top) * scale;
      if (spacing > 0) {
        px += fanX(slot[k], spacing);
        py += fanY(slot[k], spacing);
      }
      if (px >= 0 && py >= 0 && px < width && py < height && shown[index[k]] === 1) {
        fillSquare(pixels, width, height, px | 0, py | 0, size, colours[groupOf[index[k]]]);
      }
    }
  }

  /** Puts the pixel of each visible abnormal point into the bucket of its state and group, and tells how many are in each. */
  #sortAbnormal(scene, camera, world) {
    const sizes = new Uint32Array(this.#buckets.length);
    const buckets = this.#buckets;
    const width = this.#width;
    const height = this.#height;
    const { x, y, slot, length } = scene.places;
    const { scale, left, top } = this.#origin(camera);
    const spacing = this.#ratio * scene.spacing(camera.scale);
    const { first, groupOf, shown } = scene;
    const { state: states, level, abnormal } = world;
    const draws = statesDrawn(scene);
    const all = world.abnormalCount * FEW > world.drawn;
    const candidates = all ? length : world.abnormalCount;
    for (let k = 0; k < candidates; k++) {
      const i = all ? k : abnormal[k] - first;
      if (i < 0 || i >= length || shown[i] === 0) {
        continue;
      }
      const state = states[first + i];
      if (draws[state] === 0) {
        continue;
      }
      let px = (x[i] - left) * scale;
      let py = (y[i] - top) * scale;
      if (spacing > 0) {
        px += fanX(slot[i], spacing);
        py += fanY(slot[i], spacing);
      }
      if (px >= 0 && py >= 0 && px < width && py < height) {
        const bucket = state * GROUPS + (groupOf ? groupOf[i] : state === DEGRADED ? depthOf(level[first + i]) : 0);
        if (sizes[bucket] === buckets[bucket].length) {
          this.#grow(bucket);
        }
        buckets[bucket][sizes[bucket]++] = (py | 0) * width + (px | 0);
      }
    }
    return sizes;
  }

  #grow(bucket) {
    const larger = new Uint32Array(this.#buckets[bucket].length * 2);
    larger.set(this.#buckets[bucket]);
    this.#buckets[bucket] = larger;
  }

  #stampAll(places, count, stamp) {
    const width = this.#width;
    if (stamp.isSquare) {
      this.#fillSquares(places, count, stamp);
      return;
    }
    for (let k = 0; k < count; k++) {
      const at = places[k];
      this.#stamp(this.#pixels, at, at % width, (at / width) | 0, stamp);
    }
  }

  #fillSquares(places, count, { width: size, red, green, blue }) {
    const width = this.#width;
    const colour = pixel([red[0], green[0], blue[0]]);
    for (let k = 0; k < count; k++) {
      const at = places[k];
      const y = (at / width) | 0;
      fillSquare(this.#pixels, width, this.#height, at - y * width, y, size, colour);
    }
  }

  /** Writes a stamp around a pixel, mixing by its opacity; what falls off the screen is left out. */
  #stamp(pixels, at, px, py, stamp) {
    const width = this.#width;
    const height = this.#height;
    const { dx, dy, red, green, blue, alpha } = stamp;
    const reach = stamp.width;
    const inside = px >= reach && py >= reach && px < width - reach && py < height - reach;
    for (let k = 0; k < dx.length; k++) {
      if (!inside && (px + dx[k] < 0 || px + dx[k] >= width || py + dy[k] < 0 || py + dy[k] >= height)) {
        continue;
      }
      const p = at + dy[k] * width + dx[k];
      const a = alpha[k];
      if (a === 255) {
        pixels[p] = 0xff000000 | (blue[k] << 16) | (green[k] << 8) | red[k];
      } else {
        pixels[p] = mixedPixel(pixels[p], red[k], green[k], blue[k], a);
      }
    }
  }

  #stampFor(bucket, size, scene, palette) {
    const key = `${bucket}/${size}/${scene.groupOf ? 'group' : 'state'}`;
    if (!this.#stamps.has(key)) {
      const pixels = Math.max(1, Math.round(size * this.#ratio));
      const state = Math.floor(bucket / GROUPS);
      const colour = scene.groupOf ? scene.groupColours[bucket % GROUPS] : colourOf(state, bucket % GROUPS, palette);
      this.#stamps.set(key, size <= 4 ? squareOf(pixels, colour) : stampOf(state, pixels, colour, palette.land));
    }
    return this.#stamps.get(key);
  }

  #origin(camera) {
    return { scale: camera.scale * this.#ratio, left: camera.planeX(0), top: camera.planeY(0) };
  }

  #pixelOf(scene, camera, i) {
    const spacing = scene.spacing(camera.scale);
    const { x, y, slot } = scene.places;
    return [
      ((camera.screenX(x[i]) + fanX(slot[i], spacing)) * this.#ratio) | 0,
      ((camera.screenY(y[i]) + fanY(slot[i], spacing)) * this.#ratio) | 0,
    ];
  }
}

/** Crowds: a square of one opaque colour around a pixel; one that crosses the border of the screen is moved inside. */
function fillSquare(pixels, width, height, px, py, size, colour) {
  const offset = size >> 1;
  const left = Math.min(width - size, Math.max(0, px - offset));
  const top = Math.min(height - size, Math.max(0, py - offset));
  if (size === 2) {
    const at = top * width + left;
    pixels[at] = colour;
    pixels[at + 1] = colour;
    pixels[at + width] = colour;
    pixels[at + width + 1] = colour;
    return;
  }
  for (let row = top * width + left; row < (top + size) * width; row += width) {
    for (let p = row; p < row + size; p++) {
      pixels[p] = colour;
    }
  }
}

/** By state, whether it is painted over the quiet layer. */
function statesDrawn({ filter, showHidden }) {
  const draws = Uint8Array.from(filter);
  draws[IN_SERVICE] = 0;
  draws[COMPROMISED] &= showHidden ? 1 : 0;
  return draws;
}

/** How deep a degradation is, as a group: 0 hardly anything is missing, 6 nearly everything. */
function depthOf(level) {
  return Math.min(GROUPS - 1, Math.floor((1 - level) * GROUPS));
}

/** A state's colour; what is only a little degraded is nearer to grey. */
function colourOf(state, depth, palette) {
  const full = palette.states[state];
  return state === DEGRADED ? mixed(palette.quiet, full, 0.45 + (0.55 * depth) / (GROUPS - 1)) : full;
}

/** Size of a healthy dot by scale: below two pixels the density is painted instead. */
function dotSize(scale) {
  return scale < 5 ? 1 : scale < 14 ? 2 : scale < 24 ? 3 : Math.min(6, 3 + (scale - 24) / 20);
}

/** Size of the mark of something abnormal: shapes where they can be told apart, small squares in a crowd. */
function markSize(scale, shown, isServices) {
  if (isServices) {
    return shown > CROWD ? 7 : 10;
  }
  if (scale > 20) {
    return 13;
  }
  if (shown > THRONG) {
    return 2;
  }
  return shown > CROWD ? 3 : shown > 1500 ? 7 : 9;
}

function densityShades(palette, perPixel) {
  const shades = new Uint32Array(DENSITY_LEVELS);
  const half = Math.max(1.2, perPixel * 4);
  for (let n = 1; n < DENSITY_LEVELS; n++) {
    shades[n] = pixel(mixed(palette.land, palette.quiet, 0.28 + 0.72 * (1 - Math.exp(-n / half))));
  }
  return shades;
}
