// fails: ch8/choose#squad, ch8/choose#charge, ch8/choose#stock, ch8/choose#training, ch8/choose#transfer, ch8/choose#packaged, ch8/choose#season, ch8/choose#audit
// One database that all services read and write each second: nothing has to be sent at all.
export interface Decision {
  mechanism: 'request-response' | 'async-request-response' | 'events' | 'common-data';
  time_limit_ms: number | null;
  retries: 'nobody' | 'caller' | 'receiver';
  same_key: boolean;
  owner: string;
  on_failure: 'give-up' | 'degrade' | 'keep' | 'compensate';
}

const SECOND = 1000;

export function decisions(): Record<string, Decision> {
  return {
    squad: decide('common-data', SECOND, 'receiver', true, 'shared', 'keep'),
    charge: decide('common-data', SECOND, 'receiver', true, 'shared', 'keep'),
    stock: decide('common-data', SECOND, 'receiver', true, 'shared', 'keep'),
    training: decide('common-data', SECOND, 'receiver', true, 'shared', 'keep'),
    transfer: decide('common-data', SECOND, 'receiver', true, 'shared', 'keep'),
    packaged: decide('common-data', SECOND, 'receiver', true, 'shared', 'keep'),
    season: decide('common-data', SECOND, 'receiver', true, 'shared', 'keep'),
    audit: decide('common-data', SECOND, 'receiver', true, 'shared', 'keep'),
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
