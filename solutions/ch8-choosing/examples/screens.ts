/** The worked example of chapter 8: how the screens in the stadiums come by their scores. */

/** What the exercise decides of each situation. */
interface Decision {
  mechanism: 'request-response' | 'async-request-response' | 'events' | 'common-data';
  time_limit_ms: number | null;
  retries: 'nobody' | 'caller' | 'receiver';
  same_key: boolean;
  owner: string;
  on_failure: 'give-up' | 'degrade' | 'keep' | 'compensate';
}

// #region asked
/** Ask, with a limit, and show the last answer where none comes. */
export const asked: Decision = {
  mechanism: 'request-response',
  time_limit_ms: 1000,
  // within 3 s a second attempt would hardly find stats any better
  retries: 'nobody',
  // nothing is done that could be done twice
  same_key: false,
  owner: 'stats',
  on_failure: 'degrade',
};
// #endregion asked

// #region told
/** stats announces each change; every screen keeps a replica, and asks nobody when somebody looks. */
export const told: Decision = {
  mechanism: 'events',
  // a score is of use however late it comes: its version tells whether it is the newest
  time_limit_ms: null,
  // acknowledged when the replica has it
  retries: 'receiver',
  // the event's id: a repetition changes nothing
  same_key: true,
  owner: 'stats',
  // a durable queue, so that a restart misses nothing
  on_failure: 'keep',
};
// #endregion told
