import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import { Host } from '../../network/host.ts';
import { World } from '../../network/world.ts';
import { Spares } from '../../service/spares.ts';
import { median, RUNS } from './measure.ts';
import type { Words } from './words.ts';

/** A request that is given up after 30 virtual seconds: real milliseconds and turns beyond starting the process. */
export async function limit(say: Words): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'entre-servicios-bench-'));
  const spares = new Spares({ read: [inWorkbook('grader', 'bench') + path.sep], write: [folder + path.sep] }, 1);
  const costs: number[] = [];
  let turns = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const world = new World({ seed: String(run), spares });
    world.add(new Host('silent', () => []));
    world.fault('silent', { family: 'omission', variant: 'request-lost', selection: {}, request: 'lost' });
    const member = await world.start('patient', inWorkbook('grader', 'bench', 'patient.ts'));
    const began = performance.now();
    const reply = await world.call('patient', '/');
    costs.push(performance.now() - began);
    turns = member.turns;
    if (reply.took !== 30_000) throw new Error(`the service gave up after ${reply.took} virtual ms, not 30000`);
    await world.close();
  }
  spares.close();
  rmSync(folder, { recursive: true, force: true });
  return say.limit(Number(median(costs).toFixed(1)), turns);
}
