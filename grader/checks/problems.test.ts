import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { World } from '../network/world.ts';
import { Spares } from '../service/spares.ts';
import { problemsOf } from './problems.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-test-')) + path.sep;
const spares = new Spares({ read: [folder], write: [folder] }, 1);
afterAll(() => spares.close());

test('a file that does not load after a restart is what explains', async () => {
  const file = `${folder}service.ts`;
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';
const mark = process.env.STATE_DIR + 'started';
if (existsSync(mark)) throw new Error('database is locked');
writeFileSync(mark, '');
export default { fetch: () => new Response('well') };`,
  );
  const world = new World({ seed: 'problems', spares });
  await world.start('stats', file, { STATE_DIR: folder });
  expect((await world.call('stats', '/')).text).toBe('well');
  expect(problemsOf(world)).toEqual([]);
  await world.restart('stats');
  await world.call('stats', '/');
  expect(problemsOf(world)).toMatchObject([{ name: 'load-threw', values: { error: 'Error: database is locked' } }]);
  await world.close();
});
