import type { UnitReport } from './reporter.ts';
import type { Words } from './words.ts';

/** So many tests of one file that are skipped for one reason are told one by one; more of them as a number. */
const ONE_BY_ONE = 3;

/** A line for each skipped test with its reason, or for each file that has many; `unsaid` is the reason of what gives none. */
export function skippedLines(skipped: UnitReport['skipped'], say: Words, unsaid: string): string[] {
  const alike = new Map<string, { name: string; file: string; reason: string }[]>();
  for (const { name, reason = unsaid } of skipped) {
    const [file = ''] = name.split(' > ');
    const key = `${file} ${reason}`;
    alike.set(key, [...(alike.get(key) ?? []), { name, file, reason }]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length <= ONE_BY_ONE) return group.map(({ name, reason }) => say.skipped(name, reason));
    return [say.skipped(say.testsOf(group.length, first.file), first.reason)];
  });
}
