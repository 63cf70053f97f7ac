/** The site in a real browser, opened from disk as from a USB stick. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inWorkbook } from '../../base/workbook.ts';
import { violations } from '../axe.fixture.ts';
import { findChromium, openChromium } from '../browser.ts';
import { renderSite, writeSite } from './build.ts';
import { readSite } from './site.ts';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };
/** Has one of everything that a chapter may hold. */
const FIXTURE = inWorkbook('grader/reader/fixture');

const chromium = findChromium();
const missing = chromium === undefined ? 'there is no Chromium' : undefined;

let folder = '';
let browser: Browser | undefined;
let names: string[] = [];
/** What pages complained of or asked for outside of the folder. */
const trouble: string[] = [];

beforeAll(async () => {
  if (chromium === undefined) return;
  folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-sitio ñ '));
  for (const [name, root] of [
    ['workbook', inWorkbook()],
    ['fixture', FIXTURE],
  ] as const) {
    const files = await renderSite(await readSite(root));
    writeSite(files, path.join(folder, name));
    names.push(...[...files.keys()].filter((file) => file.endsWith('.html')).map((file) => `${name}/${file}`));
  }
  // The door leads on to a language at once.
  names = names.filter((name) => name.split('/').length > 2);
  browser = await openChromium(chromium);
});
afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

async function open(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  if (browser === undefined) throw new Error('no browser was started');
  const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => trouble.push(`${name}: ${message}`));
  page.on('console', (message) => message.type() === 'error' && trouble.push(`${name}: ${message.text()}`));
  page.on('request', (request) => /^(file|data):/.test(request.url()) || trouble.push(`${name}: ${request.url()}`));
  await page.goto(urlOf(name));
  return page;
}

function urlOf(name: string): string {
  const [file = '', id] = name.split('#');
  return pathToFileURL(path.join(folder, file)).href + (id === undefined ? '' : `#${id}`);
}

const CHAPTER = 'fixture/en/ch3-synchronous.html';

describe('the site, opened from disk,', () => {
  beforeEach(({ skip }) => skip(missing !== undefined, missing));
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });

  test('has nothing for axe to find on any page', async () => {
    // Pages are made of the same parts: each is looked at once, its other language in the other theme and width.
    const looks = {
      es: { viewport: PHONE, colorScheme: 'dark' },
      en: { viewport: DESKTOP, colorScheme: 'light' },
    } as const;
    const found = await Promise.all(
      (['es', 'en'] as const).map(async (language) => {
        const page = await open(CHAPTER, looks[language]);
        const all: string[] = [];
        for (const name of names.filter((one) => one.includes(`/${language}/`))) {
          await page.goto(urlOf(name));
          all.push(...(await violations(page)).map((what) => `${name}: ${what}`));
        }
        return all;
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  test.each([
    [PHONE, 'light'],
    [PHONE, 'dark'],
    [DESKTOP, 'light'],
    [DESKTOP, 'dark'],
  ] as const)('has nothing for axe to find in what opens, %o, %s', async (viewport, colorScheme) => {
    const page = await open(CHAPTER, { viewport, colorScheme });
    await answerAll(page);
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-search]').click();
    await page.getByRole('searchbox').fill('time');
    await page.locator('.results a').first().waitFor();
    expect(await violations(page, '.search-dialog')).toEqual([]);
  });

  test('scrolls in one direction only at 360 pixels', async () => {
    const page = await open(CHAPTER, { viewport: PHONE });
    const wide: string[] = [];
    for (const name of names) {
      await page.goto(urlOf(name));
      if (name === CHAPTER) await answerAll(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > PHONE.width) wide.push(`${name}: ${width}`);
    }
    expect(wide).toEqual([]);
  });

  test('finds a place by words without their accents, and by keyboard alone', async () => {
    const page = await open('fixture/es/ch3-synchronous.html');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('searchbox');
    await field.waitFor();
    await page.keyboard.type('acoplamiento temporal');
    await page.locator('.results a').first().waitFor();
    for (const [typed, expected] of [
      ['llamáda', true],
      ['LLAMADA', true],
      ['zzzzzz', false],
    ] as const) {
      await field.fill(typed);
      expect((await page.locator('.results a').count()) > 0, typed).toBe(expected);
    }
    await field.fill('acoplamiento');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const target = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    await page.keyboard.press('Enter');
    await page.waitForURL(target);
    expect(target).toMatch(/\/es\/[\w-]+\.html/);
  });

  test('keeps the place when the language is switched', async () => {
    const page = await open('fixture/es/ch3-synchronous.html#squad');
    await page.waitForFunction(() => document.querySelector('[data-other]')?.getAttribute('href')?.includes('#squad'));
    await page.locator('[data-other]').click();
    await page.waitForURL(/\/en\//);
    expect(page.url()).toMatch(/\/en\/ch3-synchronous\.html#squad$/);
  });

  test('goes through the themes and remembers', async () => {
    const page = await open(CHAPTER, { colorScheme: 'light' });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    const button = page.locator('[data-theme-switch]');
    await button.click();
    expect(await paper()).toBe(light);
    await button.click();
    expect(await button.getAttribute('aria-label')).toBe('Colours: dark');
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.goto(urlOf('fixture/en/glossary.html'));
    expect(await paper()).toBe(dark);
  });

  test('asks and answers a quiz by keyboard', async () => {
    const page = await open(CHAPTER);
    const quiz = page.locator('form[data-quiz]').first();
    const [inputs, verdict] = [quiz.locator('input'), quiz.locator('.verdict')];
    await quiz.locator('button[type=submit]').focus();
    await page.keyboard.press('Enter');
    expect(await verdict.textContent()).toBe('Choose an option first.');
    const said = new Set<string | null>();
    for (let index = 0; index < (await inputs.count()); index += 1) {
      await inputs.nth(index).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      said.add(await verdict.textContent());
    }
    expect(said.size).toBe(2);
  });

  test('keeps a prediction beside its outcome', async () => {
    const page = await open(CHAPTER);
    const box = page.locator('[data-predict]').first();
    const outcome = box.locator('.outcome');
    await box.locator('button[type=submit]').click();
    expect(await outcome.isVisible()).toBe(false);
    await box.locator('textarea').fill('400 ms');
    await box.locator('button[type=submit]').click();
    expect(await outcome.isVisible()).toBe(true);
    await page.reload();
    expect(await box.locator('textarea').inputValue()).toBe('400 ms');
    expect(await outcome.isVisible()).toBe(true);
  });

  test('shows what a term means to who focuses it, until Escape', async () => {
    const page = await open(CHAPTER);
    const term = page.locator('[data-definition]').first();
    await term.focus();
    const shown = page.getByRole('tooltip');
    expect(await shown.textContent()).toBe(await term.getAttribute('data-definition'));
    await page.keyboard.press('Escape');
    expect(await shown.count()).toBe(0);
  });

  test('unfolds hints step by step', async () => {
    const page = await open(CHAPTER);
    const hints = page.locator('.hints').first().locator('summary');
    const shown = async () =>
      (await Promise.all((await hints.all()).map((hint) => hint.isVisible()))).filter(Boolean).length;
    expect(await shown()).toBe(1);
    await hints.nth(0).press('Enter');
    expect(await shown()).toBe(2);
    await hints.nth(1).press('Enter');
    expect(await shown()).toBe(3);
  });

  test('redraws a figure when a slider moves', async () => {
    const page = await open(CHAPTER);
    const figure = page.locator('[data-figure]').first();
    const before = await figure.locator('.told').textContent();
    await figure.locator('input[type=range]').first().press('ArrowRight');
    expect(await figure.locator('.told').textContent()).not.toBe(before);
    expect(await figure.locator('svg').count()).toBeGreaterThan(0);
  });

  test('can be read without scripts', async () => {
    const page = await open(CHAPTER, { javaScriptEnabled: false });
    expect(await page.locator('.contents').isVisible()).toBe(true);
    expect(await page.locator('[data-figure] svg').first().isVisible()).toBe(true);
    expect(await page.locator('.bar button:visible').count()).toBe(0);
  });

  test('leads from its door to the language of the browser', async () => {
    const page = await open('fixture/index.html', { locale: 'es-CL' });
    await page.waitForURL(/index\.html$/);
    await page.locator('.contents').waitFor();
    expect(page.url()).toMatch(/\/es\/index\.html$/);
  });

  test('made no request and no complaint in all of this', () => {
    expect(trouble).toEqual([]);
  });
});

async function answerAll(page: Page): Promise<void> {
  for (const guess of await page.locator('[data-predict] textarea').all()) await guess.fill('?');
  for (const option of await page.locator('.option:first-of-type input').all()) await option.check();
  for (const button of await page.locator('main button[type=submit], [data-recall]').all()) await button.click();
  for (const details of await page.locator('main details').all())
    await details.evaluate((one) => one.setAttribute('open', ''));
}
