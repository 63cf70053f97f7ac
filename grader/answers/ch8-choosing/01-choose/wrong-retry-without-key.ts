// fails: ch8/choose#charge, ch8/choose#training, ch8/choose#transfer, ch8/choose#packaged, ch8/choose#audit
// Right in all but one thing: a repetition looks like another operation.
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
    squad: decide('request-response', SECOND, 'nobody', false, 'players', 'degrade'),
    charge: decide('request-response', 3 * SECOND, 'caller', false, 'billing', 'compensate'),
    stock: decide('request-response', SECOND, 'nobody', false, 'warehouse', 'compensate'),
    training: decide('async-request-response', 12 * HOUR, 'caller', false, 'training', 'keep'),
    transfer: decide('async-request-response', 96 * HOUR, 'caller', false, 'transfers', 'keep'),
    packaged: decide('events', null, 'receiver', false, 'warehouse', 'keep'),
    season: decide('common-data', 24 * HOUR, 'caller', false, 'stats', 'degrade'),
    audit: decide('events', null, 'receiver', false, 'registrations', 'keep'),
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
