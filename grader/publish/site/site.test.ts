/** The whole site, of the workbook's chapters and of the reader's fixture, which has one of everything. */
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { inWorkbook } from '../../base/workbook.ts';
import { renderSite } from './build.ts';
import { unseal } from './seal.ts';
import { readSite } from './site.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Style of writing, not validity.
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'void-style': 'off',
    // Groups inside the text are no landmarks, and there is no element for "group".
    'prefer-native-element': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  },
});

const sites = await Promise.all(
  [inWorkbook(), inWorkbook('grader/reader/fixture')].map(async (root, index) => {
    const site = await readSite(root);
    return { name: index === 0 ? 'the workbook' : 'the fixture', site, files: await renderSite(site) };
  }),
);

describe.each(sites)('the site of $name', ({ site, files }) => {
  const pages = [...files].filter(([name]) => name.endsWith('.html'));
  const ids = new Map(pages.map(([name, html]) => [name, valuesOf(html, 'id')]));

  test('has every page in both languages, or says which is missing', () => {
    expect(site.problems.map(({ message }) => message)).toEqual([]);
    expect(pages.length).toBe(3 + site.pages.es.length + site.pages.en.length);
  });

  test('is valid HTML', () => {
    const wrong = pages.flatMap(([name, html]) => {
      const [result] = validator.validateStringSync(html).results;
      return (result?.messages ?? []).map(({ line, ruleId, message }) => `${name}:${line} ${ruleId}: ${message}`);
    });
    expect(wrong).toEqual([]);
  });

  test('has no id twice on a page', () => {
    const twice = [...ids].flatMap(([name, all]) =>
      all.filter((id, index) => all.indexOf(id) !== index).map((id) => `${name} ${id}`),
    );
    expect(twice).toEqual([]);
  });

  test('has no link that leads nowhere, in answers neither', () => {
    const broken: string[] = [];
    for (const [name, html] of pages) {
      for (const href of valuesOf(`${html}${unsealedOf(html)}`, 'href')) {
        if (/^(https?|data):/.test(href)) continue;
        const url = new URL(href, `site:/${name}`);
        const [path, id] = [url.pathname.slice(1), decodeURIComponent(url.hash.slice(1))];
        if (!files.has(path) || (id !== '' && !ids.get(path)?.includes(id))) broken.push(`${name}: ${href}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('asks nothing of any other place', () => {
    for (const [name, html] of pages) {
      expect(html, name).toContain("default-src 'none'");
      const loaded = [...html.matchAll(/<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)="([^"]*)"/g)];
      expect(
        loaded.filter(([, href]) => /^(https?:)?\/\//.test(href ?? '')),
        name,
      ).toEqual([]);
      expect(html, name).not.toMatch(/\sstyle="|\son\w+="|<script>|<style/);
    }
  });

  test('keeps the place when the language is switched', () => {
    for (const page of site.pages.es) {
      if (!files.has(`en/${page.slug}.html`)) continue;
      const [es, en] = ['es', 'en'].map((language) => headingsOf(files.get(`${language}/${page.slug}.html`) ?? ''));
      expect(es, page.slug).toEqual(en);
    }
  });

  test('lets nobody read or find an answer before it is asked for', () => {
    for (const [name, html] of pages) {
      const shown = textOf(html);
      for (const answer of unsealedOf(html)
        .split('\n')
        .map(textOf)
        .filter((text) => text.length > 40)) {
        expect(shown, name).not.toContain(answer);
      }
    }
    const index = textOf(files.get('assets/index-en.js') ?? '');
    const answers = pages
      .filter(([name]) => name.startsWith('en/'))
      .flatMap(([, html]) => unsealedOf(html).split('\n'));
    expect(answers.map(textOf).filter((text) => text.length > 40 && index.includes(text))).toEqual([]);
  });
});

test('the fixture shows that the checks above have something to look at', () => {
  const html = sites[1]?.files.get('en/ch3-synchronous.html') ?? '';
  expect(unsealedOf(html).length).toBeGreaterThan(200);
  for (const part of [
    'data-quiz=',
    'data-predict=',
    'data-recall=',
    'data-figure=',
    'class="hint"',
    '<table>',
    'class="journal"',
    'class="card"',
  ]) {
    expect(html).toContain(part);
  }
});

function valuesOf(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );
}

function headingsOf(html: string): string[] {
  return [...html.matchAll(/<h([2-4]) id="([^"]+)"/g)].map(([, level, id]) => `${level} ${id}`);
}

/** Everything that is sealed on a page, a line each. */
function unsealedOf(html: string): string {
  const quizzes = [...html.matchAll(/value="([^"]+)" data-sealed="([^"]*)"/g)].map(([, key = '', sealed = '']) =>
    unseal(sealed, key).slice(1),
  );
  const recalls = [...html.matchAll(/id="([^"]+)" data-sealed="([^"]*)"/g)].map(([, key = '', sealed = '']) =>
    unseal(sealed, key),
  );
  const predictions = [...html.matchAll(/data-predict="([^"]+)"(.*?)<div data-sealed="([^"]*)"/gs)].map(
    ([, key = '', , sealed = '']) => unseal(sealed, key),
  );
  return [...quizzes, ...recalls, ...predictions].join('\n');
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
