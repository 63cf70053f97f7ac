/** Primer: names, numbers, texts, nothing. The test beside it holds what the comments say. */

// #region names
// A name that is never given another value; nearly all are const.
export const stadium = 'Azteca';

// let may change; there is no third form to use.
export let goals = 0;
goals += 1;

// Backquotes are Python's f'…'.
export const greeting = `Goal number ${goals} in the ${stadium}!`;
// #endregion names

// #region numbers
export const third = 1 / 3; // one type number, whole or not: a double
export const half = Math.trunc(7 / 2); // 3; there is no // for it
export const sum = 0.1 + 0.2; // 0.30000000000000004, as in Python
export const large = 9_007_199_254_740_993n; // a bigint: any size, with n
// #endregion numbers

// #region nothing
interface Player {
  name: string;
  nickname: string | null; // the key is there, and says: none
  phone?: string; // the key may be missing; then it reads as undefined
}

export function shownAs({ name, nickname, phone }: Player): string {
  // ?? takes the right side if the left one is null or undefined.
  const called = nickname ?? name;
  // ?. gives undefined, not an error, where there is no phone.
  const ending = phone?.slice(-3);
  return ending === undefined ? called : `${called} (…${ending})`;
}
// #endregion nothing

// #region truth
// All true: empty lists and objects as well.
export const truthy = [[], {}, '0', 'false'].map(Boolean);
// All false.
export const falsy = [0, '', null, undefined, Number.NaN].map(Boolean);

// Compare with ===; == converts first, and nobody remembers how.
export const strict = '1' === String(1);

// false: two lists, whatever is in them. Python's == would look inside.
const [one, other] = [[1], [1]];
export const alike = one === other;
// #endregion truth
