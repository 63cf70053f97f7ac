/**
 * The processes in which this worker runs services. A vitest setup file: they begin to start before the check files
 * and their packages are even loaded.
 */
import path from 'node:path';
import { beforeAll, inject } from 'vitest';
import { node } from '../service/runtime.ts';
import { Spares } from '../service/spares.ts';
import { waitAt } from './gate.ts';

/** Processes kept waiting in each worker. */
const WAITING = 4;
/** The same while a person edits the file: nothing else is to be done, and what waits is not waited for afterwards. */
const WAITING_AT_GATE = 10;

/** vitest runs a setup file anew for each check file; the processes are this worker's, and made once. */
const shared = globalThis as { entreServiciosProcesses?: Spares };

const { readable, runtime, sandbox, stateFolder, turnLimitSeconds, starts, gate, inspectPort } = inject('grading');
const reach = { read: readable, write: [stateFolder + path.sep], runtime, sandbox };

function begin(): Spares {
  const debugged = inspectPort === null ? {} : { inspectPort };
  const spares = new Spares({ ...reach, ...debugged }, gate === null ? WAITING : WAITING_AT_GATE, turnLimitSeconds);
  spares.expect(starts);
  return spares;
}

shared.entreServiciosProcesses ??= begin();

export const processes: Spares = shared.entreServiciosProcesses;

/**
 * Where services run in Deno, processes of Node, for the question whether it would take what Deno does not; none waits.
 * Null where they run in Node, or a person is at the debugger.
 */
export const nodeProcesses: Spares | null =
  runtime.kind === 'node' || inspectPort !== null ? null : new Spares({ ...reach, runtime: node }, 0, turnLimitSeconds);

// Without a limit: it opens when a person saves a file.
if (gate !== null) beforeAll(() => waitAt(gate), 0);
