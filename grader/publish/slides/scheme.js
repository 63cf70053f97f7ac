// In the deck's page: d switches between light and dark. The presenter's window follows, where the browser lets pages of a
// folder share what they keep.
(() => {
  const KEY = 'entre-servicios-slides-scheme';
  const show = (scheme) => {
    for (const section of document.querySelectorAll('section')) section.dataset.theme = scheme;
  };
  const kept = () => {
    try {
      return localStorage.getItem(KEY) ?? '';
    } catch {
      return '';
    }
  };
  let scheme = kept();
  if (scheme !== '') show(scheme);
  addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY && newValue) show(newValue);
  });
  addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    if (key !== 'd' || ctrlKey || metaKey || altKey) return;
    const dark = scheme === '' ? matchMedia('(prefers-color-scheme: dark)').matches : scheme === 'dark';
    scheme = dark ? 'light' : 'dark';
    show(scheme);
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // Where nothing may be kept it holds until the page is closed.
    }
  });
})();
