/** Names what a service may not do: to the grader, and to the code that tried it. */
import type { ProblemKind } from '../frames.ts';
import { say } from './channel.ts';
import { cut } from './intrinsics.ts';
import { callingLine } from './thrown.ts';

const ADVICE: Record<ProblemKind, string> = {
  'network-exit': 'is closed under the grader: use fetch, which reaches the simulated services',
  listens: 'is closed under the grader: it calls the exported fetch itself, nothing needs to listen',
  spawns: 'is closed under the grader: a service is one process with one thread',
  watches: 'is closed under the grader: read the file when you need it, or set a timer',
  forbidden: 'is closed under the grader',
  'foreign-import': 'is not for exercises: import packages and node: modules only',
  'not-a-response': 'is not a Response',
  'not-a-value': 'cannot travel: return and hand over data, not functions or promises',
  'endless-body': 'never ends',
};

/** Tells the grader of a problem, and returns the error to throw at whoever caused it. */
export function problem(kind: ProblemKind, what: string): Error {
  const detail = cut(what, 0, 300);
  say({ say: 'problem', kind, detail, line: callingLine() });
  return Object.assign(new Error(`${detail} ${ADVICE[kind]}.`), {
    name: 'GraderRefusal',
    code: 'ERR_REFUSED_BY_GRADER',
  });
}
