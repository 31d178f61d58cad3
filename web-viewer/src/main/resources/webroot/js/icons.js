/** Small drawings for buttons, and the shapes of states, as SVG elements. */

import { SHAPES } from './map/shapes.js';
import { STATES } from './replay/states.js';

const SVG = 'http://www.w3.org/2000/svg';

const DRAWINGS = {
  play: [['M7 4.5v15l12-7.5z', 'solid']],
  pause: [['M6.5 5h4v14h-4zM13.5 5h4v14h-4z', 'solid']],
  next: [['M9 6l6 6-6 6']],
  previous: [['M15 6l-6 6 6 6']],
  nextMoment: [['M5 6l6 6-6 6M13 6l6 6-6 6']],
  previousMoment: [['M19 6l-6 6 6 6M11 6l-6 6 6 6']],
  begin: [['M6 5v14M19 6l-7 6 7 6z', '']],
  end: [['M18 5v14M5 6l7 6-7 6z', '']],
  plus: [['M12 5v14M5 12h14']],
  minus: [['M5 12h14']],
  fit: [['M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5']],
  sun: [['M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.8 1.8M17.2 17.2L19 19M19 5l-1.8 1.8M6.8 17.2L5 19']],
  moon: [['M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z']],
  help: [['M9 9a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.2-1.6 2.5M12 18v.01']],
  close: [['M6 6l12 12M18 6L6 18']],
  search: [['M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L21 21']],
  download: [['M12 4v11M7 11l5 5 5-5M5 20h14']],
};

export function icon(name) {
  const svg = svgElement('svg', { viewBox: '0 0 24 24', class: 'glyph', 'aria-hidden': 'true' });
  for (const [path, kind] of DRAWINGS[name]) {
    svg.append(svgElement('path', { d: path, class: kind ?? '' }));
  }
  return svg;
}

/** The shape of a state; its colour comes from the `data-state` of the element it is put into. */
export function shape(state) {
  const { fill, stroke } = SHAPES[state];
  const svg = svgElement('svg', { viewBox: '-1.1 -1.1 2.2 2.2', class: 'shape', 'aria-hidden': 'true' });
  if (fill) {
    svg.append(svgElement('path', { d: fill, class: 'fill' }));
  }
  if (stroke) {
    svg.append(svgElement('path', { d: stroke, class: 'stroke' }));
  }
  return svg;
}

/** Shape and word of a state in one element. */
export function stateBadge(state) {
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.dataset.state = STATES[state].id;
  badge.append(shape(state), STATES[state].word);
  return badge;
}

export function svgElement(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}
