/** The record as JUnit XML, as continuous integration reads it: a suite for each exercise, a case for each check. */
import type { CheckRecord, GradeRecord } from '../run/record.ts';

/** The whole document. Not yet is a failure, could not tell an error, waiting is skipped. */
export function junit(record: GradeRecord): string {
  const suites = record.exercises.map(({ id, checks }) => {
    const count = (...statuses: CheckRecord['status'][]): number =>
      checks.filter(({ status }) => statuses.includes(status)).length;
    const seconds = checks.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
    const head = `  <testsuite name="${escaped(id)}" tests="${checks.length}" failures="${count('failed')}" errors="${count('error')}" skipped="${count('blocked', 'skipped')}" time="${seconds.toFixed(3)}">`;
    return [head, ...checks.map((check) => testCase(id, check)), '  </testsuite>'].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="entre-servicios">\n${suites.join('\n')}\n</testsuites>\n`;
}

function testCase(exercise: string, check: CheckRecord): string {
  const head = `    <testcase classname="${escaped(exercise)}" name="${escaped(check.title)}" time="${(check.milliseconds / 1000).toFixed(3)}"`;
  if (check.status === 'passed') return `${head}/>`;
  const element = { failed: 'failure', error: 'error', blocked: 'skipped', skipped: 'skipped' }[check.status];
  const [first = ''] = check.message.split('\n');
  const body = [check.message, check.misconception, check.place].filter(Boolean).join('\n');
  return `${head}>\n      <${element} message="${escaped(first)}">${escaped(body)}</${element}>\n    </testcase>`;
}

function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold these at all.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '�')
      .replace(
        /[<>&"]/g,
        (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[character] as string,
      )
  );
}
