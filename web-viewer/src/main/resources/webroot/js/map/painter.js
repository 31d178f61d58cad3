/**
 * Draws the map. Half a million points are too many for drawing commands, so both layers are written as pixels: a quiet layer
 * (land and everything in grey, brighter where more stands) that changes only with the view, and over a copy of it the marks of
 * what is not in service, at every frame. Selection, causes and names lie on a second canvas above, drawn with commands.
 */

import { COMPROMISED, DEGRADED, STATES } from '../replay/states.js';
import { fanX, fanY } from './camera.js';
import { mixed, pixel } from './palette.js';
import { squareOf, stampOf } from './shapes.js';

/** States in the order in which they are painted: what matters most lies on top. */
const PAINT_ORDER = [1, 5, 4, 3, 2, 6];
/** A prime: visiting every p-th point gives each colour its share of crowded pixels. */
const STRIDE = 7_368_787;
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
  #base = new OffscreenCanvas(1, 1);
  #frame = null;
  #pixels = null;
  #quiet = null;
  #counts = null;
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
    for (const canvas of [this.#raster, this.#overlay, this.#base]) {
      canvas.width = w;
      canvas.height = h;
    }
    this.#frame = new ImageData(w, h);
    this.#pixels = new Uint32Array(this.#frame.data.buffer);
    this.#quiet = new Uint32Array(w * h);
    this.#counts = new Uint16Array(w * h);
  }

  /**
   * The layer that changes only with the view, the theme or the colouring.
   * @param scene `{places, outlines, grid, shows(i), spacing(scale), groupOf, groupColours}`; `groupOf` is null for grey
   */
  paintQuiet(scene, camera, palette) {
    this.#stamps.clear();
    this.#drawLand(scene, camera, palette);
    const size = dotSize(camera.scale);
    if (scene.groupOf) {
      this.#paintGroups(scene, camera, palette, Math.max(1, Math.round(Math.max(1, size * 0.75) * this.#ratio)));
    } else if (size < 2) {
      this.#paintDensity(scene, camera, palette);
    } else {
      this.#paintDots(scene, camera, palette, Math.round(size * this.#ratio));
    }
  }

  /**
   * Everything that is not in service, over the quiet layer.
   * @param scene `{places, shows(i), spacing(scale), first, filter, showHidden, isServices, groupOf, groupColours}`
   */
  paintLive(scene, camera, world, palette) {
    this.#pixels.set(this.#quiet);
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

  /** @param marks `{labels, rings, chain, hover}` in plane coordinates */
  paintOverlay(marks, camera, palette) {
    const context = this.#overlay.getContext('2d');
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.clearRect(0, 0, camera.width, camera.height);
    drawLabels(context, marks.labels, camera, palette);
    drawChain(context, marks.chain, palette);
    marks.rings.forEach((ring) => drawRing(context, ring, palette));
    drawScaleBar(context, camera, palette);
  }

  #drawLand(scene, camera, palette) {
    const context = this.#base.getContext('2d', { willReadFrequently: true });
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.fillStyle = palette.seaText;
    context.fillRect(0, 0, camera.width, camera.height);
    context.fillStyle = palette.landText;
    context.strokeStyle = palette.border;
    context.lineWidth = 1;
    for (const { x, y } of scene.outlines) {
      context.beginPath();
      for (let i = 0; i < x.length; i++) {
        context.lineTo(camera.screenX(x[i]), camera.screenY(y[i]));
      }
      context.closePath();
      context.fill();
      context.stroke();
    }
    const { width, height } = this.#base;
    this.#quiet.set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer));
  }

  #paintDensity(scene, camera, palette) {
    const { width, height } = this.#base;
    const { x, y } = scene.places;
    const counts = this.#counts.fill(0);
    const { scale, left, top } = this.#origin(camera);
    for (let i = 0; i < x.length; i++) {
      const px = ((x[i] - left) * scale) | 0;
      const py = ((y[i] - top) * scale) | 0;
      if (px >= 0 && py >= 0 && px < width && py < height && scene.shows(i)) {
        counts[py * width + px]++;
      }
    }
    const shades = densityShades(palette, scene.places.length / (width * height));
    const quiet = this.#quiet;
    for (let p = 0; p < counts.length; p++) {
      if (counts[p] > 0) {
        quiet[p] = shades[counts[p] < DENSITY_LEVELS ? counts[p] : DENSITY_LEVELS - 1];
      }
    }
  }

  #paintDots(scene, camera, palette, size) {
    const stamp = size <= 3 ? squareOf(size, mixed(palette.land, palette.quiet, 0.85)) : stampOf(0, size * 2, palette.quiet, palette.land);
    const width = this.#base.width;
    scene.grid.forEachIn(camera.box(20), (i) => {
      if (scene.shows(i)) {
        const [px, py] = this.#pixelOf(scene, camera, i);
        this.#stamp(this.#quiet, py * width + px, px, py, stamp);
      }
    });
  }

  #paintGroups(scene, camera, palette, size) {
    const stamps = scene.groupColours.map((colour) => squareOf(size, mixed(palette.land, colour, 0.7)));
    const { length } = scene.places;
    const { width, height } = this.#base;
    for (let k = 0, i = 0; k < length; k++, i = (i + STRIDE) % length) {
      if (!scene.shows(i)) {
        continue;
      }
      const [px, py] = this.#pixelOf(scene, camera, i);
      if (px >= 0 && py >= 0 && px < width && py < height) {
        this.#stamp(this.#quiet, py * width + px, px, py, stamps[scene.groupOf[i]]);
      }
    }
  }

  /** Puts the pixel of each visible abnormal point into the bucket of its state and group, and tells how many are in each. */
  #sortAbnormal(scene, camera, world) {
    const sizes = new Uint32Array(this.#buckets.length);
    const end = scene.first + scene.places.length;
    const put = this.#putter(scene, camera, world, sizes);
    if (world.abnormalCount * FEW > world.drawn) {
      for (let subject = scene.first; subject < end; subject++) {
        if (world.state[subject] !== 0) {
          put(subject);
        }
      }
    } else {
      for (let k = 0; k < world.abnormalCount; k++) {
        const subject = world.abnormal[k];
        if (subject >= scene.first && subject < end) {
          put(subject);
        }
      }
    }
    return sizes;
  }

  #putter(scene, camera, world, sizes) {
    const { width, height } = this.#base;
    const { x, y, slot } = scene.places;
    const { scale, left, top } = this.#origin(camera);
    const spacing = this.#ratio * scene.spacing(camera.scale);
    const { first, showHidden, filter, groupOf, shows } = scene;
    const { state: states, level } = world;
    const buckets = this.#buckets;
    return (subject) => {
      const state = states[subject];
      const i = subject - first;
      let px = (x[i] - left) * scale;
      let py = (y[i] - top) * scale;
      if (spacing > 0) {
        px += fanX(slot[i], spacing);
        py += fanY(slot[i], spacing);
      }
      px |= 0;
      py |= 0;
      const isOn = px >= 0 && py >= 0 && px < width && py < height;
      if (!isOn || filter[state] === 0 || (state === COMPROMISED && !showHidden) || !shows(i)) {
        return;
      }
      const bucket = state * GROUPS + (groupOf ? groupOf[i] : state === DEGRADED ? depthOf(level[subject]) : 0);
      if (sizes[bucket] === buckets[bucket].length) {
        this.#grow(bucket);
      }
      buckets[bucket][sizes[bucket]++] = py * width + px;
    };
  }

  #grow(bucket) {
    const larger = new Uint32Array(this.#buckets[bucket].length * 2);
    larger.set(this.#buckets[bucket]);
    this.#buckets[bucket] = larger;
  }

  #stampAll(places, count, stamp) {
    const width = this.#base.width;
    if (stamp.isSquare) {
      this.#fillSquares(places, count, stamp);
      return;
    }
    for (let k = 0; k < count; k++) {
      const at = places[k];
      this.#stamp(this.#pixels, at, at % width, (at / width) | 0, stamp);
    }
  }

  /** Crowds: squares of one opaque colour, a row of pixels at a time; those that cross the border of the screen are moved inside. */
  #fillSquares(places, count, { width: size, red, green, blue }) {
    const { width, height } = this.#base;
    const pixels = this.#pixels;
    const colour = pixel([red[0], green[0], blue[0]]);
    const offset = size >> 1;
    const lastX = width - size;
    const lastY = height - size;
    for (let k = 0; k < count; k++) {
      const at = places[k];
      const y = (at / width) | 0;
      const left = Math.min(lastX, Math.max(0, at - y * width - offset));
      const top = Math.min(lastY, Math.max(0, y - offset));
      for (let row = top * width + left; row < (top + size) * width; row += width) {
        for (let p = row; p < row + size; p++) {
          pixels[p] = colour;
        }
      }
    }
  }

  /** Writes a stamp around a pixel, mixing by its opacity; what falls off the screen is left out. */
  #stamp(pixels, at, px, py, stamp) {
    const { width, height } = this.#base;
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
        const under = pixels[p];
        const r = (under & 255) + (((red[k] - (under & 255)) * a) >> 8);
        const g = ((under >> 8) & 255) + (((green[k] - ((under >> 8) & 255)) * a) >> 8);
        const b = ((under >> 16) & 255) + (((blue[k] - ((under >> 16) & 255)) * a) >> 8);
        pixels[p] = 0xff000000 | (b << 16) | (g << 8) | r;
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

function drawLabels(context, labels, camera, palette) {
  context.font = '500 11px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = palette.landText;
  context.fillStyle = palette.text;
  context.globalAlpha = 0.9;
  for (const { text, x, y } of labels) {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.globalAlpha = 1;
}

/** The places of a causal chain, joined in order by thin arrows. */
function drawChain(context, points, palette) {
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.accent;
  context.lineWidth = 1.75;
  for (let i = 0; i + 1 < points.length; i++) {
    drawArrow(context, points[i], points[i + 1]);
  }
  for (const { x, y } of points) {
    context.beginPath();
    context.arc(x, y, 3, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawArrow(context, from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 4) {
    return;
  }
  const bend = { x: (from.x + to.x) / 2 + (to.y - from.y) * 0.12, y: (from.y + to.y) / 2 - (to.x - from.x) * 0.12 };
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
  context.stroke();
  const angle = Math.atan2(to.y - bend.y, to.x - bend.x);
  context.beginPath();
  context.moveTo(to.x, to.y);
  context.lineTo(to.x - 9 * Math.cos(angle - 0.4), to.y - 9 * Math.sin(angle - 0.4));
  context.lineTo(to.x - 9 * Math.cos(angle + 0.4), to.y - 9 * Math.sin(angle + 0.4));
  context.fill();
}

function drawRing(context, { x, y, radius, soft }, palette) {
  context.strokeStyle = palette.seaText;
  context.lineWidth = 5;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
  context.strokeStyle = soft ? palette.muted : palette.accent;
  context.lineWidth = 2;
  context.stroke();
}

function drawScaleBar(context, camera, palette) {
  const km = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05].find((length) => length * camera.scale <= 120) ?? 0.02;
  const length = km * camera.scale;
  const right = camera.width - 14;
  const y = camera.height - 14;
  context.strokeStyle = palette.muted;
  context.fillStyle = palette.muted;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(right - length, y - 4);
  context.lineTo(right - length, y);
  context.lineTo(right, y);
  context.lineTo(right, y - 4);
  context.stroke();
  context.font = '11px system-ui, sans-serif';
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText(km >= 1 ? `${km} km` : `${km * 1000} m`, right, y - 6);
}
