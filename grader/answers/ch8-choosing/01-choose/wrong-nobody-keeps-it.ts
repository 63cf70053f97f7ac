// fails: ch8/choose#squad, ch8/choose#charge, ch8/choose#training, ch8/choose#transfer, ch8/choose#packaged, ch8/choose#audit
// An error is an error: on a failure give up, whatever it was.
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
    squad: decide('request-response', SECOND, 'nobody', false, 'players', 'give-up'),
    charge: decide('request-response', 3 * SECOND, 'caller', true, 'billing', 'give-up'),
    stock: decide('request-response', SECOND, 'nobody', true, 'warehouse', 'give-up'),
    training: decide('async-request-response', 12 * HOUR, 'caller', true, 'training', 'give-up'),
    transfer: decide('async-request-response', 96 * HOUR, 'caller', true, 'transfers', 'give-up'),
    packaged: decide('events', null, 'receiver', true, 'warehouse', 'give-up'),
    season: decide('common-data', 24 * HOUR, 'caller', false, 'stats', 'give-up'),
    audit: decide('events', null, 'receiver', true, 'registrations', 'give-up'),
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
