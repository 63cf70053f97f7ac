import { all } from './dom.ts';

/** The search and its index are loaded when somebody first asks for them; opening is theirs, under this name. */
declare global {
  var entreSearch: (() => void) | undefined;
}

// While a script runs it can be asked where it lies; later it cannot.
const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

/** The button, and Ctrl+K (⌘K), as on many pages. No single key: whoever speaks to the computer would type it by accident. */
export function runSearchButton(): void {
  for (const button of all('[data-search]')) {
    button.addEventListener('click', open);
  }
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
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
