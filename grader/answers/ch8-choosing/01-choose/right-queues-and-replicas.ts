// A replica for the page, queues for requests, a table of packages that their owner alone writes.
export interface Decision {
  mechanism: 'request-response' | 'async-request-response' | 'events' | 'common-data';
  time_limit_ms: number | null;
  retries: 'nobody' | 'caller' | 'receiver';
  same_key: boolean;
  owner: string;
  on_failure: 'give-up' | 'degrade' | 'keep' | 'compensate';
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;

export function decisions(): Record<string, Decision> {
  return {
    squad: decide('events', null, 'receiver', true, 'players', 'keep'),
    charge: decide('request-response', 8 * SECOND, 'nobody', true, 'billing', 'compensate'),
    stock: decide('request-response', 2 * SECOND, 'nobody', true, 'warehouse', 'give-up'),
    training: decide('async-request-response', 20 * HOUR, 'receiver', true, 'training', 'keep'),
    transfer: decide('async-request-response', 80 * HOUR, 'receiver', true, 'transfers', 'keep'),
    packaged: decide('common-data', 60 * SECOND, 'receiver', true, 'warehouse', 'keep'),
    season: decide('request-response', HOUR, 'caller', true, 'stats', 'give-up'),
    audit: decide('async-request-response', 10 * HOUR, 'caller', true, 'registrations', 'keep'),
  };
}

function decide(
  mechanism: Decision['mechanism'],
  time_limit_ms: number | null,
  retries: Decision['retries'],
  same_key: boolean,
  owner: string,
  on_failure: Decision['on_failure'],
): Decision {
  return { mechanism, time_limit_ms, retries, same_key, owner, on_failure };
}
