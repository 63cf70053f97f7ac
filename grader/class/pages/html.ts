/** Pages of a class: one file each, with all that it needs inside, readable on paper and by a screen reader. */
import { sanitise } from '../../journal/sanitise.ts';
import type { Language } from '../../language/bilingual.ts';

/** Markup that is safe as it stands. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = string | number | Html | null | false | readonly Part[];

/** Markup with values in it: texts are escaped, lists joined, null and false left out. */
export function html(texts: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(texts.reduce((all, text, index) => all + markupOf(values[index - 1] ?? null) + text));
}

/** `text` with each of its line breaks as a paragraph. */
export function paragraphs(text: string): Html {
  return html`${text
    .split('\n')
    .filter(Boolean)
    .map((line) => html`<p>${line}</p>`)}`;
}

/** A whole page. */
export function page(language: Language, title: string, body: Html): string {
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.markup;
}

function markupOf(value: Part): string {
  if (value instanceof Html) return value.markup;
  if (value === null || value === false) return '';
  if (typeof value === 'object') return value.map(markupOf).join('');
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return sanitise(String(value)).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6472; --line: #c9d0d9; --paper: #fff; --good: #1b6b3a; --bad: #a3281f; --bar: #2f5f9e;
  --journal-line: var(--ink); --journal-text: var(--ink); --journal-muted: var(--soft); --journal-trouble: var(--bad); }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #a3adba; --line: #3c4653; --paper: #14181e; --good: #6fcf97; --bad: #ff8a80; --bar: #7fb0ee; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.25rem; margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; } h3 { font-size: 1.05rem; }
a { color: inherit; } :focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
/* Focusable, so that the keyboard scrolls it too. */
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: var(--soft); padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; } dt { color: var(--soft); } dd { margin: 0; font-weight: 600; }
pre { overflow-x: auto; border: 1px solid var(--line); padding: .6rem; white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin: 1rem 0; overflow-x: auto; } .soft { color: var(--soft); } .passed { color: var(--good); } .failed { color: var(--bad); }
ol.options { list-style: upper-alpha; } ol.options li { padding: .15rem .3rem; }
.bar { display: block; height: .9rem; background: var(--bar); min-width: 1px; }
@media print { body { font-size: 10pt; } h2 { break-after: avoid; } figure { break-inside: avoid; } }
`;
