/** What is decided for one situation: how two services talk, and what follows when that fails. */
import { inspect } from 'node:util';

export const MECHANISMS = ['request-response', 'async-request-response', 'events', 'common-data'] as const;
export const RETRIES = ['nobody', 'caller', 'receiver'] as const;
export const ON_FAILURE = ['give-up', 'degrade', 'keep', 'compensate'] as const;
/** The owner where every service writes. */
export const SHARED = 'shared';

export type Mechanism = (typeof MECHANISMS)[number];

export interface Decision {
  readonly mechanism: Mechanism;
  /**
   * Virtual ms; null: none. Of a call: given up after it. Of an accepted request or an event: no longer worth doing.
   * Of common data: so long a reader goes on with what it has read.
   */
  readonly time_limit_ms: number | null;
  readonly retries: (typeof RETRIES)[number];
  /** Whether each attempt carries the same key (an event its id), and the receiver remembers it. */
  readonly same_key: boolean;
  /** Who alone changes the data: a service, or SHARED. */
  readonly owner: string;
  readonly on_failure: (typeof ON_FAILURE)[number];
}

export interface Flaw {
  readonly field: string;
  readonly got: string;
  readonly possible: string;
}

/** What keeps `value` from being a decision about these services; null where it is one. Further fields do no harm. */
export function flawOf(value: object, services: readonly string[]): Flaw | null {
  const given = value as Readonly<Record<string, unknown>>;
  const choices = {
    mechanism: MECHANISMS,
    retries: RETRIES,
    same_key: [true, false],
    owner: [...services, SHARED],
    on_failure: ON_FAILURE,
  };
  for (const [field, possible] of Object.entries(choices)) {
    if ((possible as readonly unknown[]).includes(given[field])) continue;
    return { field, got: inspect(given[field]), possible: possible.map((one) => inspect(one)).join(', ') };
  }
  const limit = given.time_limit_ms;
  if (limit === null || (typeof limit === 'number' && limit > 0)) return null;
  return { field: 'time_limit_ms', got: inspect(limit), possible: '> 0, null' };
}
