/**
 * The processes in which this worker runs services. A vitest setup file: they begin to start before the check files
 * and their packages are even loaded.
 */
import path from 'node:path';
import { inject } from 'vitest';
import { Spares } from '../service/spares.ts';

/** Processes kept waiting in each worker. */
const WAITING = 4;

/** vitest runs a setup file anew for each check file; the processes are this worker's, and made once. */
const shared = globalThis as { entreServiciosProcesses?: Spares };

function begin(): Spares {
  const { readable, stateFolder, turnLimitSeconds, starts } = inject('grading');
  const spares = new Spares({ read: readable, write: [stateFolder + path.sep] }, WAITING, turnLimitSeconds);
  spares.expect(starts);
  return spares;
}

shared.entreServiciosProcesses ??= begin();

export const processes: Spares = shared.entreServiciosProcesses;
