// fails: ch8/choose#charge, ch8/choose#stock, ch8/choose#training, ch8/choose#transfer, ch8/choose#season
// Events decouple, so everything is an event.
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
    squad: decide('events', null, 'receiver', true, 'players', 'keep'),
    charge: decide('events', null, 'receiver', true, 'billing', 'keep'),
    stock: decide('events', null, 'receiver', true, 'warehouse', 'keep'),
    training: decide('events', null, 'receiver', true, 'training', 'keep'),
    transfer: decide('events', null, 'receiver', true, 'transfers', 'keep'),
    packaged: decide('events', null, 'receiver', true, 'warehouse', 'keep'),
    season: decide('events', null, 'receiver', true, 'stats', 'keep'),
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
