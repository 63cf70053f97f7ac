/** Which messages a real broker was given back (requeued, or unsettled when a connection ended) and has not shown again. */
import type { Delivery, Evidence } from './evidence.ts';

export class Returns {
  readonly #before = new Map<string, number>();

  /** From now on only what is given back later counts: what has not come by now may have expired, or been dropped. */
  begin({ deliveries }: Evidence): void {
    for (const { queue } of deliveries) this.#before.set(queue, missing(queue, deliveries));
  }

  /** How many messages were given back to `queue` and have not been delivered again: they must be waiting in it. */
  of(queue: string, { deliveries }: Evidence): number {
    return missing(queue, deliveries) - (this.#before.get(queue) ?? 0);
  }
}

function missing(queue: string, deliveries: readonly Delivery[]): number {
  const here = deliveries.filter((one) => one.queue === queue);
  const back = here.filter((one) => one.abandoned !== null || one.settled?.requeue === true);
  return back.length - here.filter(({ redelivered }) => redelivered).length;
}
