// Runs before the first paint, so that no page flashes in the wrong theme. Key and values: src/theme/theme.ts.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('smarttag.theme');
  } catch {
    // Storage is blocked: follow the system.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
