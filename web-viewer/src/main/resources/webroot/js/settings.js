/** Choices that stay on this machine. They never change what is shown of a run. */

const KEY = 'faultline-settings';
const DEFAULTS = { shortcuts: true };

export function readSettings() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { ...DEFAULTS };
  }
}

export function writeSettings(settings) {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Storage is closed: the choice holds for this page.
  }
}
