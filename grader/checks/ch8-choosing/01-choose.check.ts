import { inspect } from 'node:util';
import { type Decision, flawOf } from '../../demos/simulate/choosing/decision.ts';
import { follow, unmet } from '../../demos/simulate/choosing/follow.ts';
import { shown, told } from '../../demos/simulate/choosing/shown.ts';
import { type SituationName, situations } from '../../demos/simulate/choosing/situations.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt } from '../telling.ts';
import choose, { type ChooseFailure } from './01-choose.exercise.ts';

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

/** Simulates what is decided for `name`, and tells the first need that is not met. */
function of(name: SituationName) {
  return async (scene: Scene<ChooseFailure>): Promise<void> => {
    await scene.start();
    const situation = situations[name];
    const decision = await decided(scene, name);
    const { outcome } = follow(situation, decision, scene.random);
    const [measure] = unmet(situation, outcome);
    if (measure === undefined) return;
    const need = shown(measure, situation.needs[measure] as number);
    scene.fail(measure, { ...told(outcome), decision: inWords(decision), need });
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
  const fields = { time_limit_ms, retries, same_key, owner, on_failure };
  return [mechanism, ...Object.entries(fields).map(([field, value]) => `${field} ${value}`)].join(', ');
}
