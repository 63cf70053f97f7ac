/**
 * A process that grades one task after the other, as it is told by its parent (`pool.ts`). What it runs of a student
 * runs in processes of its own, in the sandbox. Each task has a vitest thread to itself; a worker that is in doubt says so and is
 * replaced.
 */
import { wordingIn } from '../report/wording.ts';
import { Session } from '../run/drive.ts';
import { grade } from '../run/grade.ts';
import { type Catalogue, catalogueWith } from './exercises.ts';
import { type Conditions, type Result, sandboxName, type Task } from './task.ts';

/** What a parent sends: first the conditions of the run, then tasks. */
export type Order = { readonly conditions: Conditions } | { readonly task: Task };

let conditions: Conditions;
let ready: Promise<[Session, Catalogue]>;

process.on('message', (order: Order) => {
  if ('conditions' in order) {
    conditions = order.conditions;
    ready = Promise.all([Session.open(), catalogueWith(conditions.extra)]);
    ready.catch(() => {});
    return;
  }
  void judge(order.task)
    .catch((error: Error): Result => ({ kind: 'error', detail: error.stack ?? error.message }))
    .then((result) => process.send?.(result));
});
// Ctrl-C on a terminal reaches every process of it; what is to happen is for the parent to say.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

async function judge(task: Task): Promise<Result> {
  const [session, { all, checkFile }] = await ready;
  const { seed, language, sandbox } = conditions;
  const { record, failures } = await grade({
    exercises: all.filter(({ id }) => id === task.exercise),
    tree: task.tree,
    from: 'exercises',
    seed,
    sandbox,
    checkFile,
    session,
    once: true,
    wording: wordingIn(language),
  });
  const [exercise] = record.exercises;
  const broken = exercise?.checks.find(({ status }) => status === 'error');
  if (!exercise || broken)
    return { kind: 'error', detail: broken?.message ?? failures[0] ?? `no exercise ${task.exercise}` };
  return { kind: 'graded', record: exercise, sandbox: sandboxName(sandbox) };
}
