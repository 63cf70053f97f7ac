import type { Language } from '../../language/bilingual.ts';
import type { Demo, Experiment } from '../demo.ts';
import { significant } from '../round.ts';
import { mean, percentile } from '../simulate/statistics.ts';
import { question, title, words } from './distance.words.ts';
import { PATHS, ROUND_TRIPS, samplesOf, TOGETHER } from './paths.ts';

export const distance: Demo = { name: 'distance', title, question, run };

/** Calls of a page that treats the other service as a function, and of one that asks in batches. */
const [MANY, FEW] = [300, 3];
/** Percent of the calls at which the distribution is drawn. */
const SHARES = [0.1, 1, 2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 98, 99, 99.9];

async function run(seed: number, language: Language): Promise<Experiment> {
  const say = words[language];
  const samples = await samplesOf(seed);
  const median = (path: (typeof PATHS)[number]): number => percentile(samples[path], 0.5);
  return {
    outcome: say.outcome({
      near: significant(median('loopback') / median('process'), 2),
      millions: significant(median('ocean') / median('process') / 1e6, 2),
    }),
    model: say.model({
      together: String(TOGETHER),
      zone: String(ROUND_TRIPS.zone.least / 1000),
      ocean: String(ROUND_TRIPS.ocean.least / 1000),
    }),
    plots: [
      {
        id: 'distribution',
        title: say.plot,
        x: { label: say.x, kind: 'logarithmic' },
        y: { label: say.y, least: 0, most: 100 },
        series: PATHS.map((path) => ({
          name: say.paths[path],
          points: SHARES.map((share) => ({ x: percentile(samples[path], share / 100), y: share })),
          as: 'line',
        })),
      },
    ],
    table: {
      head: [say.path, 'p50 (µs)', 'p99 (µs)', 'max (µs)', say.calls(MANY), say.calls(FEW)],
      rows: PATHS.map((path) => [
        say.paths[path],
        ...[0.5, 0.99, 1].map((share) => significant(percentile(samples[path], share))),
        ...[MANY, FEW].map((calls) => significant((mean(samples[path]) * calls) / 1000)),
      ]),
    },
    remarks: say.remarks({
      loopback: significant(median('loopback')),
      many: significant((mean(samples.zone) * MANY) / 1000, 2),
      manyFar: significant((mean(samples.ocean) * MANY) / 1_000_000, 2),
      tail: significant(percentile(samples.loopback, 0.99) / median('loopback'), 2),
    }),
  };
}
