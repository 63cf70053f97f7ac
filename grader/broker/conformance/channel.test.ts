import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { World } from '../../network/world.ts';
import { Spares } from '../../service/spares.ts';
import { BrokerInWorld } from '../in-world.ts';
import { scenarios } from './scenarios/index.ts';

/** Scenarios that one service plays, one after the other, before the next service is started. */
const SHARE = 20;
/** On the simulated network a connection is silent only where a check silences it, so no heartbeats are agreed on. */
const DIFFERENT: Readonly<Record<string, object>> = {
  'what the server says of itself and offers': { tune: { channelMax: 2047, frameMax: 131_072, heartbeat: 0 } },
};

const recorded = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8')) as Record<string, object>;

// A service is one file.
const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-test-'));
const player = path.join(folder, 'player.ts');
await build({
  entryPoints: [fileURLToPath(new URL('player.ts', import.meta.url))],
  outfile: player,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
});
const spares = new Spares({ read: [folder + path.sep], write: [] }, 1);
let world: World | null = null;
afterAll(async () => {
  await world?.close();
  await spares.close();
});

const numbered = scenarios.map(({ name }, index) => ({ name, index }));

test.for(numbered)('over the channel, on virtual time: $name', async ({ name, index }) => {
  if (index % SHARE === 0 || world === null) {
    await world?.close();
    world = new World({ seed: name, spares });
    await world.start('player', player, { AMQP_URL: new BrokerInWorld(world, name).url });
  }
  const reply = await world.call('player', `/${index}`);
  const expected = recorded[name];
  const different = DIFFERENT[name];
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.text)).toEqual(different === undefined ? expected : { ...expected, ...different });
});
