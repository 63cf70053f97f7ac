// Other mechanisms for the same needs: what they cost differs, and each need is met.
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
    squad: decide('common-data', 600 * SECOND, 'nobody', false, 'players', 'degrade'),
    charge: decide('async-request-response', 3 * SECOND, 'receiver', true, 'billing', 'compensate'),
    stock: decide('request-response', 700, 'caller', true, 'warehouse', 'compensate'),
    training: decide('async-request-response', 8 * HOUR, 'receiver', true, 'training', 'keep'),
    transfer: decide('async-request-response', 100 * HOUR, 'receiver', true, 'transfers', 'keep'),
    packaged: decide('events', 24 * HOUR, 'receiver', true, 'warehouse', 'keep'),
    season: decide('async-request-response', 6 * HOUR, 'caller', true, 'stats', 'keep'),
    audit: decide('request-response', 0.5 * SECOND, 'nobody', true, 'registrations', 'keep'),
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
