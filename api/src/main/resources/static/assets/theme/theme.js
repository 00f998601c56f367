// A classic script in the head: the chosen theme is on the page before anything is painted.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('slipway.theme');
  } catch {
    // storage may be forbidden: then the system's theme it is
  }
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
})();
