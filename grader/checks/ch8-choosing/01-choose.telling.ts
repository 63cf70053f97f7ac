/** A run of ch8/choose in words: which needs it met, which not and why, and what the decision costs. */
import { type Cause, causeOf } from '../../demos/simulate/choosing/cause.ts';
import type { Decision } from '../../demos/simulate/choosing/decision.ts';
import { unmet } from '../../demos/simulate/choosing/follow.ts';
import { shown } from '../../demos/simulate/choosing/shown.ts';
import type { Measure, Outcome, Situation } from '../../demos/simulate/choosing/situation.ts';
import { type Bilingual, fill, valuesIn, type Worded } from '../../language/bilingual.ts';
import { burdenWords, causeWords, measureWords, needWords } from './01-choose.words.ts';

/** What is told of a run in any case: how much there was of everything, and the needs that are met. */
export function figuresOf(situation: Situation, outcome: Outcome): Worded {
  const missed = unmet(situation, outcome);
  const met = measuresOf(situation).filter((measure) => !missed.includes(measure));
  // What may not happen at all is told in one go.
  const [absent, figures] = [
    met.filter((one) => situation.needs[one] === 0),
    met.filter((one) => situation.needs[one] !== 0),
  ];
  const told = figures.map((measure) => needOf(situation, outcome, measure, 'short'));
  if (absent.length > 0) {
    const labels = joined(
      ', ',
      absent.map((measure) => measureWords[measure].short),
    );
    told.push(filled(needWords.none, { labels }));
  }
  const { operations, messages, blocked } = outcome;
  return { operations, messages, blocked, met: told.length === 0 ? needWords.nothing : joined('; ', told) };
}

/** The needs that are not met, each with its figure, and why. */
export function missedOf(situation: Situation, decision: Decision, outcome: Outcome): Worded {
  const missed = unmet(situation, outcome);
  const causes = new Set(missed.map((measure): Cause => causeOf(situation, decision, measure)));
  return {
    count: missed.length,
    all: measuresOf(situation).length,
    missed: joined(
      '\n',
      missed.map((measure) => needOf(situation, outcome, measure, 'full')),
    ),
    cause: joined(
      '; ',
      [...causes].map((cause) => causeWords[cause]),
    ),
  };
}

/** What `decision` leaves to be built and looked after. */
export function burdensOf({ kind }: Situation, decision: Decision): Bilingual {
  const { mechanism, retries, same_key, on_failure } = decision;
  const isReading = kind === 'reading';
  const first = {
    'request-response': 'call',
    'async-request-response': retries === 'receiver' ? 'queued' : 'resent',
    events: isReading ? 'replica' : 'broker',
    'common-data': 'place',
  } as const;
  const after = { 'give-up': 'asking', degrade: 'answers', keep: 'disk', compensate: 'undoing' } as const;
  const asks = mechanism === 'request-response' || mechanism === 'async-request-response';
  const names: (keyof typeof burdenWords)[] = [first[mechanism]];
  if (mechanism === 'request-response' && retries === 'caller') names.push('attempts');
  // A queue and a broker keep what they have; who asks keeps it itself.
  if (asks && !(on_failure === 'keep' && retries === 'receiver')) names.push(after[on_failure]);
  if (same_key && !isReading) names.push('keys');
  return joined(
    '; ',
    names.map((name) => burdenWords[name]),
  );
}

function measuresOf({ needs }: Situation): Measure[] {
  return Object.keys(needs) as Measure[];
}

/** One need, with what the run reached and what the situation allows. */
function needOf({ needs }: Situation, outcome: Outcome, measure: Measure, as: 'full' | 'short'): Bilingual {
  // A figure and its unit stay on one line.
  const unit = measure.startsWith('failed') ? '\u00a0%' : '';
  const figure = (value: number): string => shown(measure, value).replace(' ', '\u00a0') + unit;
  return filled(as === 'full' ? needWords.missed : needWords.met, {
    label: measureWords[measure][as],
    value: figure(outcome[measure]),
    need: figure(needs[measure] as number),
  });
}

function filled(text: Bilingual, values: Worded): Bilingual {
  return { en: fill(text.en, valuesIn('en', values)), es: fill(text.es, valuesIn('es', values)) };
}

function joined(by: string, texts: readonly Bilingual[]): Bilingual {
  return { en: texts.map(({ en }) => en).join(by), es: texts.map(({ es }) => es).join(by) };
}
