import { fill } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';

/** How much is done and how long it still takes: a line that is rewritten on a terminal, elsewhere a line each tenth. */
export function progressOf(
  stream: NodeJS.WriteStream,
  say: Catalogue,
  now: () => number = () => performance.now(),
): { step: (done: number, all: number) => void; end: () => void } {
  let began = now();
  let told = 0;
  return {
    step(done, all) {
      if (done === 0) began = now();
      const line = progressLine(done, all, now() - began, say);
      if (stream.isTTY) stream.write(`\r\u001b[K${line}`.slice(0, stream.columns || 80));
      else if (Math.floor((10 * done) / all) > told) {
        told = Math.floor((10 * done) / all);
        stream.write(`${line}\n`);
      }
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

/** `graded 12 of 30 · about 40 s left`; without the time as long as nothing is known of it. */
export function progressLine(done: number, all: number, milliseconds: number, say: Catalogue): string {
  const words = say.commands.class;
  const line = fill(words.grading, { done, all });
  if (done === 0 || done === all) return line;
  const seconds = ((milliseconds / done) * (all - done)) / 1000;
  const time =
    seconds < 90
      ? fill(words.seconds, { count: Math.ceil(seconds) })
      : fill(words.minutes, { count: Math.ceil(seconds / 60) });
  return `${line} · ${fill(words.left, { time })}`;
}
