/** The queues of a class. Jobs of one version of the grader never reach workers of another: the version is in the name. */
import { createHash } from 'node:crypto';
import type { Channel } from 'amqplib';

/** How often a job may come back because its worker died, before it is put aside. */
const DELIVERY_LIMIT = 3;
/** Results that nobody fetches are gone after a week. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

export interface Names {
  readonly jobs: string;
  readonly dead: string;
}

export function namesFor(version: string): Names {
  return { jobs: `entre-servicios.jobs.${version}`, dead: `entre-servicios.dead.${version}` };
}

/** The queue of results of one class: the same when the same command goes on. */
export function resultsName(secret: string, out: string): string {
  return `entre-servicios.results.${createHash('sha256').update(`${secret}\n${out}`).digest('hex').slice(0, 16)}`;
}

/** Declares the queues for jobs; how many workers wait at them. */
export async function declareJobs(channel: Channel, { jobs, dead }: Names): Promise<number> {
  await channel.assertQueue(dead, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  const { consumerCount } = await channel.assertQueue(jobs, {
    durable: true,
    deadLetterExchange: '',
    deadLetterRoutingKey: dead,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': DELIVERY_LIMIT },
  });
  return consumerCount;
}

export async function declareResults(channel: Channel, results: string): Promise<void> {
  await channel.assertQueue(results, { durable: true, expires: WEEK, arguments: { 'x-queue-type': 'quorum' } });
}

/** `host:5672`, without the password: what a person may be shown of `url`. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
