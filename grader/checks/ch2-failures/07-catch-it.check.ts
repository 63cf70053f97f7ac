import path from 'node:path';
import { afterAll } from 'vitest';
import { callback } from '../../base/values.ts';
import { inWorkbook } from '../../base/workbook.ts';
import { functions } from '../../network/functions.ts';
import { Stage } from '../../network/stage.ts';
import { judge } from '../judge.ts';
import { type Scene, Unable } from '../scene.ts';
import { excerpt } from '../telling.ts';
import catchIt from './07-catch-it.exercise.ts';
import { Trial } from './catch-it/trial.ts';

const HIDDEN = inWorkbook('grader', 'checks', 'ch2-failures', 'catch-it');
/** Hidden services of a check: the name of each is that of its file, and of the failure that tells of it. */
const RIGHT = ['plain', 'patient', 'reader'] as const;
const SILENCE = ['no-limit', 'headers-only', 'race', 'body-outside'] as const;
const REPEATS = ['new-keys', 'one-key', 'repeats-refusals', 'too-often', 'once', 'all-at-once'] as const;
const OUTCOMES = ['silence-is-failure', 'refused-is-unknown', 'status-ignored', 'incomplete'] as const;

type Common = 'shape' | 'threw' | 'open' | 'bad-call' | 'bad-fault';

const stage = new Stage(HIDDEN, 0);
afterAll(() => stage.close());

judge(catchIt, {
  'returns-complaints': async (scene) => {
    await scene.start();
    stage.expect(1);
    await complaintsOn(scene, `right-${scene.random.pick(RIGHT)}`);
  },
  'tells-apart': async (scene) => {
    await scene.start();
    stage.expect(RIGHT.length + 1);
    const [first, ...others] = scene.random.shuffle(RIGHT);
    // The wrong one neither first nor last: a check that counts, or that keeps its complaints, is found out.
    for (const name of [first, 'made-up', ...others] as const) {
      if (name === 'made-up') await catches(scene, name);
      else if (name) await accepts(scene, name, name);
    }
  },
  'catches-silence': async (scene) => {
    await scene.start();
    await catchesAll(scene, SILENCE);
  },
  'catches-repeats': async (scene) => {
    await scene.start();
    await catchesAll(scene, REPEATS);
  },
  'catches-outcomes': async (scene) => {
    await scene.start();
    await catchesAll(scene, OUTCOMES);
  },
});

/** Hands over all of `names`, and a right service somewhere among them. */
async function catchesAll<Name extends string>(
  scene: Scene<Name | 'accused' | Common>,
  names: readonly Name[],
): Promise<void> {
  stage.expect(names.length + 1);
  for (const name of scene.random.shuffle([...names, null])) {
    if (name === null) await accepts(scene, scene.random.pick(RIGHT), 'accused');
    else await catches(scene, name);
  }
}

/** Fails as `failure` where the student's check complains of a right service. */
async function accepts<Failure extends string>(
  scene: Scene<Failure | Common>,
  name: (typeof RIGHT)[number],
  failure: Failure,
): Promise<void> {
  const [complaint] = await complaintsOn(scene, `right-${name}`);
  if (complaint !== undefined) return scene.fail(failure, { complaint });
}

/** Fails where the student's check has no complaint of a planted service. */
async function catches<Name extends string>(scene: Scene<Name | Common>, name: Name): Promise<void> {
  const complaints = await complaintsOn(scene, `wrong-${name}`);
  if (complaints.length === 0) return scene.fail(name);
}

/** What the student's check complains of when it tries the hidden service in `file`. */
async function complaintsOn(scene: Scene<Common>, file: string): Promise<string[]> {
  const trial = await Trial.begin(stage, path.join(HIDDEN, `${file}.ts`), scene.random.fork(file).seed);
  try {
    scene.world.add(functions('world', trial.functions));
    const world = {
      teams: [...trial.teams],
      call: callback('world', 'call'),
      fault: callback('world', 'fault'),
      journal: callback('world', 'journal'),
    };
    const ended = await scene.invoke('check', [world]);
    if (trial.fault !== null) throw trial.fault;
    if (ended.state === 'broken') throw new Unable();
    if (trial.misuse) return scene.fail(trial.misuse.failure, trial.misuse.values);
    if (ended.state === 'open') return scene.fail('open');
    if (ended.state === 'threw') return scene.fail('threw', { error: `${ended.error.name}: ${ended.error.message}` });
    const { value } = ended;
    const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
    if (!isList) return scene.fail('shape', { got: excerpt(JSON.stringify(value) ?? String(value)) });
    return value;
  } finally {
    await trial.close();
  }
}
