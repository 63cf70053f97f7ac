// fails: ch8/choose#squad, ch8/choose#charge, ch8/choose#stock
// Half of the 10 s that a customer waits, three times: the limit holds for one attempt.
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
    squad: decide('request-response', 5 * SECOND, 'caller', false, 'players', 'degrade'),
    charge: decide('request-response', 5 * SECOND, 'caller', true, 'billing', 'compensate'),
    stock: decide('request-response', 5 * SECOND, 'caller', true, 'warehouse', 'compensate'),
    training: decide('async-request-response', 12 * HOUR, 'caller', true, 'training', 'keep'),
    transfer: decide('async-request-response', 96 * HOUR, 'caller', true, 'transfers', 'keep'),
    packaged: decide('events', null, 'receiver', true, 'warehouse', 'keep'),
    season: decide('common-data', 24 * HOUR, 'caller', false, 'stats', 'degrade'),
    audit: decide('events', null, 'receiver', true, 'registrations', 'keep'),
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
