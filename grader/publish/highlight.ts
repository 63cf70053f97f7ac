/**
 * Code with its colours, made when a page is built: nothing of Shiki reaches a reader. For the site and the slides.
 * Tokens get classes rather than styles, so that a page needs no inline styles and its theme can change.
 */
import { createHighlighterCoreSync, type ThemeRegistrationRaw } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
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
const DARKER: Readonly<Record<string, string>> = { '#6e7781': '#59636e' };
export type Scheme = keyof typeof THEMES;

// The grammars' own engine; that on JavaScript's expressions has to translate them first and takes longer.
const engine = await createOnigurumaEngine(import('shiki/wasm'));
let shared: ReturnType<typeof create> | undefined;
/** Of what was highlighted already: while an author writes, nearly all code stays as it is. */
const done = new Map<string, string>();
/** What the two themes make of a token, `#cf222e/#ff7b72`. */
type Look = `${string}/${string}`;
/** The looks that tokens have had, in order of their first use. */
const looks: Look[] = [];

const PLAIN: Look = `${colour('light', 'editor.foreground')}/${colour('dark', 'editor.foreground')}`;

/**
 * One theme for both, since Shiki reads code anew for each: its "colours" are the numbers of looks, `#000007`. The two
 * have the same rules in the same order.
 */
function mergeThemes(): { theme: ThemeRegistrationRaw; looks: readonly Look[] } {
  const merged: Look[] = [PLAIN];
  const settings = (light.tokenColors ?? []).map(({ scope, settings: bright }, at) => {
    const other = dark.tokenColors?.[at];
    if (`${other?.scope}` !== `${scope}`) throw new Error(`the themes differ in rule ${at}`);
    if (scope === undefined || bright.foreground === undefined) return { settings: {} };
    const look: Look = `${DARKER[bright.foreground] ?? bright.foreground}/${other?.settings.foreground}`;
    if (!merged.includes(look)) merged.push(look);
    return { scope, settings: { foreground: keyOf(merged.indexOf(look)) } };
  });
  const theme = { name: 'both', settings, fg: keyOf(0), bg: keyOf(0) };
  return { theme, looks: merged };
}

function keyOf(look: number): string {
  return `#${look.toString(16).padStart(6, '0')}`;
}

function create() {
  const { theme, looks } = mergeThemes();
  const highlighter = createHighlighterCoreSync({
    langs: [typescript, python, json, yaml, http, sql, shell, diff],
    themes: [theme],
    engine,
  });
  return { highlighter, looks };
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
  const { highlighter, looks: known } = shared;
  // Without a limit in real time: on a busy machine Shiki would leave the first line it meets, and all after it, half read.
  const { tokens } = highlighter.codeToTokens(code, { lang, theme: 'both', tokenizeTimeLimit: 0 });
  return tokens
    .map((line) =>
      line
        .map(({ content, color }) => {
          const look = known[Number.parseInt(color?.slice(1) ?? '0', 16)] ?? PLAIN;
          if (look === PLAIN || content.trim() === '') return escapeHtml(content);
          if (!looks.includes(look)) looks.push(look);
          return `<span class="${classOf(look)}">${escapeHtml(content)}</span>`;
        })
        .join(''),
    )
    .join('\n');
}

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

function classOf(look: Look): string {
  return `t-${look.replaceAll('#', '').replace('/', '-')}`;
}
