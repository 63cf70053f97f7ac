/**
 * `node grader/class/trial/main.ts [COUNT] [SEED] [WHAT…]`, for maintainers: 300 generated submissions to the core exercises,
 * graded twice, against the table of what they must get. Exit code 0 all as expected, 1 not.
 */
import os from 'node:os';
import { Random } from '../../base/random.ts';
import { allExercises } from '../../run/exercises.ts';
import { select } from '../../run/select.ts';
import { generate } from './generate.ts';
import { tryClass } from './trial.ts';

const [count = '300', seed = '42', ...words] = process.argv.slice(2);
const all = await allExercises();
const chosen = words.length === 0 ? all.filter(({ tier }) => tier === 'core') : select(all, words);
if ('what' in chosen) throw new Error(`there is no ${chosen.what}`);
const submissions = generate(Number(count), chosen, all, new Random(seed));
const kinds = Map.groupBy(submissions, ({ kind }) => kind.split(' ')[0]);
console.log([...kinds].map(([kind, list]) => `${list.length} ${kind}`).join(', '));
const jobs = os.availableParallelism();
let told = 0;
const onProgress = (done: number, tasks: number): void => {
  if (done > 0 && Math.floor((10 * done) / tasks) === told) return;
  told = Math.floor((10 * done) / tasks);
  console.log(`${done} of ${tasks} files`);
};
const { faults, graded, refused, seconds } = await tryClass(submissions, {
  exercises: chosen,
  seed: Number(seed),
  jobs,
  onProgress,
});
for (const fault of faults) console.log(`✗ ${fault}`);
const rates = seconds.map((one) => `${one.toFixed(0)} s (${(submissions.length / one).toFixed(1)}/s)`);
console.log(
  `submitted ${submissions.length} = graded ${graded} + refused ${refused}; ${rates.join(', ')}; ${jobs} jobs`,
);
console.log(faults.length === 0 ? 'all as expected, both times alike' : `${faults.length} not as expected`);
process.exitCode = faults.length === 0 ? 0 : 1;
