/** The legend: what shapes mean, how many there are, and what the map shows. Every line is a switch. */

import { element, setText } from '../dom.js';
import { count } from '../format.js';
import { shape } from '../icons.js';
import { COMPROMISED, STATES } from '../replay/states.js';

const MODES = [['state', 'State'], ['vendor', 'Vendor'], ['service', 'Services']];
const LAYER_NAMES = { radio: 'Radio', transport: 'Transport', core: 'Core', management: 'Management', power: 'Power', sector: 'Facilities' };

/**
 * @param root the panel on the map
 * @param header of the replay
 * @param actions `{toggleState(state), toggleLayer(layer), setColour(mode)}`
 */
export function createLegend(root, header, actions) {
  const states = STATES.map((_, state) => stateSwitch(state, actions));
  const layers = [...new Set(header.kinds.map(({ layer }) => layer))].map((layer) => layerSwitch(layer, actions));
  const modes = MODES.map(([mode, title]) => modeSwitch(mode, title, actions));
  const vendors = element('ul', { class: 'vendors', hidden: true }, ...header.vendors.map(vendorLine));
  const caption = element('p', { class: 'muted note' });
  const folded = matchMedia('(max-width: 720px)').matches;
  root.replaceChildren(element('details', { open: !folded },
    element('summary', {}, 'Legend'),
    element('div', { class: 'modes', role: 'group', 'aria-label': 'Colour by' }, ...modes.map(({ button }) => button)),
    element('ul', { class: 'states', 'aria-label': 'States; press to show or hide' }, ...states.map(({ item }) => item)),
    vendors,
    caption,
    element('div', { class: 'layers', role: 'group', 'aria-label': 'Layers' }, ...layers.map(({ button }) => button))));
  return {
    /** @param counts by state @param view `{filter, showHidden, layersOff, colourBy, sectorTitle}` */
    update(counts, view) {
      states.forEach((line, state) => line.update(counts[state], view));
      layers.forEach((line) => line.update(view.layersOff));
      modes.forEach((line) => line.update(view.colourBy));
      vendors.hidden = view.colourBy !== 'vendor';
      setText(caption, captionOf(view));
    },
  };
}

function captionOf({ colourBy, sectorTitle }) {
  switch (colourBy) {
    case 'service':
      return `Services of ${sectorTitle}; counts are services`;
    case 'vendor':
      return 'What has no supplier of its own, such as a cell, is left out';
    default:
      return '';
  }
}

function stateSwitch(state, actions) {
  const { id, word } = STATES[state];
  const number = element('span', { class: 'number' });
  const button = element('button', { type: 'button', class: 'plain', 'data-state': id, 'aria-pressed': 'true', onclick: () => actions.toggleState(state) },
    shape(state), element('span', {}, word), number);
  return {
    item: element('li', {}, button),
    update(counted, { filter, showHidden }) {
      const hidden = state === COMPROMISED && !showHidden;
      setText(number, hidden ? 'hidden' : count(counted));
      button.setAttribute('aria-pressed', String(!hidden && filter[state] === 1));
      button.classList.toggle('none', !hidden && counted === 0);
    },
  };
}

function layerSwitch(layer, actions) {
  const button = element('button', { type: 'button', class: 'chip', 'aria-pressed': 'true', onclick: () => actions.toggleLayer(layer) }, LAYER_NAMES[layer] ?? layer);
  return {
    button,
    update: (layersOff) => button.setAttribute('aria-pressed', String(!layersOff.has(layer))),
  };
}

function modeSwitch(mode, title, actions) {
  const button = element('button', { type: 'button', 'aria-pressed': 'false', onclick: () => actions.setColour(mode) }, title);
  return { button, update: (colourBy) => button.setAttribute('aria-pressed', String(mode === colourBy)) };
}

function vendorLine({ title }, number) {
  return element('li', { 'data-vendor': String(Math.min(7, number + 1)) }, element('span', { class: 'swatch' }), title);
}
