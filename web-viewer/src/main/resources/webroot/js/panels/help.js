/** The help overlay: keys in three columns, how to read the map, and the switch for single-key shortcuts. */

import { element } from '../dom.js';
import { stateBadge } from '../icons.js';
import { STATES } from '../replay/states.js';

const KEYS = {
  Time: [
    ['Space', 'play or pause'], [', .', 'previous, next event'], ['Shift+, Shift+.', 'previous, next moment: limit crossing, burst, step'],
    ['[ ]', 'slower, faster'], ['\\', 'auto-pace on or off'], [':', 'type a time: 14:30, 26h, 90 min'], ['Left Right', 'on the timeline: one step; Page keys ten; Home, End'],
  ],
  Look: [
    ['F', 'show everything'], ['+ -', 'zoom'], ['Arrows', 'on the map: move'], ['M T', 'map, table'], ['/', 'search'], ['H', 'show or hide what is compromised'], ['1 2 3', 'colour by state, vendor, services'],
  ],
  Ask: [
    ['W', 'why: the causal chain of the selection'], ['Enter', 'in a list or table: select'], ['Esc', 'close, deselect'], ['?', 'this help'],
  ],
};

/** @param dialog the dialog of the page @param settings `{shortcuts: boolean}` @param onChange called with the changed settings */
export function createHelp(dialog, settings, onChange) {
  const shortcuts = element('input', { type: 'checkbox', id: 'shortcuts' });
  shortcuts.checked = settings.shortcuts;
  shortcuts.addEventListener('change', () => onChange({ shortcuts: shortcuts.checked }));
  dialog.replaceChildren(
    element('header', {}, element('h2', { id: 'help-title' }, 'Help'), element('button', { type: 'button', onclick: () => dialog.close() }, 'Close')),
    element('div', { class: 'key-columns' }, ...Object.entries(KEYS).map(([title, keys]) => element('section', {},
      element('h3', {}, title),
      element('dl', {}, ...keys.flatMap(([key, does]) => [element('dt', {}, ...key.split(' ').map((one) => element('kbd', {}, one))), element('dd', {}, does)]))))),
    element('section', {},
      element('h3', {}, 'Reading the map'),
      element('p', {}, 'Grey is normal and brighter where more stands. Colour and shape mean that something is not in service; from far away, in a crowd, marks become small squares.'),
      element('ul', { class: 'badges' }, ...STATES.map((_, state) => element('li', {}, stateBadge(state)))),
      element('p', { class: 'muted' }, 'Sector bars: the bar is now, in this recording; the pale band is where nine in ten of all runs lie at this hour; the tick is the limit. What is only a little degraded is paler.')),
    element('p', {}, element('label', { class: 'check' }, shortcuts, 'Single-key shortcuts')));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  return { open: () => dialog.showModal() };
}
