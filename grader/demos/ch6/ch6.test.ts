import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { inWorkbook } from '../../base/workbook.ts';
import { content, count } from './content.ts';
import { runScene, SCENE, within } from './subscribers.ts';

describe.each([1, 2, 3])('under seed %i', (seed) => {
  const random = new Random(seed).fork('ch6');
  const [byId, full] = [runScene('id-only', random), runScene('full', random)];

  test('both ways deal with the same events, each once for each subscriber', () => {
    const names = ({ handled }: typeof full) =>
      handled.map(({ subscriber, player, announced }) => `${subscriber}/${player}/${announced}`).sort();
    expect(names(byId)).toEqual(names(full));
    expect(new Set(names(full)).size).toBe(full.handled.length);
  });

  test('each event with an id only costs a query, and each refusal one more', () => {
    const refused = byId.queries.filter((at) => within(at, SCENE.down)).length;
    expect(byId.queries.length - refused).toBeGreaterThanOrEqual(byId.handled.length);
    expect(full.queries).toEqual([]);
  });

  test('nothing is written from a publisher that is down', () => {
    const { from, until } = SCENE.down;
    // What was answered right before may still be under way.
    const spell = { from: from + 2 * SCENE.hop, until };
    expect(byId.handled.filter(({ at }) => within(at, spell))).toEqual([]);
    expect(Number(count(byId).longest)).toBeGreaterThan(until - from);
    expect(Number(count(full).longest)).toBeLessThan(0.01);
  });

  test('an overloaded publisher answers what it can beside its pages', () => {
    expect(Math.abs(Number(count(byId).burst) - (1 / SCENE.service - SCENE.pages))).toBeLessThan(8);
    expect(Number(count(byId).pages)).toBeGreaterThan(5 * Number(count(full).pages));
  });

  test('the id is fresher, the whole record complete', () => {
    expect(Number(count(byId).outdated)).toBeLessThan(Number(count(full).outdated) / 4);
    expect(Number(count(byId).unseen)).toBeGreaterThan(1000);
    expect(Number(count(full).unseen)).toBe(0);
    const outdated = full.handled.filter(({ written, current }) => written < current);
    const stopped = outdated.filter(({ subscriber }) => subscriber === 0);
    expect(stopped.length / outdated.length).toBeGreaterThan(0.6);
  });

  test('the outcome gives both', async () => {
    const { outcome } = await content.run(seed, 'en');
    expect(outcome).toMatch(/^only the id: 1[45]\d a second, \d\d s at worst; everything: 0 a second, 0\.003 s$/);
  });
});

test.each(['en', 'es'] as const)('the chapter (%s) tells what the demo counts without a seed given', (language) => {
  const random = new Random(1).fork('ch6');
  const [byId, full] = [count(runScene('id-only', random)), count(runScene('full', random))];
  const chapter = readFileSync(inWorkbook('chapters', language, 'ch6-event-content.md'), 'utf8');
  const told = [byId.burst, byId.left, byId.refused, byId.longest, byId.pages, full.pages, full.outdated, byId.unseen];
  for (const figure of told) expect(chapter).toMatch(new RegExp(`\\b${figure}\\b`));
});
