import { expect, test } from 'vitest';
import type { Outcome } from './event.ts';
import { message, randomJournal } from './events.fixture.ts';
import { drawSvg } from './svg.ts';
import { english, spanish } from './words.fixture.ts';

const options = { words: english, idPrefix: 'a' };

test('has a title and the list as its description', () => {
  const svg = drawSvg([message({ outcome: 'lost' })], options);
  expect(svg).toContain('role="img" aria-labelledby="a-title a-desc"');
  expect(svg).toContain('<title id="a-title">Messages between services</title>');
  expect(svg).toContain('<desc id="a-desc">0 ms: client sends GET / to squads; lost</desc>');
});

test('takes its title, description and participants from outside', () => {
  const svg = drawSvg([message()], { ...options, title: 'T<', description: 'D\n&', participants: ['cup'] });
  expect(svg).toContain('<title id="a-title">T&lt;</title>');
  expect(svg).toContain('<desc id="a-desc">D\n&amp;</desc>');
  expect(svg.indexOf('>cup</text>')).toBeGreaterThan(0);
  expect(svg.indexOf('>cup</text>')).toBeLessThan(svg.indexOf('>client</text>'));
});

test('tells outcomes apart without colours', () => {
  const outcomes: Outcome[] = ['delivered', 'late', 'lost', 'refused', 'reset', 'stalled', 'aborted'];
  const shapes = outcomes.map((outcome) => {
    const svg = drawSvg([message({ outcome })], options);
    return /<g class="journal-\w+".*<\/g>/.exec(svg)?.[0].replace(/class="[^"]*"|(stroke|fill)="var[^"]*"/g, '');
  });
  expect(new Set(shapes).size).toBe(outcomes.length);
});

test('names the outcome in a word', () => {
  expect(drawSvg([message({ outcome: 'refused' })], { ...options, words: spanish })).toContain('>rechazada</tspan>');
});

test('is well-formed and inert, whatever the labels', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const svg = drawSvg(randomJournal(seed), options);
    expect(problemsOf(svg), `seed ${seed}`).toEqual([]);
  }
});

test('keeps all its texts inside the drawing', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const svg = drawSvg(randomJournal(seed), options);
    const width = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1]);
    const outside = [...svg.matchAll(/<text x="([^"]+)" y="[^"]+" text-anchor="(\w+)"[^>]*>(.*?)<\/text>/g)].filter(
      ([, x, anchor, content]) => {
        const taken = plain(content ?? '') * 7.2;
        const left = anchor === 'middle' ? Number(x) - taken / 2 : Number(x);
        return left < -0.5 || left + taken > width + 0.5;
      },
    );
    expect(outside, `seed ${seed}`).toEqual([]);
  }
});

test('fits a screen of 360 pixels with four participants', () => {
  const events = ['squads', 'players', 'cup'].map((to) => message({ to, label: 'x'.repeat(200) }));
  expect(Number(/viewBox="0 0 ([\d.]+)/.exec(drawSvg(events, options))?.[1])).toBeLessThanOrEqual(360);
});

test('names every participant in full where there is room on two levels', () => {
  const names = ['client', 'scoreboard', 'notification', 'warehouse'];
  const events = names.map((from, at) => message({ at, from, to: names[(at + 1) % 4] ?? '' }));
  const svg = drawSvg(events, { ...options, participants: names });
  for (const name of names) expect(svg).toContain(`>${name}</text>`);
  const levels = [...svg.matchAll(/y="([^"]+)" text-anchor="middle"[^>]*font-weight="bold">/g)].map(([, y]) => y);
  expect(levels).toEqual(['14', '29', '14', '29']);
});

test('takes as little height as it is asked to', () => {
  const height = (rowHeight: number) => {
    const svg = drawSvg([message(), message({ at: 5 })], { ...options, rowHeight });
    return Number(/viewBox="0 0 [\d.]+ ([\d.]+)/.exec(svg)?.[1]);
  };
  expect(height(36) - height(30)).toBe(12);
});

test('breaks lifelines where a label crosses them', () => {
  const breaks = (label: string) => {
    const svg = drawSvg([message({ to: 'cup', label })], { ...options, participants: ['client', 'a', 'b', 'cup'] });
    return [...svg.matchAll(/lifeline" d="([^"]+)"/g)].map(([, path]) => (path?.match(/M/g) ?? []).length - 1);
  };
  expect(breaks('')).toEqual([0, 0, 0, 0]);
  expect(breaks('GET /countries?x')).toEqual([0, 1, 1, 0]);
});

test('refuses a prefix that cannot begin an id', () => {
  expect(() => drawSvg([], { ...options, idPrefix: '"><script>' })).toThrow(TypeError);
});

test('says that nothing happened', () => {
  expect(drawSvg([], options)).toContain('>No message was sent.</text>');
});

/** Tags that are not ours or not closed, stray brackets, duplicate ids, characters that XML forbids, numbers gone wrong. */
function problemsOf(svg: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  for (const [tag, close, name = '', self] of svg.matchAll(/<(\/?)(\w+)((?:\s[\w:-]+="[^"<>]*")*\/?)>/g)) {
    if (!['svg', 'title', 'desc', 'path', 'text', 'tspan', 'g', 'circle'].includes(name)) problems.push(tag);
    if (close === '/') {
      if (open.pop() !== name) problems.push(tag);
    } else if (!self?.endsWith('/')) open.push(name);
  }
  const text = svg.replace(/<\/?\w+(?:\s[\w:-]+="[^"<>]*")*\/?>/g, '');
  if (/[<>"']|&(?!(amp|lt|gt|quot|#39);)/.test(text)) problems.push('unescaped');
  if (/[^\n\P{Cc}]/u.test(svg)) problems.push('control character');
  if (/NaN|Infinity|undefined/.test(svg)) problems.push('not a number');
  return [...problems, ...open];
}

function plain(content: string): number {
  const shown = content.replace(/<[^>]+>/g, '').replace(/&[^;]+;/g, 'x');
  return [...shown.replace(/\p{M}/gu, '')].length;
}
