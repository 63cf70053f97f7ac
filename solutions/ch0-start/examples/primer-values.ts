/** Primer: names, numbers, texts, nothing. Prints nothing; its test says what each line gives. */

// #region names
export const stadium = 'Azteca'; // a name that is never given another value; nearly all are const
export let goals = 0; // let may change; there is no third form to use
goals += 1;

export const greeting = `Goal number ${goals} in the ${stadium}!`; // backquotes: Python's f'…'
// #endregion names

// #region numbers
export const third = 1 / 3; // one type number, a double, whole or not
export const half = Math.trunc(7 / 2); // 3: there is no // for whole division
export const sum = 0.1 + 0.2; // 0.30000000000000004, as in Python
export const large = 9_007_199_254_740_993n; // bigint: whole numbers of any size, with an n
// #endregion numbers

// #region nothing
interface Player {
  name: string;
  nickname: string | null; // the key is there, and says: none
  phone?: string; // the key may be missing; then it reads as undefined
}

export function shownAs({ name, nickname, phone }: Player): string {
  const called = nickname ?? name; // ?? : the right side if the left is null or undefined
  const ending = phone?.slice(-3); // ?. : undefined instead of an error where there is no phone
  return ending === undefined ? called : `${called} (…${ending})`;
}
// #endregion nothing

// #region truth
export const truthy = [[], {}, '0', 'false'].map(Boolean); // all true: empty lists and objects as well
export const falsy = [0, '', null, undefined, Number.NaN].map(Boolean); // all false
export const strict = '1' === String(1); // compare with ===; == converts, and nobody remembers how
const [one, other] = [[1], [1]];
export const alike = one === other; // false: two lists, whatever is in them; Python's == would look inside
// #endregion truth
