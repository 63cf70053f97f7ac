import { checkIds, type Exercise } from '../../checks/exercise.ts';
import { fill } from '../../language/bilingual.ts';

/** Milliseconds before progress is shown: what is quicker needs none. */
const QUIET = 1000;

/** On a terminal, one line that says which check was judged last; elsewhere nothing. */
export function progressOn(
  stream: NodeJS.WriteStream,
  text: string,
  exercises: readonly Exercise[],
): { step: (id: string) => void; end: () => void } {
  if (!stream.isTTY) return { step: () => {}, end: () => {} };
  const all = exercises.reduce((sum, facts) => sum + checkIds(facts).length, 0);
  const began = performance.now();
  let done = 0;
  let shown = false;
  return {
    step(id) {
      done += 1;
      if (performance.now() - began < QUIET) return;
      shown = true;
      stream.write(`\r\u001b[K${fill(text, { done, all, id })}`.slice(0, stream.columns || 80));
    },
    end() {
      if (shown) stream.write('\r\u001b[K');
    },
  };
}
