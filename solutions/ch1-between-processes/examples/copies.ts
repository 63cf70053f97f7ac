/** What a callee can do to its caller's data: with a reference, and with a copy. */
export interface Team {
  name: string;
  shirts: number[];
}

// #region in-process
/** In the same process: `team` is the caller's own object. */
export function sorted(team: Team): Team {
  team.shirts.sort((one, other) => one - other);
  return team;
}
// #endregion in-process

// #region between-processes
/** Between processes: what arrives was a text in between, so it is another object. */
export function sortedElsewhere(team: Team): Team {
  const request = JSON.stringify(team);
  const response = JSON.stringify(sorted(JSON.parse(request) as Team));
  return JSON.parse(response) as Team;
}
// #endregion between-processes
