/** One situation, decided in six ways: what each gives, and what it costs. */
import { Random } from '../../base/random.ts';
import type { Language } from '../../language/bilingual.ts';
import type { Demo, Experiment } from '../demo.ts';
import { type Decision, SHARED } from '../simulate/choosing/decision.ts';
import { follow, unmet } from '../simulate/choosing/follow.ts';
import { duration, told } from '../simulate/choosing/shown.ts';
import { screens as situation } from '../simulate/choosing/situations.ts';
import { question, title, words } from './screens.words.ts';

const asked: Decision = {
  mechanism: 'request-response',
  time_limit_ms: 1000,
  retries: 'nobody',
  same_key: true,
  owner: situation.home,
  on_failure: 'degrade',
};

/** In the order of the table; the words have the same names. */
const WAYS = {
  waits: { ...asked, time_limit_ms: null, on_failure: 'give-up' },
  limited: { ...asked, on_failure: 'give-up' },
  degrades: asked,
  accepted: { ...asked, mechanism: 'async-request-response', time_limit_ms: 3000 },
  announced: { ...asked, mechanism: 'events', time_limit_ms: null, retries: 'receiver', on_failure: 'keep' },
  owned: { ...asked, mechanism: 'common-data', time_limit_ms: 30_000 },
  shared: { ...asked, mechanism: 'common-data', time_limit_ms: 30_000, owner: SHARED },
} as const satisfies Readonly<Record<string, Decision>>;

export type Way = keyof typeof WAYS;

export const screens: Demo = { name: 'screens', title, question, run };

function run(seed: number, language: Language): Experiment {
  const say = words[language];
  const random = new Random(seed).fork('screens');
  const outcomes = Object.entries(WAYS).map(([way, decision]) => {
    const { outcome } = follow(situation, decision, random);
    return { way: way as Way, outcome, meets: unmet(situation, outcome).length === 0 };
  });
  const oldest = (way: Way): string => duration(outcomes.find((one) => one.way === way)?.outcome.stale ?? 0);
  return {
    outcome: say.outcome(oldest('degrades'), oldest('announced'), oldest('owned')),
    model: [say.model],
    plots: [],
    table: {
      head: say.head,
      rows: outcomes.map(({ way, outcome, meets }) => {
        const { failed, held, blocked, stale, together, messages } = told(outcome);
        return [say.ways[way], ...[failed, held, blocked, stale, together, messages].map(String), meets ? '✓' : '✗'];
      }),
    },
    remarks: say.remarks,
  };
}
