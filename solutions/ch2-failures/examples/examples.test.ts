import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Random } from '../../../grader/base/random.ts';
import { inWorkbook } from '../../../grader/base/workbook.ts';
import { drawCup, type Order } from '../../../grader/cup/data.ts';
import { teamsHost } from '../../../grader/cup/hosts/teams.ts';
import { warehouseHost } from '../../../grader/cup/hosts/warehouse.ts';
import {
  bodyStalls,
  type Fault,
  falsified,
  hungUp,
  late,
  missingField,
  notJson,
  refused,
  replyLost,
  requestLost,
  resetMidBody,
  status,
  truncated,
  wrongType,
} from '../../../grader/network/faults.ts';
import { World } from '../../../grader/network/world.ts';
import { Spares } from '../../../grader/service/spares.ts';
import { diagnose, type Observation } from '../01-diagnose.ts';

const spares = new Spares({ read: [import.meta.dirname + path.sep], write: [] }, 1);
const cup = drawCup(new Random('examples'));
const order = cup.orders[0] as Order;
const [team] = cup.usualTeams;

let world: World;
afterEach(() => world.close());
afterAll(() => spares.close());

async function begin(example: string): Promise<(path: string, options?: object) => ReturnType<World['call']>> {
  world = new World({ seed: example, spares });
  world.add(warehouseHost(cup), teamsHost(cup));
  await world.start(example, path.join(import.meta.dirname, `${example}.ts`));
  return (address, options) => world.call(example, address, options);
}

/** Every fault of the matrix that the chapter prints. */
const FAULTS: readonly Fault[] = [
  refused(),
  hungUp(),
  resetMidBody(),
  requestLost(),
  replyLost(),
  bodyStalls(),
  late(5000),
  status(503),
  missingField('shelf'),
  wrongType('quantity', 'two'),
  truncated(),
  notJson(),
  falsified((answer) => ({ ...(answer as object), shelf: 'c0ffee0ddba1' })),
];

describe('the failure matrix', () => {
  const chapters = ['es', 'en'].map((language) =>
    readFileSync(inWorkbook('chapters', language, 'ch2-failures.md'), 'utf8'),
  );

  test.each(FAULTS.map((fault) => [fault.variant, fault] as const))('has the row of %s', async (variant, fault) => {
    const call = await begin('observe');
    world.fault('warehouse', fault);
    const { id: order_id, sku, quantity } = order;
    const reply = await call('/observations', { method: 'POST', body: { order_id, sku, quantity } });
    const observation = reply.json as Observation;
    const { executed, possible } = diagnose(observation);
    const happened = world.effects('warehouse', 'stock-reserved').length === 1;
    for (const chapter of chapters) {
      const row = chapter.split('\n').find((line) => line.startsWith(`| ${fault.family} | \`${variant}\` |`)) ?? '';
      const [, , seen = '', real = '', told = '', types = ''] = row.split('|').slice(1);
      for (const word of [observation.status, observation.error])
        if (word !== null) expect(seen).toContain(`\`${word}\``);
      expect(real.trim()).toMatch(happened ? /^(sí|yes)$/ : /^no$/);
      expect([told.trim(), types.trim()]).toEqual([`\`${executed}\``, `\`${possible.join('`, `')}\``]);
    }
  });

  test('is complete', async () => {
    await begin('observe');
    for (const chapter of chapters) {
      const rows = chapter
        .split('\n')
        .filter((line) => /^\| (crash|omission|timing|response|arbitrary) \| `/.test(line));
      expect(rows).toHaveLength(FAULTS.length);
    }
  });
});

describe('asking again', () => {
  test('outlives a restart', async () => {
    const call = await begin('again');
    world.fault('teams', refused({ times: 1 }));
    world.fault('teams', resetMidBody({ times: 1 }));
    expect((await call(`/teams/${team.id}/city`)).json).toEqual({ city: team.city });
    expect(world.requests('teams')).toHaveLength(3);
  });

  test('ends with the last attempt, and with an answer', async () => {
    const call = await begin('again');
    world.fault('teams', hungUp());
    expect((await call(`/teams/${team.id}/city`)).status).toBe(500);
    expect(world.requests('teams')).toHaveLength(3);
    world.heal('teams');
    world.fault('teams', notJson());
    await call(`/teams/${team.id}/city`);
    expect(world.requests('teams')).toHaveLength(4);
  });
});
