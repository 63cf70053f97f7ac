/**
 * Code with its colours, made when a page is built: nothing of Shiki reaches a reader. For the site and the slides.
 * Tokens get classes rather than styles, so that a page needs no inline styles and its theme can change.
 */
import { createHighlighterCoreSync } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import diff from 'shiki/langs/diff.mjs';
import http from 'shiki/langs/http.mjs';
import json from 'shiki/langs/json.mjs';
import python from 'shiki/langs/python.mjs';
import shell from 'shiki/langs/shellscript.mjs';
import sql from 'shiki/langs/sql.mjs';
import typescript from 'shiki/langs/typescript.mjs';
import yaml from 'shiki/langs/yaml.mjs';
import dark from 'shiki/themes/github-dark-default.mjs';
import light from 'shiki/themes/github-light-default.mjs';
import { escapeHtml } from './html.ts';

/** A fence's language (chapters/README.md) → Shiki's. `text` has no colours. JavaScript is read as TypeScript. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  js: 'typescript',
  py: 'python',
  json: 'json',
  yaml: 'yaml',
  http: 'http',
  sql: 'sql',
  sh: 'shellscript',
  diff: 'diff',
};
const THEMES = { light, dark } as const;
/** Comments of the light theme are too faint on a grey ground (contrast below 4.5); this is their newer grey. */
const DARKER = { [light.name ?? '']: { '#6e7781': '#59636e' } };
export type Scheme = keyof typeof THEMES;

let shared: ReturnType<typeof create> | undefined;
/** Of what was highlighted already: while an author writes, nearly all code stays as it is. */
const done = new Map<string, string>();
/** The looks that the two themes give a token, `#cf222e/#ff7b72`, in order of their first use. */
const looks: string[] = [];

function create() {
  return createHighlighterCoreSync({
    langs: [typescript, python, json, yaml, http, sql, shell, diff],
    themes: [light, dark],
    engine: createJavaScriptRegexEngine(),
  });
}

/** `code` as HTML for inside `<code>`: its text, with `<span class="t-cf222e-ff7b72">` around what has a colour of its own. */
export function highlight(code: string, language: string): string {
  const lang = LANGUAGES[language];
  if (lang === undefined) return escapeHtml(code);
  const key = `${lang}\n${code}`;
  let html = done.get(key);
  if (html === undefined) {
    html = render(code, lang);
    done.set(key, html);
  }
  return html;
}

function render(code: string, lang: string): string {
  shared ??= create();
  const themes = { light: light.name ?? '', dark: dark.name ?? '' };
  const colours = { themes, defaultColor: false, colorReplacements: DARKER } as const;
  // Without a limit in real time: on a busy machine Shiki would leave the first line it meets, and all after it, half read.
  const { tokens } = shared.codeToTokens(code, { lang, ...colours, tokenizeTimeLimit: 0 });
  return tokens
    .map((line) =>
      line
        .map(({ content, htmlStyle }) => {
          const look = `${htmlStyle?.['--shiki-light'] ?? ''}/${htmlStyle?.['--shiki-dark'] ?? ''}`.toLowerCase();
          if (look === PLAIN || content.trim() === '') return escapeHtml(content);
          if (!looks.includes(look)) looks.push(look);
          return `<span class="${classOf(look)}">${escapeHtml(content)}</span>`;
        })
        .join(''),
    )
    .join('\n');
}

const PLAIN = `${colour('light', 'editor.foreground')}/${colour('dark', 'editor.foreground')}`;

/** What stands around all code in a scheme: `editor.background`, `editor.foreground`. */
export function colour(scheme: Scheme, name: string): string {
  return (THEMES[scheme].colors?.[name] ?? '').toLowerCase();
}

/** The colours of every token highlighted so far, in one scheme. */
export function tokenColours(scheme: Scheme): string[] {
  return looks.map((look) => look.split('/')[scheme === 'light' ? 0 : 1] ?? '');
}

/** CSS rules for the classes that `highlight` has given so far. */
export function tokenCss(): string {
  return looks
    .map((look) => `.${classOf(look)}{color:light-dark(${look.replace('/', ',')})}`)
    .sort()
    .join('\n');
}

function classOf(look: string): string {
  return `t-${look.replaceAll('#', '').replace('/', '-')}`;
}
