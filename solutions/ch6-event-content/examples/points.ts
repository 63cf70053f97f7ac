/** A worked example of chapter 6: the points of a fan, as a sequence of events. */

// #region replay
/** Nobody changes one of these. `version` counts the events of one account: 1, 2, 3. */
export interface PointsEvent {
  readonly version: number;
  readonly type: 'points.earned' | 'points.spent' | 'points.corrected';
  readonly points: number;
}

export interface Account {
  readonly version: number;
  readonly points: number;
}

/** The account after `events`, in their order, from a snapshot or from nothing; pure, so that it can be done again. */
export function replay(events: readonly PointsEvent[], from: Account = { version: 0, points: 0 }): Account {
  return events
    .filter(({ version }) => version > from.version)
    .reduce(({ points }, event) => ({ version: event.version, points: points + effectOf(event) }), from);
}

function effectOf({ type, points }: PointsEvent): number {
  return type === 'points.spent' ? -points : points;
}
// #endregion replay
