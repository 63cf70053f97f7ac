/** What one runtime takes and another does not. */
import type { ProblemName } from '../language/catalogue.ts';
import type { Verdict } from './verdict.ts';

/** Problems that say more of a certain kind. */
const ONLY_NODE: Partial<Record<ProblemName, ProblemName>> = { 'no-name': 'only-node-name' };

/**
 * What a runtime had to say against a service, in its own words; null where the service did something else than the
 * check expects and no error was involved.
 */
export function complaintIn({ status, reason, threw, begins }: Verdict): string | null {
  if (status !== 'failed') return null;
  if (reason?.kind !== 'problem') return threw[begins?.threw ?? 0] ?? null;
  const { error, detail, what, module } = reason.values;
  const said = error ?? detail ?? what ?? module;
  return said === undefined ? null : String(said);
}

/** The `verdict` on a service in Deno, with the `complaint` in it, where Node passes the same check. */
export function onlyNode(verdict: Verdict, complaint: string): Verdict {
  const { reason } = verdict;
  const name = reason?.kind === 'problem' ? ONLY_NODE[reason.name] : undefined;
  const values = name !== undefined && reason?.kind === 'problem' ? reason.values : { error: complaint };
  return { ...verdict, reason: { kind: 'problem', name: name ?? 'only-node', values } };
}
