/**
 * Writes what RabbitMQ answers to every scenario to recorded.json, for machines that have none:
 *
 *     node grader/broker/conformance/record.ts
 */
import { writeFileSync } from 'node:fs';
import { findRabbit } from './brokers.ts';
import { scenarios } from './scenarios/index.ts';
import { record } from './world.ts';

const rabbit = await findRabbit();
if ('reason' in rabbit) {
  console.error(`record.ts: ${rabbit.reason}`);
  process.exit(3);
}
const records: Record<string, unknown> = {};
for (const scenario of scenarios) records[scenario.name] = await record(scenario, rabbit.url);
writeFileSync(new URL('recorded.json', import.meta.url), `${JSON.stringify(records, null, 1)}\n`);
