/** The service's end of the channel to the grader: synchronous, so that nothing runs while it waits. */
import type { Command, Frame } from '../frames.ts';
import {
  copyInto,
  createObject,
  entriesOf,
  indexOf,
  isArray,
  NativeBytes,
  own,
  parse,
  readSync,
  readUtf8,
  shift,
  stringify,
  wipe,
  writeSync,
  writeUtf8,
} from './intrinsics.ts';
import { runtime } from './runtime.ts';

const NEWLINE = 10;
/** Characters of one line: a body of 8 MiB in base64 fits. The grader reads lines a little longer than that. */
const LINE_LIMIT = 12 * 1024 * 1024;

const { end } = runtime;
const { input, output } = runtime.channel;

/** Memory that no script gets to see: fs asks a buffer for its byteLength, which a script could have redefined. */
function memory(size: number): Uint8Array {
  const bytes = new NativeBytes(size);
  own(bytes, 'byteLength', size);
  return bytes;
}

let inbox = memory(65_536);
let room = 65_536;
let filled = 0;
const outbox = memory(65_536);

/** The next line from the grader. Blocks until there is one; ends the process when the grader is gone. */
function readLine(): string {
  for (let looked = 0; ; ) {
    const at = indexOf(inbox, NEWLINE, looked);
    if (at >= 0) {
      const line = readUtf8(inbox, 0, at);
      shift(inbox, 0, at + 1, filled);
      // What was read is wiped: the first line is the nonce, and freed memory is handed out again.
      wipe(inbox, 0, filled - at - 1, filled);
      filled -= at + 1;
      return line;
    }
    looked = filled;
    if (filled === room) grow();
    try {
      const length = readSync(input, inbox, filled, room - filled, null);
      if (length === 0) end(0);
      filled += length;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') end(0);
    }
  }
}

function grow(): void {
  const larger = memory(room * 2);
  copyInto(larger, inbox);
  wipe(inbox, 0);
  inbox = larger;
  room *= 2;
}

// The nonce is the first line, read before any student code exists; it lives in this closure alone.
const nonce = readLine();

/** Blocks until the grader's next command. */
export function receive(): Command {
  return parse(readLine()) as Command;
}

/** Says `frame` to the grader, at once. One that is too long is told as a problem instead. */
export function say(frame: Frame): void {
  const text = stringify(plain(frame));
  if (text.length > LINE_LIMIT) say({ say: 'problem', kind: 'endless-body', detail: 'more than 8 MiB', line: null });
  else send(`${nonce}${text}\n`, text.length + 64);
}

function send(line: string, length: number): void {
  const most = length * 3;
  const bytes = most <= 65_536 ? outbox : memory(most);
  const written = writeUtf8(bytes, line, 0, most);
  for (let sent = 0; sent < written; ) {
    try {
      sent += writeSync(output, bytes, sent, written - sent, null);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') end(0);
    }
  }
  wipe(bytes, 0, 0, written);
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
    for (let index = 0; index < value.length; index += 1) own(list, index, plain(value[index]));
    own(list, 'toJSON', undefined, false);
    return list;
  }
  const copy = createObject(null);
  const entries = entriesOf(value);
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index] as [string, unknown];
    own(copy, entry[0], plain(entry[1]));
  }
  return copy;
}
