import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Embedded, findRabbit, startEmbedded } from './brokers.ts';
import { scenarios } from './scenarios/index.ts';
import { type Scenario, World } from './world.ts';

const rabbit = await findRabbit();
const reason = 'reason' in rabbit ? rabbit.reason : null;
if (reason) console.warn(`The embedded broker is not compared with RabbitMQ: ${reason}.`);

let embedded: Embedded;
beforeAll(async () => {
  embedded = await startEmbedded();
});
afterAll(() => embedded.close());

test('scenarios have different names', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
});

describe('the embedded broker does as RabbitMQ does', () => {
  test.for(scenarios)('$name', async (scenario, { skip }) => {
    if ('reason' in rabbit) return skip(rabbit.reason);
    const [ours, theirs] = await Promise.all([record(scenario, embedded.url), record(scenario, rabbit.url)]);
    expect(ours).toEqual(theirs);
    expect(embedded.broker.faults).toEqual([]);
  });
});

async function record(scenario: Scenario, url: string): Promise<unknown> {
  const world = new World(url);
  try {
    return world.normal(await scenario.run(world));
  } finally {
    await world.close();
  }
}
