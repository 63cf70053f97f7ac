import { expect, test } from 'vitest';
import { Random } from '../../../base/random.ts';
import { CAUSES, causeOf } from './cause.ts';
import { type Decision, MECHANISMS, ON_FAILURE, RETRIES, SHARED } from './decision.ts';
import { follow, unmet } from './follow.ts';
import { situations } from './situations.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const LIMITS = [0.8 * SECOND, 30 * SECOND, 2 * HOUR, 96 * HOUR, null];
/** Decisions drawn for each situation. */
const DECISIONS = 12;

test.each(Object.entries(situations))(
  'what is named as a cause makes %s better where it is changed',
  (name, situation) => {
    const random = new Random(`causes/${name}`);
    const fields = {
      mechanism: MECHANISMS,
      time_limit_ms: LIMITS,
      retries: RETRIES,
      same_key: [true, false],
      owner: [situation.sender, situation.home, SHARED],
      on_failure: ON_FAILURE,
    } as const;
    const outcomeOf = (decision: Decision) => follow(situation, decision, new Random(5)).outcome;
    for (let count = 0; count < DECISIONS; count += 1) {
      const decision: Decision = {
        mechanism: random.pick(MECHANISMS),
        time_limit_ms: random.pick(LIMITS),
        retries: random.pick(RETRIES),
        same_key: random.pick([true, false]),
        owner: random.pick([situation.home, situation.home, situation.sender, SHARED]),
        on_failure: random.pick(ON_FAILURE),
      };
      const outcome = outcomeOf(decision);
      for (const measure of unmet(situation, outcome)) {
        const cause = causeOf(situation, decision, measure);
        const others = CAUSES[cause].reduce<Decision[]>(
          (list, field) => list.flatMap((one) => fields[field].map((value) => ({ ...one, [field]: value }))),
          [decision],
        );
        const isBetter = others.some((other) => outcomeOf(other)[measure] < outcome[measure]);
        expect({ decision, measure, cause, isBetter }).toMatchObject({ isBetter: true });
      }
    }
  },
);
