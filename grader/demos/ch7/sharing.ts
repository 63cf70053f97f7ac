import { Random } from '../../base/random.ts';
import type { Language } from '../../language/bilingual.ts';
import type { Demo, Experiment } from '../demo.ts';
import { type Counted, DISTURBANCES, type Disturbance, drawSpells, MINUTES, play } from './play.ts';
import { question, title, words } from './sharing.words.ts';
import { WAYS, type WayName } from './ways.ts';

export const sharing: Demo = { name: 'sharing', title, question, run };

export const NAMES = Object.keys(WAYS) as WayName[];

function run(seed: number, language: Language): Experiment {
  const say = words[language];
  const random = new Random(seed).fork('ch7');
  const spells = drawSpells(random.fork('spells'));
  const counted = countAll(seed);
  const rows = DISTURBANCES.flatMap((disturbance) =>
    NAMES.map((name) => {
      const { latest, old, wrong, missing, refused } = counted[disturbance][name];
      return [
        `${say.disturbances[disturbance]}: ${say.ways[name]}`,
        ...[latest, old, wrong, missing, refused].map(String),
      ];
    }),
  );
  const lost = (name: WayName) => DISTURBANCES.map((disturbance) => lostOf(counted[disturbance][name])).join(', ');
  return {
    outcome: say.outcome(lost('table'), lost('folder-in-place'), lost('own')),
    model: say.model(MINUTES, spells),
    plots: [],
    table: { head: say.head, rows },
    remarks: say.remarks(counted, spells),
  };
}

/** Reports that nobody had, and reports that were wrong. */
export function lostOf({ missing, wrong }: Counted): number {
  return missing + wrong;
}

export type All = Readonly<Record<Disturbance, Readonly<Record<WayName, Counted>>>>;

/** Every way under every disturbance; all ways have the same changes. */
export function countAll(seed: number): All {
  const random = new Random(seed).fork('ch7');
  const spells = drawSpells(random.fork('spells'));
  const one = (name: WayName, disturbance: Disturbance) =>
    play(name, disturbance, spells[disturbance], random.fork(disturbance));
  return Object.fromEntries(
    DISTURBANCES.map((disturbance) => [
      disturbance,
      Object.fromEntries(NAMES.map((name) => [name, one(name, disturbance)])),
    ]),
  ) as All;
}
