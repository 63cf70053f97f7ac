import { expect, test } from 'vitest';
import { crossing, randomPlot } from './plot.fixture.ts';
import { drawPlotSvg } from './svg.ts';
import { plotWords } from './words.ts';

const options = { words: plotWords.en, idPrefix: 'p', language: 'en' };

test('has a title and the data in words', () => {
  const svg = drawPlotSvg(crossing, options);
  expect(svg).toContain('role="img" lang="en" aria-labelledby="p-title p-desc"');
  expect(svg).toContain('<title id="p-title">Lines that cross</title>');
  expect(svg).toContain('Marked from 2 to 6: slow.');
  expect(svg).toContain('rising: begins with 0 at 0 and ends with 80 at 8; lowest 0 at 0, highest 80 at 8.');
});

test('describes itself in Spanish', () => {
  const svg = drawPlotSvg(crossing, { words: plotWords.es, idPrefix: 'p', language: 'es' });
  expect(svg).toContain('falling: empieza con 80 en 0 y termina con 0 en 8; mínimo 0 en 8, máximo 80 en 0.');
});

test('takes every colour from a variable', () => {
  const colours = [...drawPlotSvg(crossing, options).matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(
    ([, colour]) => colour,
  );
  expect(colours.length).toBeGreaterThan(10);
  expect(colours.filter((colour) => !/^(none|var\(--[\w-]+, currentColor\))$/.test(colour ?? ''))).toEqual([]);
});

test('tells series apart by dashes and marks', () => {
  const bare = drawPlotSvg(crossing, options).replace(/(fill|stroke)="var[^"]*"/g, '');
  expect(bare).toContain('stroke-dasharray="8 5"');
  expect(new Set([...bare.matchAll(/<circle .*? r="([\d.]+)"/g)].map(([, radius]) => radius)).size).toBe(2);
});

test('is legible on 360 pixels', () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const svg = drawPlotSvg(randomPlot(seed), options);
    const [, width = '', height = ''] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
    expect(Number(width)).toBeLessThanOrEqual(360);
    expect(textsOutside(svg, Number(width), Number(height)), `seed ${seed}`).toEqual([]);
  }
});

test('is well-formed and inert, whatever the names', () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const svg = drawPlotSvg(randomPlot(seed), options);
    const open: string[] = [];
    for (const [, end, name = '', empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
      if (end) expect(open.pop(), `seed ${seed}`).toBe(name);
      else if (!empty) open.push(name);
    }
    expect(open).toEqual([]);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<script|[^\P{Cc}\n]/u);
  }
});

test('the legend begins below the whole label of the x axis', () => {
  // Too long by a word for what is left beside the labels of the y axis.
  const svg = drawPlotSvg({ ...crossing, x: { label: 'duration, each step ten times the one before' } }, options);
  const heights = ['before', 'rising'].map((word) => Number(svg.match(`y="([\\d.]+)"[^>]*>[^<]*${word}</text>`)?.[1]));
  expect((heights[1] ?? 0) - (heights[0] ?? 0)).toBeGreaterThan(12);
});

test('refuses a prefix that cannot begin an id', () => {
  expect(() => drawPlotSvg(crossing, { ...options, idPrefix: '1"' })).toThrow(TypeError);
});

function textsOutside(svg: string, width: number, height: number): string[] {
  return [...svg.matchAll(/<text x="([^"]+)" y="([^"]+)" text-anchor="(\w+)"[^>]*>(.*?)<\/text>/g)].flatMap((match) => {
    const [whole = '', x, y, anchor, content = ''] = match;
    const taken = content.replace(/&[#\w]+;/g, '&').replace(/\p{sc=Han}/gu, '..').length * 7.25;
    const left = Number(x) - { start: 0, middle: taken / 2, end: taken }[anchor as 'start' | 'middle' | 'end'];
    return left < -1 || left + taken > width + 1 || Number(y) > height ? [whole] : [];
  });
}
