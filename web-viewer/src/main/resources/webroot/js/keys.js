/** Keys of the run page. A key does nothing while something is typed, and single keys can be switched off. */

import { COMPROMISED } from './replay/states.js';

const TYPING = 'input, select, textarea, [contenteditable]';

/**
 * @param does what the reader can do
 * @param map the map, which moves and zooms by keys
 * @param isOn tells whether single-key shortcuts are on
 */
export function wireKeys(does, map, isOn) {
  const actions = actionsByKey(does, map);
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
      return;
    }
    const key = nameOf(event);
    const pressesButton = (key === 'Space' || key === 'Enter') && event.target.closest('button, a, summary, [role=option]');
    if (!actions[key] || event.target.closest(TYPING) || pressesButton || (key !== 'Escape' && !isOn())) {
      return;
    }
    if (actions[key]() !== false) {
      event.preventDefault();
    }
  });
}

/** The key as the help names it, whatever the keyboard sends for it. */
function nameOf(event) {
  if (event.key === ' ') {
    return 'Space';
  }
  if (event.key === '<' || (event.shiftKey && event.code === 'Comma')) {
    return 'Shift+,';
  }
  if (event.key === '>' || (event.shiftKey && event.code === 'Period')) {
    return 'Shift+.';
  }
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** An action that gives false leaves the key to the browser. */
function actionsByKey(does, map) {
  const onMap = (action) => () => (document.activeElement === document.body || document.activeElement?.id === 'overlay' ? action() : false);
  return {
    Space: () => does.toggle(),
    ',': () => does.event(-1),
    '.': () => does.event(1),
    'Shift+,': () => does.moment(-1),
    'Shift+.': () => does.moment(1),
    '[': () => does.speed(-1),
    ']': () => does.speed(1),
    '\\': () => does.autoPace(),
    ':': () => does.typeTime(),
    '/': () => does.search(),
    f: () => map.fit(),
    '+': () => map.zoom(1),
    '=': () => map.zoom(1),
    '-': () => map.zoom(-1),
    ArrowLeft: onMap(() => map.pan(1, 0)),
    ArrowRight: onMap(() => map.pan(-1, 0)),
    ArrowUp: onMap(() => map.pan(0, 1)),
    ArrowDown: onMap(() => map.pan(0, -1)),
    Home: () => does.seek(0),
    End: () => does.end(),
    m: () => does.showMap(),
    t: () => does.showTable(),
    h: () => does.toggleState(COMPROMISED),
    1: () => does.setColour('state'),
    2: () => does.setColour('vendor'),
    3: () => does.setColour('service'),
    w: () => does.why(),
    '?': () => does.help(),
    Escape: () => does.select(-1),
  };
}
