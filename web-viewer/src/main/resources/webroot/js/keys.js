/** Keys of the run page. A key does nothing while something is typed, and single keys can be switched off. */

const TYPING = 'input, select, textarea, [contenteditable]';

/**
 * @param does actions by key, as in `event.key`; `Shift+` before `,` and `.`
 * @param isOn tells whether single-key shortcuts are on
 */
export function wireKeys(does, isOn) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
      return;
    }
    const key = nameOf(event);
    const pressesButton = (key === 'Space' || key === 'Enter') && event.target.closest('button, a, summary, [role=option]');
    if (!does[key] || event.target.closest(TYPING) || pressesButton || (key !== 'Escape' && !isOn())) {
      return;
    }
    if (does[key](event) !== false) {
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
