/** Light or dark: what the reader chose, otherwise what the system says. */

import { icon } from './icons.js';

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

/** The theme in force: 'light' or 'dark'. */
function currentTheme() {
  return document.documentElement.dataset.theme ?? (darkSystem.matches ? 'dark' : 'light');
}

/** Makes a button change the theme. `onChange` is called whenever it changes, also by the system. */
export function wireTheme(button, onChange = () => {}) {
  const show = () => {
    button.replaceChildren(icon(currentTheme() === 'dark' ? 'sun' : 'moon'));
    button.title = currentTheme() === 'dark' ? 'Light theme' : 'Dark theme';
  };
  button.addEventListener('click', () => {
    const theme = currentTheme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    remember(theme);
    show();
    onChange();
  });
  darkSystem.addEventListener('change', () => {
    show();
    onChange();
  });
  show();
}

function remember(theme) {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Storage is closed: the choice holds for this page.
  }
}
