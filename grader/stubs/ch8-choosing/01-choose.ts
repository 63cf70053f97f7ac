/**
 * ch8/choose: decisions() says for each of eight situations of the Cup how its services talk.
 * Chapter 8, section "choose", tells the situations. Grade it: npm run grade ch8/choose
 */
export interface Decision {
  mechanism: 'request-response' | 'async-request-response' | 'events' | 'common-data';
  /** null: none. Of a call, of an accepted request, of an event; of common data: how long what was read is used. */
  time_limit_ms: number | null;
  /** Who tries again. */
  retries: 'nobody' | 'caller' | 'receiver';
  /** Whether each attempt carries the same key (an event: its id), and the receiver remembers it. */
  same_key: boolean;
  /** Who alone changes the data: a service of the situation, or 'shared'. */
  owner: string;
  /** What follows when it did not work, retries included. */
  on_failure: 'give-up' | 'degrade' | 'keep' | 'compensate';
}

export function decisions(): Record<string, Decision | null> {
  return {
    // TODO: decide, one situation after the other. For instance
    // { mechanism: 'events', time_limit_ms: null, retries: 'nobody', same_key: false, owner: 'shared', on_failure: 'give-up' }
    // TODO squads asks players: two fans a second, who wait 2 s.
    squad: null,
    // TODO orders asks billing: the customer has to know within 10 s.
    charge: null,
    // TODO shop asks warehouse: no scarf is sold that is not there.
    stock: null,
    // TODO coach asks training: an hour's outage loses nothing.
    training: null,
    // TODO transfers asks approval: a person decides, within days.
    transfer: null,
    // TODO warehouse tells notification and billing, and whoever joins.
    packaged: null,
    // TODO analysts take 40 MB a match from stats.
    season: null,
    // TODO registrations tells audit every change.
    audit: null,
  };
}
