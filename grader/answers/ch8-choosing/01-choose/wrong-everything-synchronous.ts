// fails: ch8/choose#squad, ch8/choose#charge, ch8/choose#training, ch8/choose#transfer, ch8/choose#packaged, ch8/choose#season, ch8/choose#audit
// It is simple and familiar: ask, wait 0.8 s, try three times, report the error.
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
    squad: decide('request-response', 800, 'caller', true, 'players', 'give-up'),
    charge: decide('request-response', 800, 'caller', true, 'billing', 'give-up'),
    stock: decide('request-response', 800, 'caller', true, 'warehouse', 'give-up'),
    training: decide('request-response', 800, 'caller', true, 'training', 'give-up'),
    transfer: decide('request-response', 800, 'caller', true, 'transfers', 'give-up'),
    packaged: decide('request-response', 800, 'caller', true, 'warehouse', 'give-up'),
    season: decide('request-response', 800, 'caller', true, 'stats', 'give-up'),
    audit: decide('request-response', 800, 'caller', true, 'registrations', 'give-up'),
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
