/** Errors of the student's file as values, and where in it they come from. */
import type { Thrown } from '../frames.ts';
import { cut, find, matchOf, toNumber, toText } from './intrinsics.ts';

let studentFile = '';
/** The same as a path: Node names it so where it does not parse. */
let studentPath = '';

/** From now on lines of the file at this URL, and path, are recognised in stack traces. */
export function watchLinesOf(url: string, path: string): void {
  studentFile = url;
  studentPath = path;
}

/** Line and column of the student's file that are nearest to the top of `stack`. */
function placeIn(stack: unknown): { line: number | null; column: number | null } {
  const text = typeof stack === 'string' ? stack : '';
  const name = studentFile !== '' && find(text, studentFile) < 0 ? studentPath : studentFile;
  const at = name === '' ? -1 : find(text, name);
  const match = at < 0 ? null : matchOf(/^(?:\?[^:]*)?:(\d+)(?::(\d+))?/, cut(text, at + name.length));
  if (!match) return { line: null, column: null };
  return { line: toNumber(match[1]), column: match[2] === undefined ? null : toNumber(match[2]) };
}

/** The line of the student's file that called the present function. */
export function callingLine(): number | null {
  try {
    return placeIn(new Error().stack).line;
  } catch {
    // Error.prepareStackTrace is the student's to replace, and may throw.
    return null;
  }
}

/** `error`, whatever it is, as a value. Never throws. */
export function thrown(error: unknown): Thrown {
  const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
  const read = (name: string): unknown => {
    try {
      return isObject ? (error as Record<string, unknown>)[name] : undefined;
    } catch {
      return undefined;
    }
  };
  const word = (value: unknown, otherwise: string): string =>
    cut(typeof value === 'string' ? value : otherwise, 0, 2000);
  let shown = '';
  try {
    shown = toText(error);
  } catch {
    shown = typeof error;
  }
  return {
    name: word(read('name'), isObject ? 'object' : 'thrown'),
    message: word(read('message'), shown),
    code: word(read('code'), ''),
    ...placeIn(read('stack')),
  };
}
