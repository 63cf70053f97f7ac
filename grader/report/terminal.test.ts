import { expect, test } from 'vitest';
import { exercise } from '../checks/exercise.ts';
import { columns } from '../journal/columns.ts';
import type { CheckRecord, GradeRecord } from '../run/record.ts';
import { report, type TerminalOptions } from './terminal.ts';

const text = { en: 'x', es: 'x' };
const facts = ['ch3/squad', 'ch3/retry'].map((id) =>
  exercise({
    id,
    slug: id,
    tier: 'core',
    title: { en: 'Players in the Cup', es: 'Jugadores en la Copa' },
    service: 's',
    environment: {},
    checks: { a: { points: 2, title: text, given: text, because: text, mostOften: text, failures: {} } },
  }),
);

function check(name: string, status: CheckRecord['status'], more: Partial<CheckRecord> = {}): CheckRecord {
  return {
    id: `ch3/squad#${name}`,
    status,
    points: 2,
    milliseconds: 12,
    title: `does ${name}`,
    message: '',
    misconception: '',
    hint: '',
    replay: '',
    place: 'exercises/ch3-synchronous/01-squad.ts:14',
    threw: [],
    output: '',
    journal: [],
    ...more,
  };
}

const failing = check('b', 'failed', {
  message: 'Both services were slowed down.\nYour service asked one after the other.\nNeither answer needs the other.',
  misconception: 'an await in front of each call.',
  journal: [
    {
      at: 0,
      arrivedAt: 0,
      from: 'client',
      to: 'squads',
      kind: 'request',
      label: 'GET /squads/7',
      outcome: 'delivered',
      exchange: 1,
    },
    {
      at: 9,
      arrivedAt: 9,
      from: 'squads',
      to: 'client',
      kind: 'reply',
      label: '200',
      outcome: 'delivered',
      exchange: 1,
    },
  ],
});

function record(...exercises: [id: string, checks: CheckRecord[]][]): GradeRecord {
  const points = { earned: 0, possible: 4 };
  return {
    format: 'entre-servicios/grade@1',
    from: 'exercises',
    seed: 42,
    runtime: 'node 26',
    broker: null,
    points,
    exercises: exercises.map(([id, checks]) => ({
      id,
      tier: 'core',
      file: 'f',
      status: checks.find(({ status }) => status !== 'passed')?.status ?? 'passed',
      points,
      checks,
    })),
  };
}

const options: TerminalOptions = {
  language: 'en',
  width: 80,
  height: 24,
  colours: false,
  ascii: false,
  facts,
  command: (what, option) => `npm run grade ${option ? `-- ${option}` : what}`,
};

test('ends with the command to run again', () => {
  expect(report(record(['ch3/squad', [failing]]), options).at(-1)).toBe('  again: npm run grade ch3/squad');
});

test('tells only the first failing check in full', () => {
  const other = check('c', 'failed', { message: 'Something else.', replay: 'ch3/squad#c@42' });
  const lines = report(record(['ch3/squad', [check('a', 'passed'), failing, other]]), options).join('\n');
  expect(lines).toContain('Your service asked one after the other.');
  expect(lines).toContain('✗ does c');
  expect(lines).toContain("npm run grade -- --replay 'ch3/squad#c@42'");
  expect(lines).not.toContain('Something else.');
});

test('tells what a passed check costs below it, unless it is only counted', () => {
  const costly = check('a', 'passed', { notes: ['It costs a broker.'] });
  expect(report(record(['ch3/squad', [costly]]), options)).toContain('    It costs a broker.');
  const many = ['p', 'q', 'r'].map((name) => check(name, 'passed', { notes: ['It costs a broker.'] }));
  expect(report(record(['ch3/squad', [...many, failing]]), options).join()).not.toContain('broker');
});

test('fits one screen when one check fails', () => {
  const many = Array.from({ length: 12 }, (_, index) => check(`p${index}`, 'passed'));
  expect(report(record(['ch3/squad', [...many, failing]]), options).length).toBeLessThanOrEqual(24);
});

test('gives every other exercise a line', () => {
  const lines = report(record(['ch3/squad', [failing]], ['ch3/retry', [check('z', 'failed')]]), options);
  expect(lines.filter((line) => line.includes('ch3/retry'))).toHaveLength(1);
});

test.each([40, 60, 80])('keeps to %i columns', (width) => {
  const lines = report(record(['ch3/squad', [failing, check('waits', 'blocked')]]), { ...options, width });
  // A place that was cut, or broken, could neither be clicked nor copied.
  const others = lines.filter((line) => !line.includes(failing.place));
  expect(Math.max(...others.map(columns))).toBeLessThanOrEqual(width);
  expect(lines.join('\n')).toContain(failing.place);
});

test('says whose fault an error is', () => {
  const broken = check('b', 'error', { message: 'TypeError: x\n    at somewhere' });
  const lines = report(record(['ch3/squad', [broken]]), options).join('\n');
  expect(lines).toContain('Could not tell');
  expect(lines).not.toContain('at somewhere');
});

test('never passes control characters of a service on', () => {
  const hostile = check('b', 'failed', {
    message: 'one\ntwo',
    output: '\u001b[2J\u0007gone',
    threw: ['\u001b]0;title\u0007'],
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is what is tested.
  expect(report(record(['ch3/squad', [hostile]]), options).join('\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

test('colours only where they are wanted', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a colour.
  expect(report(record(['ch3/squad', [failing]]), { ...options, colours: true }).join('\n')).toMatch(/\u001b\[/);
  expect(report(record(['ch3/squad', [failing]]), options).join('\n')).not.toContain('\u001b');
});

test('tells what belongs to the case that is drawn, on a clock of its own', () => {
  const later = failing.journal.map((event) => ({ ...event, at: event.at + 32_417, arrivedAt: event.at + 32_417 }));
  const shown = check('b', 'failed', {
    message: 'one\ntwo',
    threw: ['Error: of another case', 'Error: of this case (:9)'],
    output: 'before\nnow\n',
    begins: { threw: 1, output: 'before\n'.length },
    journal: later,
  });
  const lines = report(record(['ch3/squad', [shown]]), options).join('\n');
  expect(lines).toContain('It printed: now');
  expect(lines).toContain('of this case');
  expect(lines).not.toMatch(/before|another case|32.?4/);
  expect(lines).toMatch(/^ +0 ms/m);
});
