/** What the service prints goes to the grader as text, and stops there when it is too much. */
import process from 'node:process';
import { Writable } from 'node:stream';
import { say } from './channel.ts';
import { cut, lengthOf, readUtf8 } from './intrinsics.ts';

/** Characters of output that are kept; what comes after is dropped. */
const LIMIT = 65_536;

/** Puts writers to the grader in place of process.stdout and process.stderr, and so behind `console`. */
export function captureOutput(): void {
  let room = LIMIT;
  for (const name of ['stdout', 'stderr'] as const) {
    const writer = new Writable({
      decodeStrings: false,
      write(chunk: string | Buffer, _encoding, done) {
        if (room > 0) {
          const text = cut(typeof chunk === 'string' ? chunk : readUtf8(chunk, 0, lengthOf(chunk)), 0, room);
          room -= text.length;
          say({ say: 'print', text });
        }
        done();
      },
    });
    Object.defineProperty(process, name, { value: writer, configurable: true, writable: true, enumerable: true });
  }
}
