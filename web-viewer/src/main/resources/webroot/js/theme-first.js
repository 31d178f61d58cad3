// Runs before the page is painted, so that the chosen theme does not flash. The theme button lives in theme.js.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // Storage is closed: the system's theme stays.
}
