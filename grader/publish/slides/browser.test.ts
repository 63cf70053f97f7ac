/** The slides in a real browser, opened from disk. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from '../axe.fixture.ts';
import { findChromium, openChromium } from '../browser.ts';
import { buildDecks, writeIndex } from './build.ts';
import { allDecks } from './deck.ts';
import { KINDS } from './slide.ts';

/** Pixels of 720 that words are high at least: in drawings and code, below figures, everywhere else. */
const LEAST = { drawn: 22, source: 24, text: 28 };

const chromium = findChromium();
const missing = chromium === undefined ? 'there is no Chromium' : undefined;
const decks = [...allDecks('es'), ...allDecks('en')];
const [deck] = decks;
const folder = mkdtempSync(path.join(tmpdir(), 'diapositivas ñ '));

let browser: Browser | undefined;
/** What pages complained of or asked for outside of the folder. */
const trouble: string[] = [];

beforeAll(async () => {
  if (chromium === undefined || deck === undefined) return;
  browser = await openChromium(chromium);
  await buildDecks([deck], { folder, formats: new Set(['html', 'pdf', 'notes']), chromium });
  writeIndex(decks, folder);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(name: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  if (browser === undefined) throw new Error('no browser was started');
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => trouble.push(`${name}: ${message}`));
  page.on('console', (message) => message.type() === 'error' && trouble.push(`${name}: ${message.text()}`));
  page.on(
    'request',
    (request) => /^(file|data|about):/.test(request.url()) || trouble.push(`${name}: ${request.url()}`),
  );
  if (name !== '') await page.goto(pathToFileURL(path.join(folder, name)).href);
  return page;
}

describe('slides, opened from disk,', () => {
  beforeEach(({ skip }) => skip(missing !== undefined, missing));
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });

  test('hold what is on them, large enough to be read from the back', async () => {
    const page = await open('');
    const found: string[] = [];
    for (const { file, html, css } of decks) {
      const slides = html.join('').replaceAll('<svg data-marpit-svg', '<svg width="1280" height="720" data-marpit-svg');
      await page.setContent(`<!doctype html><style>${css}</style><div class="marpit">${slides}</div>`);
      found.push(...(await page.evaluate(misfits, LEAST)).map((what) => `${file} ${what}`));
    }
    expect(found).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    'have nothing for axe to find in the notes or the index, %s',
    async (scheme) => {
      const { language, slug, slides } = deck ?? { language: 'es', slug: '', slides: [] };
      const page = await open(`${language}/${slug}.notes.html`, scheme);
      // A slide of each kind is enough.
      const shown = KINDS.map((kind) => slides.find((slide) => slide.kind === kind)?.id).filter(Boolean);
      await page.evaluate((ids) => {
        for (const one of document.querySelectorAll('article')) if (!ids.includes(one.id.slice(2))) one.remove();
      }, shown as string[]);
      expect(await page.locator('article').count()).toBe(shown.length);
      expect(await violations(page)).toEqual([]);
      await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
      expect(await violations(page)).toEqual([]);
    },
  );

  test('go on by keyboard, change between light and dark, and have notes for the presenter', async () => {
    const { language, slug } = deck ?? { language: 'es', slug: '' };
    const page = await open(`${language}/${slug}.html`);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/#2$/);
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.querySelectorAll('section')[1] as Element).backgroundColor);
    const light = await paper();
    await page.keyboard.press('d');
    expect(await paper()).not.toBe(light);
    expect(await page.locator('.bespoke-marp-note').count()).toBe(deck?.slides.length);
  });

  test('are as many pages on paper, tagged', () => {
    const { language, slug, slides } = deck ?? { language: 'es', slug: '', slides: [] };
    const pdf = (ending: string) => readFileSync(path.join(folder, language, `${slug}${ending}`), 'latin1');
    expect(pdf('.pdf').match(/\/Type \/Page\b/g)?.length).toBe(slides.length);
    expect(pdf('.pdf')).toContain('/MarkInfo');
    // The plan of the class first; a page each, or two where somebody has much to say.
    expect(pdf('.notes.pdf').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(slides.length);
  });

  test('made no request and no complaint in all of this', () => {
    expect(trouble).toEqual([]);
  });
});

/** In the page: what sticks out of a slide, and what is too small; `3 question: …`. */
function misfits(least: typeof LEAST): string[] {
  return [...document.querySelectorAll<HTMLElement>('foreignObject > section')].flatMap((slide, index) => {
    const found = new Set<string>();
    const room = slide.getBoundingClientRect();
    const sizes = new Set([...slide.querySelectorAll('pre')].map((code) => getComputedStyle(code).fontSize));
    if (sizes.size > 1) found.add(`its code is of ${sizes.size} sizes`);
    for (const row of slide.querySelectorAll('tr')) {
      const borders = new Set([...row.cells].map((cell) => getComputedStyle(cell).borderBottom));
      if (borders.size > 1) found.add(`the border below "${row.cells[0]?.textContent}" is broken`);
    }
    for (const element of slide.querySelectorAll<HTMLElement | SVGElement>('*')) {
      const box = element.getBoundingClientRect();
      const name = `${element.tagName} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
      if (box.right > room.right - 30 || box.bottom > room.bottom - 20) found.add(`${name} sticks out`);
      if (element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.add(`${name} is too wide`);
      }
      if (element.matches('.body, .column') && element.scrollHeight > element.clientHeight + 2) {
        found.add(`${name} is too high`);
      }
      const words = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      const drawn = element instanceof SVGGraphicsElement;
      if (!words || (!drawn && element instanceof SVGElement)) continue;
      const size =
        Number.parseFloat(getComputedStyle(element).fontSize) * (drawn ? (element.getScreenCTM()?.a ?? 1) : 1);
      const kind = drawn || element.closest('pre, code') ? 'drawn' : element.closest('.source') ? 'source' : 'text';
      if (size < least[kind]) found.add(`${name} is ${size.toFixed(1)} pixels high`);
    }
    return [...found].slice(0, 3).map((what) => `${index + 1} ${slide.className}: ${what}`);
  });
}
