/** Who publishes what a consumer consumes, when a person runs it by hand. */
import { inWorkbook } from '../../base/workbook.ts';
import type { Exercise } from '../../checks/exercise.ts';
import type { Cup } from '../../cup/data.ts';
import { curlOf } from './calls.ts';
import type { Runnable } from './service.ts';

/** The publisher of what `facts` hears; null where it hears nothing. */
export function publisherFor({ hears }: Pick<Exercise, 'hears'>): Runnable | null {
  if (hears === undefined) return null;
  const shown = `grader/commands/serve/publishers/${hears}.ts`;
  return {
    service: hears,
    environment: { AMQP_URL: 'amqp://rabbitmq' },
    file: inWorkbook(...shown.split('/')),
    shown,
    role: 'default',
  };
}

/** `curl` lines that have the publisher at `url` publish. */
export function publishing(cup: Cup, url: string): string[] {
  const body = { email: '{order.email}', amount_cents: '{order.amount_cents}', currency: '{order.currency}' };
  return [
    { request: 'POST /orders/{order.id}/packages', body },
    { request: 'POST /orders/{order.id}/shipments', body: { tracking: 'T-1' } },
  ].map((call) => curlOf(call, cup, url));
}
