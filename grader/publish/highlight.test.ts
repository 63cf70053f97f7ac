import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { highlight, type Scheme, tokenColours, tokenCss } from './highlight.ts';

const SAMPLES = {
  ts: `// a note
export const go = async (id: string): Promise<number[]> => [await ask(\`/x/\${id}\`, { a: /b+/ })].map((x) => x ?? 1);
@mark class A extends B { static #c = 'd\\n'; }`,
  py: '# a note\n@mark\ndef ask(url: str) -> int:\n    return requests.get(f\'{url}/x\', timeout=1)["a"] or None',
  json: '{"a": [1, true, null, "b\\n"]}',
  yaml: '# a note\na: &b\n  - 1\n  - "c"\nd: *b',
  http: 'PUT /a/1 HTTP/1.1\nHost: a\nContent-Type: application/json\n\n{"a": 1}',
  sql: "-- a note\nSELECT count(*), 'a' FROM b WHERE c = 1;",
  sh: 'npm run grade ch3 -- --seed 7 # a note\nA="$B" cat x | grep \'y\' > z',
  diff: '--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new',
  text: 'a <b> & "c"',
} as const;

function textOf(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return html.replace(/<[^>]+>/g, '').replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '?');
}

describe('highlighted code', () => {
  test.each(Object.entries(SAMPLES))('of %s says what it said', (language, code) => {
    expect(textOf(highlight(code, language))).toBe(code);
  });

  test('has colours by class alone, and a rule for each', () => {
    const html = highlight(SAMPLES.ts, 'ts');
    const used = new Set([...html.matchAll(/class="([^"]+)"/g)].map(([, name]) => name));
    expect(used.size).toBeGreaterThan(3);
    for (const name of used) expect(tokenCss()).toContain(`.${name}{color:light-dark(#`);
    expect(html).not.toContain('style=');
  });

  test.each(['light', 'dark'] as const)('can be read in the %s scheme', (scheme) => {
    for (const [language, code] of Object.entries(SAMPLES)) highlight(code, language);
    const paper = token('--code-paper', scheme);
    const faint = tokenColours(scheme).filter((colour) => contrast(colour, paper) < 4.5);
    expect(faint).toEqual([]);
  });
});

test.each(['light', 'dark'] as const)('texts of the %s scheme stand out from every background', (scheme) => {
  const texts = ['--text', '--muted', '--accent', '--story', '--ask', '--warn', '--good'];
  const papers = [
    '--paper',
    '--surface',
    '--raised',
    '--accent-soft',
    '--story-soft',
    '--ask-soft',
    '--warn-soft',
    '--good-soft',
  ];
  const faint = texts.flatMap((text) =>
    papers
      .filter((paper) => contrast(token(text, scheme), token(paper, scheme)) < 4.5)
      .map((paper) => `${text} on ${paper}`),
  );
  expect(faint).toEqual([]);
});

/** The value of a colour of theme/tokens.css. */
function token(name: string, scheme: Scheme): string {
  const css = readFileSync(inWorkbook('grader/publish/theme/tokens.css'), 'utf8');
  const [, light = '', dark = ''] = new RegExp(`${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css) ?? [];
  return scheme === 'light' ? light : dark;
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = Number.NaN, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
