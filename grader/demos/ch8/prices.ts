/** The eight situations of ch8/choose, each decided in two ways that meet its needs, and what each costs. */
import { Random } from '../../base/random.ts';
import type { Language } from '../../language/bilingual.ts';
import type { Demo, Experiment } from '../demo.ts';
import type { Decision } from '../simulate/choosing/decision.ts';
import { follow } from '../simulate/choosing/follow.ts';
import { told } from '../simulate/choosing/shown.ts';
import { type SituationName, situations } from '../simulate/choosing/situations.ts';
import { question, title, words } from './prices.words.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Choice = Omit<Decision, 'owner'>;

const event: Choice = {
  mechanism: 'events',
  time_limit_ms: null,
  retries: 'receiver',
  same_key: true,
  on_failure: 'keep',
};
const accepted: Choice = { ...event, mechanism: 'async-request-response', time_limit_ms: 12 * HOUR, retries: 'caller' };
const asked: Choice = {
  ...event,
  mechanism: 'request-response',
  time_limit_ms: SECOND,
  retries: 'nobody',
  on_failure: 'compensate',
};
const common: Choice = { ...event, mechanism: 'common-data', time_limit_ms: MINUTE };

/** Owned by the situation's home. In the order of the table; the words have the same names. */
export const CHOICES = {
  squadAsked: ['squad', { ...asked, on_failure: 'degrade' }],
  squadReplica: ['squad', event],
  chargeThrice: ['charge', { ...asked, time_limit_ms: 3 * SECOND, retries: 'caller' }],
  chargeOnce: ['charge', { ...asked, time_limit_ms: 8 * SECOND }],
  stockCompensated: ['stock', asked],
  stockGivenUp: ['stock', { ...asked, on_failure: 'give-up' }],
  trainingResent: ['training', accepted],
  trainingQueued: ['training', { ...accepted, retries: 'receiver' }],
  transferResent: ['transfer', { ...accepted, time_limit_ms: 96 * HOUR }],
  transferQueued: ['transfer', { ...accepted, time_limit_ms: 96 * HOUR, retries: 'receiver' }],
  packagedAnnounced: ['packaged', event],
  packagedListed: ['packaged', common],
  seasonStored: ['season', { ...common, time_limit_ms: 24 * HOUR, on_failure: 'degrade' }],
  seasonAsked: ['season', { ...asked, time_limit_ms: HOUR, retries: 'caller', on_failure: 'give-up' }],
  auditAnnounced: ['audit', event],
  auditSent: ['audit', accepted],
} as const satisfies Readonly<Record<string, readonly [SituationName, Choice]>>;

export type ChoiceName = keyof typeof CHOICES;

export const prices: Demo = { name: 'prices', title, question, onlyNamed: true, run };

function run(seed: number, language: Language): Experiment {
  const say = words[language];
  const random = new Random(seed).fork('prices');
  const outcomes = (Object.keys(CHOICES) as ChoiceName[]).map((name) => {
    const [situation, choice] = CHOICES[name];
    const { home } = situations[situation];
    return { name, outcome: follow(situations[situation], { ...choice, owner: home }, random.fork(situation)).outcome };
  });
  const messages = (name: ChoiceName): number => outcomes.find((one) => one.name === name)?.outcome.messages ?? 0;
  return {
    outcome: say.outcome(
      messages('squadAsked'),
      messages('squadReplica'),
      messages('auditSent'),
      messages('auditAnnounced'),
    ),
    model: [say.model],
    plots: [],
    table: {
      head: say.head,
      rows: outcomes.map(({ name, outcome }) => {
        const { failed, held, stale, late, stranded, messages: sent } = told(outcome);
        const isReading = situations[CHOICES[name][0]].kind === 'reading';
        return [say.choices[name], ...[failed, held, isReading ? stale : late, stranded, sent].map(String)];
      }),
    },
    remarks: say.remarks,
  };
}
