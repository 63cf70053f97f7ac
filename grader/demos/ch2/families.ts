/** A demo for each of the five kinds of failure: what the careful client says and does, drawn; what the others tell. */
import type { Language } from '../../language/bilingual.ts';
import type { Family } from '../../network/faults.ts';
import type { Demo, Experiment } from '../demo.ts';
import { type FamilyValues, families } from './families.words.ts';
import { CLIENTS, plays, shown } from './play.ts';
import { tableOf } from './tables.ts';
import { type Variant, variantsOf } from './variants.ts';
import { words } from './words.ts';

/** The variant that the question is about. */
const ASKED: Readonly<Record<Family, Variant>> = {
  crash: 'hung-up',
  omission: 'reply-lost-once',
  timing: 'late',
  response: 'missing-field',
  arbitrary: 'falsified',
};

export const crash = demoOf('crash');
export const omission = demoOf('omission');
export const timing = demoOf('timing');
export const response = demoOf('response');
export const arbitrary = demoOf('arbitrary');

function demoOf(family: Family): Demo {
  const { title, question } = families[family];
  return { name: family, title, question, run: (seed, language) => run(family, seed, language) };
}

async function run(family: Family, seed: number, language: Language): Promise<Experiment> {
  const [say, texts] = [words[language], families[family][language]];
  const played = await plays(seed);
  const variants = variantsOf(family);
  const { attempts, effects } = played.careful[ASKED[family]];
  const values: FamilyValues = {
    told: shown(played.careful[ASKED[family]]),
    attempts,
    effects,
    believers: CLIENTS.filter((client) => played[client][ASKED[family]].status === 201).map((one) => say.clients[one]),
  };
  return {
    outcome: texts.outcome(values),
    model: say.model,
    diagrams: variants.map((variant) => ({
      id: variant,
      title: say.diagram(say.variants[variant]),
      events: played.careful[variant].events,
    })),
    plots: [],
    table: tableOf(variants, played, language),
    remarks: texts.remarks,
  };
}
