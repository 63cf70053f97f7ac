import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { isRabbitRequired } from '../broker/conformance/brokers.ts';
import { findExisting } from '../broker/ladder/existing.ts';
import { isChoice } from '../broker/ladder/ladder.ts';
import { scriptsFolder, startLocal } from '../broker/ladder/local.ts';
import type { Running } from '../broker/ladder/running.ts';
import type { RabbitNode } from '../broker/node.ts';
import { type Exercise, usesBroker } from '../checks/exercise.ts';
import { wordingIn } from '../report/wording.ts';
import type { Runtime } from '../service/runtime.ts';
import { findDeno, INSTALL_DENO } from '../service/runtime.ts';
import { hasAnswers } from './answers.ts';
import { allExercises, chapterOf } from './exercises.ts';
import { grade } from './grade.ts';

const installed = scriptsFolder() !== null;
const reason = installed ? (hasAnswers() ? '' : 'this copy has no solutions') : 'no rabbitmq-server is installed here';
let running: Running | null = null;

/** Skips a test with the reason, but where a real RabbitMQ must not be missing. */
function missing(skip: (why: string) => void): void {
  if (!installed && isRabbitRequired()) throw new Error(reason);
  skip(reason);
}

function gradeSolutions(exercises: readonly Exercise[], how: { node: RabbitNode; runtime?: Runtime }) {
  return grade({
    exercises,
    tree: inWorkbook('solutions'),
    from: 'solutions',
    seed: 1,
    wording: wordingIn('en'),
    ...how,
  });
}

// Milliseconds. A private node takes 5 s to start, on a busy machine more.
beforeAll(async () => {
  if (reason === '') running = await startLocal();
}, 120_000);
afterAll(() => running?.stop(), 30_000);

describe('a real RabbitMQ', () => {
  // Those of later chapters: npm run sweep -- --broker local.
  test('meets the solutions of chapter 5, as the embedded broker does', { timeout: 300_000 }, async ({ skip }) => {
    if (running === null) return missing(skip);
    const exercises = (await allExercises()).filter((facts) => usesBroker(facts) && chapterOf(facts) === 'ch5');
    const { record, failures } = await gradeSolutions(exercises, { node: running.node });
    expect(failures).toEqual([]);
    const missed = record.exercises.flatMap(({ checks }) => checks.filter(({ status }) => status !== 'passed'));
    // What needs the clock of the embedded broker says so in its facts, and is left out here with its reason.
    const needing = exercises.flatMap(({ id, checks }) =>
      Object.entries(checks).flatMap(([name, { needs }]) =>
        needs === 'virtual-time' ? [`${id}#${name} skipped`] : [],
      ),
    );
    expect(missed.map(({ id, status }) => `${id} ${status}`)).toEqual(needing);
    expect(record.broker).toEqual({ kind: 'rabbitmq', version: running.node.version });
  });

  test('meets services in Deno as well', { timeout: 120_000 }, async ({ skip }) => {
    if (running === null) return missing(skip);
    const deno = findDeno() ?? skip(`no Deno here: ${INSTALL_DENO}`);
    const exercises = (await allExercises()).filter(({ id }) => id === 'ch5/notify');
    const { record, failures } = await gradeSolutions(exercises, { node: running.node, runtime: deno });
    expect(failures).toEqual([]);
    const missed = record.exercises.flatMap(({ checks }) =>
      checks.filter(({ status }) => status === 'failed' || status === 'error'),
    );
    expect(missed.map(({ id }) => id)).toEqual([]);
    expect([record.runtime, record.broker?.kind]).toEqual([`deno ${deno.version}`, 'rabbitmq']);
  });

  test('is found by its URL, and asked for a virtual host of its own', async ({ skip }) => {
    if (running === null) return missing(skip);
    const { port, management, version } = running.node;
    const found = await findExisting(`amqp://127.0.0.1:${port}`, management ?? '', false);
    expect(found.node).toMatchObject({ version, management, restart: null });
    await expect(findExisting(`amqp://127.0.0.1:${port}`, 'http://127.0.0.1:1', false)).rejects.toMatchObject({
      absence: 'shared',
    });
    const shared = await findExisting(`amqp://127.0.0.1:${port}`, 'http://127.0.0.1:1', true);
    expect(shared.node.management).toBeNull();
    await expect(findExisting(`amqp://nobody:x@127.0.0.1:${port}`, undefined, true)).rejects.toMatchObject({
      absence: 'no-answer',
    });
  });
});

test('the choices of --broker are told from anything else', () => {
  expect(['rabbitmq', 'docker', 'local', 'amqp://here:5672/x'].map(isChoice)).toEqual([true, true, true, true]);
  expect(['embedded', 'kafka', 'amqp:/', 'amqps://x', ''].map(isChoice)).toEqual([false, false, false, false, false]);
});
