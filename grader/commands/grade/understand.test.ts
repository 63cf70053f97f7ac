import { expect, test, vi } from 'vitest';
import { exercise } from '../../checks/exercise.ts';
import { catalogues } from '../../language/catalogue.ts';
import { Misuse, understand } from './understand.ts';

// Whatever a teacher wrote into course.json is not what is tested here.
vi.mock('../shared/course.ts', () => ({ courseExercises: (known: unknown) => known }));

const text = { en: 'x', es: 'x' };
const check = { points: 1, title: text, given: text, because: text, mostOften: text, failures: {} };
const all = [
  exercise({
    id: 'ch3/squad',
    slug: 'ch3-synchronous/01-squad',
    tier: 'core',
    title: text,
    service: 'squads',
    environment: {},
    checks: { answers: check },
  }),
];
const meant = (...argv: string[]) => understand(argv, all, catalogues.en, {});
const refused = (argv: string[], environment: Record<string, string> = {}): string => {
  try {
    understand(argv, all, catalogues.en, environment);
    return 'understood';
  } catch (error) {
    if (error instanceof Misuse) return error.message;
    throw error;
  }
};

test('grades everything in exercises by default', () => {
  expect(meant()).toMatchObject({ from: 'exercises', only: null, json: false, reports: [] });
});

test('draws another seed each time', () => {
  expect(meant().seed).not.toBe(meant().seed);
});

test('takes a seed, a tree and reports', () => {
  const { seed, from, reports } = meant('ch3', '--seed', '7', '--solutions', '--report', 'junit=a=b.xml');
  expect({ seed, from }).toEqual({ seed: 7, from: 'solutions' });
  expect(reports).toMatchObject([{ kind: 'junit', file: expect.stringMatching(/a=b\.xml$/) }]);
});

test('replays one check with its seed', () => {
  expect(meant('--replay', 'ch3/squad#answers@42')).toMatchObject({ only: 'answers', seed: 42 });
});

test.each([
  [['ch33'], 'There is no exercise or chapter "ch33". Did you mean ch3? These exist: ch3.'],
  [['--sed', '7'], '"--sed" is no option of grade. Did you mean --seed? See: npm run grade -- --help'],
  [['--seed'], '--seed needs a value, as in: npm run grade -- --seed 42'],
  [['--seed', '--json'], '--seed needs a value, as in: npm run grade -- --seed 42'],
  [['--seed', '-1'], '--seed needs a value, as in: npm run grade -- --seed 42'],
  [['--seed', '1.5'], '--seed wants a whole number from 0 to 4294967295, not "1.5".'],
  [['--lang', 'fr'], 'There is no language "fr". These exist: es, en.'],
  [
    ['--report', 'junit='],
    '--report wants a kind and a file, as in junit=report.xml; "junit=" is not that. Kinds: junit, gradescope.',
  ],
  [
    ['--replay', 'ch3/squad#answers'],
    '--replay wants the ID of a check with its seed, as in ch3/squad#answers@42, not "ch3/squad#answers".',
  ],
  [
    ['--replay', 'ch3/squad#answer@1'],
    'ch3/squad has no check "answer". Did you mean answers? It has these: starts, answers.',
  ],
])('refuses %j with one sentence', (argv, sentence) => {
  expect(refused(argv)).toBe(sentence);
});

test('notices options that npm kept for itself', () => {
  const environment = { npm_config_seed: 'true', npm_config_json: 'true' };
  expect(refused(['ch3', '7'], environment)).toBe(
    'npm kept --seed 7 --json for itself. Write -- before the options:  npm run grade ch3 -- --seed 7 --json',
  );
});
