/** The worked example of chapter 8: how the screens in the stadiums come by their scores. */
import type { Decision } from '../01-choose.ts';

// #region asked
/** Ask, with a limit, and show the last answer where none comes. */
export const asked: Decision = {
  mechanism: 'request-response',
  time_limit_ms: 1000,
  retries: 'nobody', // within 3 s a second attempt would hardly find stats any better
  same_key: false, // nothing is done that could be done twice
  owner: 'stats',
  on_failure: 'degrade',
};
// #endregion asked

// #region announced
/** stats announces each change; every screen keeps a replica, and asks nobody when somebody looks. */
export const announced: Decision = {
  mechanism: 'events',
  time_limit_ms: null, // a score is of use however late it comes: its version tells whether it is the newest
  retries: 'receiver', // acknowledged when the replica has it
  same_key: true, // the event's id: a repetition changes nothing
  owner: 'stats',
  on_failure: 'keep', // a durable queue, so that a restart misses nothing
};
// #endregion announced
