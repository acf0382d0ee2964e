// Runs before the first paint, so that no light page flashes in the dark.
(() => {
  const kept = localStorage.getItem('theta-theme');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const set = () => {
    const own = localStorage.getItem('theta-theme');
    document.documentElement.dataset.theme = own || (dark.matches ? 'dark' : 'light');
    dispatchEvent(new Event('theta-theme'));
  };
  document.documentElement.dataset.theme = kept || (dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', set);
})();
