// fails: ch8/choose#squad, ch8/choose#charge, ch8/choose#stock, ch8/choose#training, ch8/choose#transfer, ch8/choose#season
// Right in all but one thing: whoever waits long enough gets an answer.
export interface Decision {
  mechanism: 'request-response' | 'async-request-response' | 'events' | 'common-data';
  time_limit_ms: number | null;
  retries: 'nobody' | 'caller' | 'receiver';
  same_key: boolean;
  owner: string;
  on_failure: 'give-up' | 'degrade' | 'keep' | 'compensate';
}

export function decisions(): Record<string, Decision> {
  return {
    squad: decide('request-response', null, 'nobody', false, 'players', 'degrade'),
    charge: decide('request-response', null, 'caller', true, 'billing', 'compensate'),
    stock: decide('request-response', null, 'nobody', true, 'warehouse', 'compensate'),
    training: decide('async-request-response', null, 'caller', true, 'training', 'keep'),
    transfer: decide('async-request-response', null, 'caller', true, 'transfers', 'keep'),
    packaged: decide('events', null, 'receiver', true, 'warehouse', 'keep'),
    season: decide('common-data', null, 'caller', false, 'stats', 'degrade'),
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
