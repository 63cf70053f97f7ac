/** The search: a dialog, loaded when it is first asked for, and its index with it. Opens itself once it is there. */
import MiniSearch, { type AsPlainObject } from 'minisearch';
import { icons } from '../icons.ts';
import { type Found, searchOptions } from '../search-options.ts';
import { words } from '../words.ts';
import { make } from './dom.ts';
import { excerpt } from './excerpt.ts';
import { language } from './language.ts';

declare global {
  /** Called by the script of the index. */
  var entreIndex: ((index: AsPlainObject) => void) | undefined;
}

const SHOWN = 20;
const say = words[language].search;
const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

const dialog = make('dialog', 'search-dialog');
dialog.setAttribute('aria-label', say.label);
const form = make('form', 'search-form');
form.setAttribute('role', 'search');
const input = make('input');
input.type = 'search';
input.placeholder = say.placeholder;
input.autocomplete = 'off';
input.spellcheck = false;
input.setAttribute('aria-label', say.label);
input.setAttribute('aria-describedby', 'Search-how');
const close = make('button', 'tool');
close.type = 'button';
close.setAttribute('aria-label', say.close);
close.innerHTML = icons.close;
const status = make('p', 'status');
status.setAttribute('role', 'status');
const results = make('ul', 'results');
const how = make('p', 'quiet how', say.how);
how.id = 'Search-how';
form.append(input, close);
dialog.append(form, status, results, how);
document.body.append(dialog);

let index: MiniSearch<Found> | undefined;

function search(): void {
  const query = input.value.trim();
  results.replaceChildren();
  if (index === undefined) {
    status.textContent = say.loading;
    return;
  }
  if (query === '') {
    status.textContent = '';
    return;
  }
  const found = index.search(query);
  status.textContent = found.length === 0 ? say.none(query) : say.found(found.length);
  for (const hit of found.slice(0, SHOWN)) {
    const item = make('li');
    const link = make('a');
    link.href = hit.id;
    link.append(make('span', 'where', hit.where), make('span', 'title', hit.title));
    const line = make('span', 'excerpt');
    for (const { text, marked } of excerpt(String(hit.text), hit.terms)) {
      line.append(marked ? make('mark', '', text) : text);
    }
    link.append(line);
    item.append(link);
    results.append(item);
  }
}

/** Up and down go through the results and back to the field. */
function move(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops: HTMLElement[] = [input, ...results.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  event.preventDefault();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  results.querySelector('a')?.click();
});
input.addEventListener('input', search);
dialog.addEventListener('keydown', move);
close.addEventListener('click', () => dialog.close());
dialog.addEventListener('click', (event) => {
  if (event.target === dialog || (event.target as Element).closest('a') !== null) dialog.close();
});

globalThis.entreSearch = () => {
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
};
globalThis.entreIndex = (plain) => {
  index = MiniSearch.loadJS<Found>(plain, searchOptions);
  search();
};
const script = document.createElement('script');
script.src = new URL(`index-${language}.js`, here).href;
script.addEventListener('error', () => {
  status.textContent = say.failed;
});
document.head.append(script);
globalThis.entreSearch();
search();
