import { expect, test } from 'vitest';
import { type Delivery, Evidence } from './evidence.ts';
import { Returns } from './returns.ts';

function delivered(evidence: Evidence, queue: string, redelivered = false): Delivery {
  const message = { exchange: 'x', routingKey: 'k', properties: {}, body: Buffer.from('') };
  const open = { noAck: false, settled: null, abandoned: null };
  const delivery: Delivery = { at: 0, step: 0, to: 'service', queue, redelivered, ...message, ...open };
  evidence.deliveries.push(delivery);
  return delivery;
}

test('what is requeued, or held when a connection ends, is missing until it is delivered again', () => {
  const evidence = new Evidence();
  const returns = new Returns();
  const [first, second, third] = [1, 2, 3].map(() => delivered(evidence, 'q'));
  expect(returns.of('q', evidence)).toBe(0);
  if (first) first.settled = { at: 1, step: 1, how: 'nack', requeue: true };
  if (second) second.abandoned = { at: 1, step: 2 };
  if (third) third.settled = { at: 1, step: 3, how: 'reject', requeue: false };
  expect(returns.of('q', evidence)).toBe(2);
  expect(returns.of('other', evidence)).toBe(0);
  delivered(evidence, 'q', true);
  expect(returns.of('q', evidence)).toBe(1);
});

test('what has not come by the next beginning is not waited for any more', () => {
  const evidence = new Evidence();
  const returns = new Returns();
  delivered(evidence, 'q').abandoned = { at: 1, step: 1 };
  returns.begin(evidence);
  expect(returns.of('q', evidence)).toBe(0);
  const late = delivered(evidence, 'q', true);
  returns.begin(evidence);
  late.settled = { at: 2, step: 2, how: 'nack', requeue: true };
  expect(returns.of('q', evidence)).toBe(1);
});
