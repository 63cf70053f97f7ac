/** Primer: lists, objects, maps and sets. */

export interface Player {
  name: string;
  country: string;
  shirt: number;
}

// #region lists
/** [player.name for player in players if player.country in countries] */
export function squadOf(players: readonly Player[], countries: ReadonlySet<string>): string[] {
  return players.filter((player) => countries.has(player.country)).map((player) => player.name);
}

export function total(shirts: readonly number[]): number {
  let sum = 0;
  for (const shirt of shirts) sum += shirt; // of: the elements. `in` would give '0', '1', …
  return sum;
}
// #endregion lists

// #region sorting
export const asTexts = [10, 9, 1].sort(); // [1, 10, 9]: sort() compares texts, and changes the list itself
export const asNumbers = [10, 9, 1].toSorted((one, other) => one - other); // [1, 9, 10], a new list
// #endregion sorting

// #region objects
const captain: Player = { name: 'Vera', country: 'CL', shirt: 10 }; // keys without quotes, read as captain.name
export const moved: Player = { ...captain, country: 'MX' }; // a copy with one field changed: {**captain, 'country': …}

export function label({ name, shirt }: Player): string {
  return `${shirt} ${name}`; // the braces above take two fields out of the argument
}
// #endregion objects

// #region maps
/** How many players each country has. */
export function byCountry(players: readonly Player[]): Map<string, number> {
  const counts = new Map<string, number>(); // keys that come from data: a Map, not an object
  for (const { country } of players) counts.set(country, (counts.get(country) ?? 0) + 1);
  return counts;
}
// #endregion maps
