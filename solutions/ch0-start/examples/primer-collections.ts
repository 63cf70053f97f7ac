/** Primer: lists, objects, maps and sets. */

export interface Player {
  name: string;
  country: string;
  shirt: number;
}

// #region lists
/** [player.name for player in players if player.country in countries] */
export function squadOf(players: Player[], countries: Set<string>): string[] {
  const chosen = players.filter((player) => countries.has(player.country));
  return chosen.map((player) => player.name);
}

export function total(shirts: number[]): number {
  let sum = 0;
  for (const shirt of shirts) sum += shirt; // of; `in` would give '0', '1', …
  return sum;
}
// #endregion lists

// #region sorting
// [1, 10, 9]: sort() compares texts, and changes the list itself.
export const asTexts = [10, 9, 1].sort();

// [1, 9, 10], a new list. Negative means: one comes first.
export const asNumbers = [10, 9, 1].toSorted((one, other) => one - other);
// #endregion sorting

// #region objects
// Keys without quotes, read as captain.name.
const captain: Player = { name: 'Vera', country: 'CL', shirt: 10 };

// A copy with one field changed: {**captain, 'country': 'MX'}.
export const moved: Player = { ...captain, country: 'MX' };

// These braces take two fields out of the argument.
export function label({ name, shirt }: Player): string {
  return `${shirt} ${name}`;
}
// #endregion objects

// #region maps
/** How many players each country has. */
export function byCountry(players: Player[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { country } of players) {
    counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}
// #endregion maps
