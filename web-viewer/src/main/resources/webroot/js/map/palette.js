/** Colours of the style sheet as numbers for pixels. */

import { STATES } from '../replay/states.js';

/** @returns {{land: string, line: string, states: number[][], vendors: number[][], ...}} colours as [red, green, blue] and as CSS text */
export function readPalette(element) {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const css = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const rgb = (name) => css(name).match(/[\d.]+/g).slice(0, 3).map(Number);
  const palette = {
    sea: rgb('--map-sea'),
    land: rgb('--map-land'),
    quiet: rgb('--state-in-service'),
    landText: css('--map-land'),
    seaText: css('--map-sea'),
    border: rgb('--map-border'),
    borderText: css('--map-border'),
    text: css('--text'),
    muted: css('--muted'),
    accent: css('--accent'),
    failed: css('--state-failed'),
    states: STATES.map(({ id }) => rgb(`--state-${id}`)),
    vendors: Array.from({ length: 6 }, (_, i) => rgb(`--vendor-${i + 1}`)),
    otherVendor: rgb('--vendor-other'),
  };
  probe.remove();
  return palette;
}

/** A pixel of an ImageData as one number, on the little-endian machines browsers run on. */
export function pixel([red, green, blue]) {
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}

/** A pixel with part of a colour over it: 0 leaves it, 255 covers it. */
export function mixedPixel(under, red, green, blue, part) {
  const r = (under & 255) + (((red - (under & 255)) * part) >> 8);
  const g = ((under >> 8) & 255) + (((green - ((under >> 8) & 255)) * part) >> 8);
  const b = ((under >> 16) & 255) + (((blue - ((under >> 16) & 255)) * part) >> 8);
  return (0xff000000 | (b << 16) | (g << 8) | r) >>> 0;
}

/** A colour between two: 0 gives the first, 1 the second. */
export function mixed(from, to, part) {
  return from.map((value, i) => Math.round(value + (to[i] - value) * part));
}
