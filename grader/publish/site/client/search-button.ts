import { all } from './dom.ts';

/** The search and its index are loaded when somebody first asks for them; opening is theirs, under this name. */
declare global {
  var entreSearch: (() => void) | undefined;
}

// While a script runs it can be asked where it lies; later it cannot.
const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

/** The button, and `/` or Ctrl+K, as on many pages. */
export function runSearchButton(): void {
  for (const button of all('[data-search]')) {
    button.addEventListener('click', open);
  }
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    event.preventDefault();
    open();
  });
}

let loading = false;

function open(): void {
  if (globalThis.entreSearch) {
    globalThis.entreSearch();
    return;
  }
  if (loading) return;
  loading = true;
  const script = document.createElement('script');
  script.src = new URL('search.js', here).href;
  script.addEventListener('error', () => {
    loading = false;
  });
  document.head.append(script);
}
