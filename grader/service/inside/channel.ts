/** The service's end of the channel to the grader: synchronous, so that nothing runs while it waits. */
import type { Command, Frame, Thrown } from '../frames.ts';
import {
  allocate,
  bytesOf,
  createObject,
  defineProperty,
  entriesOf,
  indexOf,
  isArray,
  join,
  lengthOf,
  parse,
  readSync,
  slice,
  stringify,
  textOf,
  toText,
  writeSync,
} from './intrinsics.ts';

const CHANNEL = 3;
const NEWLINE = 10;
const CHUNK = 65_536;

let pending = allocate(0);
const end = (process as unknown as { reallyExit: (code: number) => never }).reallyExit;

/** The next line from the grader. Blocks until there is one; ends the process when the grader is gone. */
function readLine(): string {
  for (;;) {
    const at = indexOf(pending, NEWLINE);
    if (at >= 0) {
      const line = textOf(slice(pending, 0, at), 'utf8');
      pending = slice(pending, at + 1);
      return line;
    }
    const chunk = allocate(CHUNK);
    let length = 0;
    try {
      length = readSync(CHANNEL, chunk, 0, CHUNK, null);
    } catch (error) {
      if ((error as { code?: string }).code === 'EAGAIN') continue;
      end(0);
    }
    if (length === 0) end(0);
    pending = join([pending, slice(chunk, 0, length)]);
  }
}

// The nonce is the first line, read before any student code exists; it lives in this closure alone.
const nonce = readLine();

/** Blocks until the grader's next command. */
export function receive(): Command {
  return parse(readLine()) as Command;
}

/** Says `frame` to the grader, at once. */
export function say(frame: Frame): void {
  const bytes = bytesOf(`${nonce}${stringify(plain(frame))}\n`, 'utf8');
  const length = lengthOf(bytes);
  for (let written = 0; written < length; ) {
    try {
      written += writeSync(CHANNEL, bytes, written, length - written, null);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') end(0);
    }
  }
}

/** Ends the process for good, whatever became of process.exit. */
export function leave(code: number): never {
  return end(code);
}

/** A copy of `value` that JSON.stringify writes as it is, even where Object.prototype has got a toJSON. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) {
    const list: unknown[] = [];
    for (let index = 0; index < value.length; index += 1) defineValue(list, index, plain(value[index]));
    defineProperty(list, 'toJSON', { value: undefined });
    return list;
  }
  const copy = createObject(null);
  const entries = entriesOf(value);
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index] as [string, unknown];
    copy[entry[0]] = plain(entry[1]);
  }
  return copy;
}

function defineValue(list: unknown[], index: number, value: unknown): void {
  defineProperty(list, index, { value, enumerable: true, configurable: true, writable: true });
}

let studentFile = '';
/** From now on lines of the file at this URL are recognised in stack traces. */
export function watchLinesOf(url: string): void {
  studentFile = url;
}

/** Line and column of the student's file that are nearest to the top of `stack`. */
export function placeIn(stack: unknown): { line: number | null; column: number | null } {
  const text = typeof stack === 'string' ? stack : '';
  const at = studentFile === '' ? -1 : text.indexOf(studentFile);
  const match = at < 0 ? null : /^(?:\?[^:]*)?:(\d+)(?::(\d+))?/.exec(text.slice(at + studentFile.length));
  if (!match) return { line: null, column: null };
  return { line: Number(match[1]), column: match[2] === undefined ? null : Number(match[2]) };
}

/** The line of the student's file that called the present function. */
export function callingLine(): number | null {
  return placeIn(new Error().stack).line;
}

/** `error`, whatever it is, as a value. Never throws. */
export function thrown(error: unknown): Thrown {
  const read = (name: string): unknown => {
    try {
      return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
    } catch {
      return undefined;
    }
  };
  const word = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
  let shown = '';
  try {
    shown = toText(error);
  } catch {
    shown = typeof error;
  }
  return {
    name: word(read('name'), typeof error),
    message: word(read('message'), shown).slice(0, 2000),
    code: word(read('code'), ''),
    ...placeIn(read('stack')),
  };
}
