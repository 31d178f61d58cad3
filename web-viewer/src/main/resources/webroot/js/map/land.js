/**
 * Land as pixels: rings filled a row at a time, their borders as smooth lines. Written here and not asked of a canvas, because reading
 * a canvas of two million pixels back takes longer than everything else in a frame together. A ring costs O(rows its edges cross).
 */

import { mixedPixel, pixel } from './palette.js';

/**
 * Fills a ring; where it overlaps itself, the overlap stays empty.
 * @param ground `{pixels, width, height}` @param ring `{x, y}` corners in device pixels @param colour as [red, green, blue]
 */
export function fillRing({ pixels, width, height }, { x, y }, colour) {
  const value = pixel(colour);
  crossingsByRow(x, y, height).forEach((crossings, row) => {
    if (crossings.length === 2) {
      order(crossings);
    } else {
      crossings.sort((a, b) => a - b);
    }
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil(crossings[k] - 0.5));
      const to = Math.min(width, Math.ceil(crossings[k + 1] - 0.5));
      if (from < to) {
        pixels.fill(value, row * width + from, row * width + to);
      }
    }
  });
}

/** Draws the edge of a ring, `thickness` device pixels wide. */
export function strokeRing(ground, { x, y }, colour, thickness) {
  for (let i = 0, before = x.length - 1; i < x.length; before = i++) {
    drawLine(ground, x[before], y[before], x[i], y[i], colour, thickness);
  }
}

/** Two in order: most rows of a country are crossed twice. */
function order(pair) {
  if (pair[0] > pair[1]) {
    const first = pair[1];
    pair[1] = pair[0];
    pair[0] = first;
  }
}

/** Where the edges cross the middle of each row of pixels: x by row; rows without a crossing are absent. */
function crossingsByRow(x, y, height) {
  const rows = [];
  for (let i = 0, before = x.length - 1; i < x.length; before = i++) {
    const top = y[before] < y[i] ? before : i;
    const bottom = top === i ? before : i;
    const slope = (x[bottom] - x[top]) / (y[bottom] - y[top]);
    const end = Math.min(height, Math.ceil(y[bottom] - 0.5));
    for (let row = Math.max(0, Math.ceil(y[top] - 0.5)); row < end; row++) {
      const crossing = x[top] + (row + 0.5 - y[top]) * slope;
      if (rows[row] === undefined) {
        rows[row] = [crossing];
      } else {
        rows[row].push(crossing);
      }
    }
  }
  return rows;
}

/** A line, one column of pixels at a time along its longer axis; each pixel takes as much of the colour as the line covers of it. */
function drawLine({ pixels, width, height }, x0, y0, x1, y1, colour, thickness) {
  const steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
  const forward = steep ? y0 <= y1 : x0 <= x1;
  const from = forward ? (steep ? y0 : x0) : steep ? y1 : x1;
  const to = forward ? (steep ? y1 : x1) : steep ? y0 : x0;
  const across = forward ? (steep ? x0 : y0) : steep ? x1 : y1;
  const acrossEnd = forward ? (steep ? x1 : y1) : steep ? x0 : y0;
  const longSide = steep ? height : width;
  const shortSide = steep ? width : height;
  const longStride = steep ? width : 1;
  const shortStride = steep ? 1 : width;
  if (to < 0 || from > longSide) {
    return;
  }
  const slope = to === from ? 0 : (acrossEnd - across) / (to - from);
  const reach = (thickness / 2) * Math.hypot(1, slope);
  const last = Math.min(longSide - 1, Math.floor(to));
  for (let p = Math.max(0, Math.floor(from)); p <= last; p++) {
    const middle = across + (Math.min(to, Math.max(from, p + 0.5)) - from) * slope;
    const end = Math.min(shortSide - 1, Math.floor(middle + reach));
    for (let q = Math.max(0, Math.floor(middle - reach)); q <= end; q++) {
      const cover = Math.min(q + 1, middle + reach) - Math.max(q, middle - reach);
      const at = p * longStride + q * shortStride;
      pixels[at] = mixedPixel(pixels[at], colour[0], colour[1], colour[2], cover * 255);
    }
  }
}
