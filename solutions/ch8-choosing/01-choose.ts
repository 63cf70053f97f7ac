/** ch8/choose: how the services of eight situations talk. Other choices are right as well; what they cost differs. */
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
    // The next line of the page needs the squad. An old one will do, so that nobody has to wait for a second attempt.
    squad: {
      mechanism: 'request-response',
      time_limit_ms: SECOND,
      retries: 'nobody',
      same_key: false,
      owner: 'players',
      on_failure: 'degrade',
    },
    // Three attempts of 3 s and their pauses fit into 10 s. After silence nobody knows: so what may be done is undone.
    charge: {
      mechanism: 'request-response',
      time_limit_ms: 3 * SECOND,
      retries: 'caller',
      same_key: true,
      owner: 'billing',
      on_failure: 'compensate',
    },
    // Only where the stock is can be decided whether there is a piece left.
    stock: {
      mechanism: 'request-response',
      time_limit_ms: SECOND,
      retries: 'nobody',
      same_key: true,
      owner: 'warehouse',
      on_failure: 'compensate',
    },
    // Twelve hours outlast an outage, and end well before the day after which the coach has to know.
    training: {
      mechanism: 'async-request-response',
      time_limit_ms: 12 * HOUR,
      retries: 'caller',
      same_key: true,
      owner: 'training',
      on_failure: 'keep',
    },
    // More than the three days that a person may take, less than the five after which the club must know.
    transfer: {
      mechanism: 'async-request-response',
      time_limit_ms: 96 * HOUR,
      retries: 'caller',
      same_key: true,
      owner: 'transfers',
      on_failure: 'keep',
    },
    // Something has happened, and warehouse is right whoever listens. An old package is still a package: no limit.
    packaged: {
      mechanism: 'events',
      time_limit_ms: null,
      retries: 'receiver',
      same_key: true,
      owner: 'warehouse',
      on_failure: 'keep',
    },
    // Large, seldom, read by many, in a form that does not change; and only stats writes.
    season: {
      mechanism: 'common-data',
      time_limit_ms: 24 * HOUR,
      retries: 'caller',
      same_key: false,
      owner: 'stats',
      on_failure: 'degrade',
    },
    // Every change is an event of its own, with all of it inside: also what the next change replaces.
    audit: {
      mechanism: 'events',
      time_limit_ms: null,
      retries: 'receiver',
      same_key: true,
      owner: 'registrations',
      on_failure: 'keep',
    },
  };
}
