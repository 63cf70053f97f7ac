import { describe, expect, test } from 'vitest';
import type { Language } from '../language/bilingual.ts';
import { allDemos, type Experiment } from './demo.ts';

const LANGUAGES: readonly Language[] = ['en', 'es'];
const chapters = await allDemos();
const all = chapters.flatMap(({ chapter, demos }) => demos.map((demo) => ({ id: `${chapter}/${demo.name}`, demo })));

test('chapter 3 has its four demos', () => {
  expect(all.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['ch3/availability', 'ch3/queueing', 'ch3/pool', 'ch3/bulkhead']),
  );
});

describe.each(all)('$id', ({ demo }) => {
  const english = Promise.resolve(demo.run(1, 'en'));

  test('gives the same experiment for the same seed', async () => {
    expect(await demo.run(1, 'en')).toEqual(await english);
    expect(await demo.run(2, 'en')).not.toEqual(await english);
  });

  test('says the same in both languages', async () => {
    const [en, es] = [await english, await demo.run(1, 'es')];
    const numbers = (experiment: Experiment) => ({
      plots: experiment.plots.map(({ id, series }) => [
        id,
        series.map(({ points, as, look }) => ({ points, as, look })),
      ]),
      cells: experiment.table.rows.map((row) => row.slice(1)),
      lengths: [experiment.table.head.length, experiment.model.length, experiment.remarks.length],
    });
    expect(numbers(es)).toEqual(numbers(en));
    expect(es.remarks.filter((remark) => en.remarks.includes(remark))).toEqual([]);
  });

  test('fills its table and plots', async () => {
    const { table, plots, outcome } = await english;
    for (const row of table.rows) expect(row).toHaveLength(table.head.length);
    const texts = [...table.rows.flat(), outcome, ...plots.flatMap(({ series }) => series.map(({ name }) => name))];
    expect(texts.filter((text) => /NaN|Infinity|undefined|[{}]/.test(text))).toEqual([]);
    expect(plots.flatMap(({ series }) => series).filter(({ points }) => points.length === 0)).toEqual([]);
    expect(new Set(plots.map(({ id }) => id)).size).toBe(plots.length);
  });

  test('asks a question in both languages', () => {
    for (const language of LANGUAGES) expect(demo.question[language]).toMatch(/\?$/);
    expect(demo.question.es).toContain('¿');
  });
});
