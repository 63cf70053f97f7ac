import { fill } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { findDeno, INSTALL_DENO, node, type Runtime } from '../../service/runtime.ts';

/** Thrown where Deno is asked for and is not there; the message is one sentence that says what to type. */
export class NoRuntime extends Error {}

/** The program that is to run services; throws NoRuntime. */
export function runtimeFor(kind: Runtime['kind'], say: Catalogue): Runtime {
  if (kind === 'node') return node;
  const deno = findDeno();
  if (deno === null) throw new NoRuntime(fill(say.grade.noDeno, { install: INSTALL_DENO }));
  return deno;
}
