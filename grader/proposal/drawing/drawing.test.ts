import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { MECHANISMS, type Proposal } from '../proposal.ts';
import { readProposal } from '../read.ts';
import { columnsOf } from './columns.ts';
import { type Box, layOut } from './layout.ts';
import { drawProposal } from './svg.ts';

/** What a connection says of its subject, by mechanism. */
const SUBJECTS = {
  'request-response': 'asks',
  'async-request-response': 'asks',
  events: 'event',
  'common-data': 'data',
} as const;

/** A proposal of 2 to 12 services and up to 20 connections between them, circles included. */
function drawn(seed: number): Proposal {
  const random = new Random(`drawing/${seed}`);
  const domains = ['one', 'two', 'three', 'four'].slice(0, random.integer(1, 4));
  const long = ['', '-of-the-metropolitan-network', '.posición_geográfica', ' y conexión internacional'];
  const names = Array.from({ length: random.integer(2, 12) }, (_, index) => `service-${index}${random.pick(long)}`);
  const connections = Array.from({ length: random.integer(1, 20) }, () => {
    const from = random.pick(names);
    const mechanism = random.pick(MECHANISMS);
    const subject = random.pick(['a few words', 'rather many words about what is asked', 'one']);
    const to = random.pick(names.filter((name) => name !== from));
    return { from, to, mechanism, [SUBJECTS[mechanism]]: subject, time_limit: '800 ms' };
  });
  const services = names.map((name) => [
    name,
    { domain: random.pick(domains), team: 'A team', owns: ['one thing', 'another'] },
  ]);
  const text = JSON.stringify({
    title: 'x',
    domains: Object.fromEntries(domains.map((name) => [name, 'What this part of the business is about, at length'])),
    services: Object.fromEntries(services),
    connections,
  });
  const { proposal } = readProposal(text);
  if (proposal === null) throw new Error(text);
  return proposal;
}

const seeds = Array.from({ length: 60 }, (_, index) => index);
const layouts = seeds.map((seed) => layOut(drawn(seed), 'en', (data) => `owns ${data}`));

/** Whether the stretch between two points goes through the inside of a box. */
function crosses([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number], box: Box): boolean {
  const isAside = Math.max(ax, bx) <= box.x + 0.01 || Math.min(ax, bx) >= box.x + box.width - 0.01;
  const isAbove = Math.max(ay, by) <= box.y + 0.01 || Math.min(ay, by) >= box.y + box.height - 0.01;
  return !isAside && !isAbove;
}

describe('a drawing', () => {
  test.each(seeds)('has no box on another, and no line through one (%i)', (seed) => {
    const { boxes, lines, bands } = layouts[seed] as (typeof layouts)[number];
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1))
        expect(crosses([one.x, one.y], [one.x + one.width, one.y + one.height], other)).toBe(false);
      expect(bands.some(({ y, height }) => one.y > y && one.y + one.height < y + height)).toBe(true);
    }
    for (const { points } of lines) {
      for (const [index, point] of points.slice(1).entries()) {
        for (const box of boxes) expect(crosses(points[index] as [number, number], point, box)).toBe(false);
      }
    }
  });

  test('leads each line from its service to its service', () => {
    for (const { boxes, lines } of layouts) {
      for (const { connection, points } of lines) {
        const [start, end] = [points[0], points.at(-1)] as [readonly [number, number], readonly [number, number]];
        const [from, to] = [connection.from, connection.to].map((wanted) =>
          boxes.find(({ service }) => service.name === wanted),
        ) as [Box, Box];
        expect([start[0], end[0]]).toEqual([from.x + from.width, to.x]);
        expect(start[1] > from.y && start[1] < from.y + from.height).toBe(true);
        expect(end[1] > to.y && end[1] < to.y + to.height).toBe(true);
      }
    }
  });

  test('keeps labels apart that end at the same service', () => {
    for (const { lines } of layouts) {
      for (const [index, one] of lines.entries()) {
        for (const other of lines.slice(index + 1)) {
          if (one.connection.to !== other.connection.to) continue;
          expect(Math.abs((one.points.at(-1)?.[1] ?? 0) - (other.points.at(-1)?.[1] ?? 0))).toBeGreaterThanOrEqual(30);
        }
      }
    }
  });

  test('shows names whole, each line within its box', () => {
    for (const { boxes } of layouts) {
      for (const { service, names } of boxes) {
        expect(names.join('').replaceAll(' ', '')).toBe(service.name.replaceAll(' ', ''));
        for (const line of names) expect(line.length).toBeLessThanOrEqual(16);
      }
    }
  });

  test('has no line through the name of a domain, and none through a label', () => {
    for (const { bands, lines, width } of layouts) {
      const uprights = lines.flatMap(({ points }) =>
        points.slice(1).flatMap(([x, y], index) => {
          const [before, start] = points[index] as readonly [number, number];
          return before === x && start !== y ? [{ x, top: Math.min(y, start), bottom: Math.max(y, start) }] : [];
        }),
      );
      const passes = (left: number, right: number, top: number, bottom: number): boolean =>
        uprights.some((one) => one.x > left && one.x < right && one.top < bottom && one.bottom > top);
      for (const { x, y, name } of bands) {
        expect(x + name.length * 9).toBeLessThan(width);
        expect(passes(x, x + name.length * 9, y + 8, y + 24)).toBe(false);
      }
      for (const { points, label } of lines) {
        const [right, y] = points.at(-1) as readonly [number, number];
        const widest = Math.max(...label.map((line) => line.length + 3)) * 6.5;
        expect(passes(right - 16 - widest, right - 16, y - 8 - label.length * 13, y)).toBe(false);
      }
    }
  });

  test('breaks its title where it is longer than the drawing is wide', () => {
    const svg = drawProposal({ ...drawn(1), title: 'A very long name of a project '.repeat(8).trim() }, 'en');
    expect(svg.match(/font-size="18"/g)?.length).toBeGreaterThan(1);
  });

  test('tells in words what it shows', () => {
    const svg = drawProposal(drawn(1), 'en');
    for (const [index, { from, to }] of drawn(1).connections.entries()) {
      expect(svg).toContain(`${index + 1}. ${from} to ${to}, `);
    }
  });

  test('takes every text for text', () => {
    const evil = drawn(1);
    const svg = drawProposal({ ...evil, title: '</svg><script>x</script> & "y"' }, 'es');
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;');
  });
});

describe('columns', () => {
  const link = (text: string): { from: string; to: string } => ({ from: text[0] ?? '', to: text[1] ?? '' });
  const columns = (calls: string, others: string) =>
    Object.fromEntries(
      columnsOf([...'abcdefg'], calls.split(' ').map(link), others.split(' ').filter(Boolean).map(link)),
    );

  test('stand to the right of who calls', () => {
    expect(columns('ab bc ac', '')).toMatchObject({ a: 0, b: 1, c: 2 });
  });

  test('let a circle lead back', () => {
    expect(columns('ab bc ca', '')).toMatchObject({ a: 0, b: 1, c: 2 });
  });

  test('are four at most; calls decide first', () => {
    expect(columns('ab', 'bc cd de ef fg')).toMatchObject({ a: 0, b: 1, c: 2, d: 3, e: 3, g: 3 });
  });
});
