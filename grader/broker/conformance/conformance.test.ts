import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Embedded, findRabbit, isRabbitRequired, startEmbedded } from './brokers.ts';
import { scenarios } from './scenarios/index.ts';
import { record } from './world.ts';

const recorded = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8')) as Record<string, unknown>;
const rabbit = await findRabbit();
const url = 'url' in rabbit ? rabbit.url : null;
const reason = 'reason' in rabbit ? rabbit.reason : '';
if (url === null) console.warn(`Compared with what RabbitMQ answered when it was recorded, as ${reason}.`);

let embedded: Embedded;
beforeAll(async () => {
  embedded = await startEmbedded();
});
afterAll(() => embedded.close());

test('every scenario has a name of its own and is recorded, and nothing else is', () => {
  expect(Object.keys(recorded).sort()).toEqual(scenarios.map(({ name }) => name).sort());
});

test('a real RabbitMQ answers', ({ skip }) => {
  // biome-ignore lint/complexity/useLiteralKeys: process.env has an index signature
  if (url === null && process.env['AMQP_URL'] === undefined && !isRabbitRequired()) skip(reason);
  expect(reason).toBe('');
});

describe('the embedded broker does as RabbitMQ does', () => {
  test.for(scenarios)('$name', async (scenario) => {
    const theirs = url === null ? recorded[scenario.name] : record(scenario, url);
    const [ours, expected] = await Promise.all([record(scenario, embedded.url), theirs]);
    expect(ours).toEqual(expected);
    // Otherwise write it anew: node grader/broker/conformance/record.ts
    expect(expected).toEqual(recorded[scenario.name]);
    expect(embedded.broker.faults).toEqual([]);
  });
});
