import type { Language } from '../../language/bilingual.ts';
import type { Demo, Experiment } from '../demo.ts';
import { significant } from '../round.ts';
import { type Cost, costsOf } from './costs.ts';
import { question, title, words } from './serialise.words.ts';

export const serialise: Demo = { name: 'serialise', title, question, run };

/** The roster that the question is about. */
const ASKED = 300;

function run(seed: number, language: Language): Experiment {
  const say = words[language];
  const costs = costsOf(seed);
  const asked = costs.find(({ players }) => players === ASKED) as Cost;
  const lineOf = (value: (cost: Cost) => number) => costs.map((cost) => ({ x: cost.players, y: value(cost) }));
  return {
    outcome: say.outcome({
      kilobytes: significant(asked.bytes / 1000),
      writing: significant(asked.writing),
      reading: significant(asked.reading),
      passing: significant(asked.passing, 2),
    }),
    model: say.model,
    plots: [
      {
        id: 'time',
        title: say.plot,
        x: { label: say.x, kind: 'logarithmic' },
        y: { label: say.y, kind: 'logarithmic' },
        series: [
          { name: say.passing, points: lineOf(({ passing }) => passing) },
          { name: say.writing, points: lineOf(({ writing }) => writing) },
          { name: say.reading, points: lineOf(({ reading }) => reading) },
        ],
      },
    ],
    table: {
      head: [say.players, say.bytes, say.passingHead, say.writingHead, say.readingHead],
      rows: costs.map(({ players, bytes, passing, writing, reading }) => [
        String(players),
        String(bytes),
        significant(passing, 2),
        significant(writing),
        significant(reading),
      ]),
    },
    remarks: say.remarks({
      each: significant(asked.bytes / ASKED, 2),
      both: significant((2 * (asked.writing + asked.reading)) / 1000, 2),
    }),
  };
}
