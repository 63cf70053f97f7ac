import { inspect } from 'node:util';
import { type Decision, flawOf } from '../../demos/simulate/choosing/decision.ts';
import { follow, unmet } from '../../demos/simulate/choosing/follow.ts';
import { duration } from '../../demos/simulate/choosing/shown.ts';
import { type SituationName, situations } from '../../demos/simulate/choosing/situations.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt } from '../telling.ts';
import choose, { type ChooseFailure } from './01-choose.exercise.ts';
import { burdensOf, figuresOf, missedOf } from './01-choose.telling.ts';

judge(choose, {
  squad: of('squad'),
  charge: of('charge'),
  stock: of('stock'),
  training: of('training'),
  transfer: of('transfer'),
  packaged: of('packaged'),
  season: of('season'),
  audit: of('audit'),
});

/** Simulates what is decided for `name`, and tells every need that is not met; where all are, what that costs. */
function of(name: SituationName) {
  return async (scene: Scene<ChooseFailure>): Promise<void> => {
    await scene.start();
    const situation = situations[name];
    const decision = await decided(scene, name);
    const { outcome } = follow(situation, decision, scene.random);
    const figures = figuresOf(situation, outcome);
    if (unmet(situation, outcome).length > 0) {
      scene.fail('unmet', { ...figures, ...missedOf(situation, decision, outcome), decision: inWords(decision) });
    }
    scene.note('reached', figures);
    scene.note('costs', { ...figures, burdens: burdensOf(situation, decision) });
  };
}

/** The decision for `name`; fails the check where there is none. */
async function decided(scene: Scene<ChooseFailure>, name: SituationName): Promise<Decision> {
  const { sender, receivers } = situations[name];
  const ended = await scene.invoke('decisions', []);
  if (ended.state === 'threw') return scene.fail('threw', { error: `${ended.error.name}: ${ended.error.message}` });
  if (ended.state !== 'returned') return scene.fail('open');
  const all = ended.value as Readonly<Record<string, unknown>> | null | undefined;
  const decision = all?.[name];
  if (decision === null) return scene.fail('undecided', { situation: name });
  if (typeof decision !== 'object') {
    return scene.fail('missing', { situation: name, got: excerpt(inspect(decision)) });
  }
  const flaw = flawOf(decision, [sender, ...receivers]);
  if (flaw) return scene.fail('flaw', { situation: name, ...flaw });
  return decision as Decision;
}

function inWords({ mechanism, time_limit_ms, retries, same_key, owner, on_failure }: Decision): string {
  const isLong = time_limit_ms !== null && time_limit_ms > 10_000;
  const limit = isLong ? `${time_limit_ms} (${duration(time_limit_ms)})` : time_limit_ms;
  const fields = { time_limit_ms: limit, retries, same_key, owner, on_failure };
  return [mechanism, ...Object.entries(fields).map(([field, value]) => `${field} ${value}`)].join(', ');
}
