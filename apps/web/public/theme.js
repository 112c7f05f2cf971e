// Runs before the page is drawn, so that a chosen theme does not flash in.
try {
  const theme = localStorage.getItem('cohesion.theme');
  if (theme === 'light' || theme === 'soft' || theme === 'dark')
    document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing has chosen nothing.
}
