/** Submissions of which everything is known beforehand: answers of every kind, attacks, archives that are none. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Random } from '../../base/random.ts';
import { checkIds, type Exercise } from '../../checks/exercise.ts';
import { type Answer, answersTo } from '../../run/answers.ts';
import { attacks, type plain, textOf } from '../../run/attacks.fixture.ts';
import { LINK, tarOf, zipOf } from '../intake/archives.fixture.ts';
import { answerPath } from '../intake/place.ts';
import type { Reason } from '../intake/refusal.ts';

/** What must become of a submission. */
export type Expected =
  | { readonly outcome: 'refused'; readonly reason: Reason }
  | {
      readonly outcome: 'graded';
      readonly exercise: string;
      /** The checks that fail, and no other; null where only the points are known. */
      readonly failed: readonly string[] | null;
      readonly least: number;
      readonly most: number;
    };

export interface Generated {
  /** `s007`, and what follows the name of the file or folder. */
  readonly student: string;
  /** `wrong ch3/squad wrong-sequential.ts` */
  readonly kind: string;
  /** Files below the folder of submissions. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly expected: Expected;
}

/** The exercise that the attacks are aimed at. */
const TARGET = 'ch3/squad';
/** One round; each kind goes through what there is of it, and begins anew. */
const ROUND = ['solution', 'wrong', 'attack', 'right', 'wrong', 'stub', 'attack', 'wrong', 'broken', 'wrong'] as const;

interface Known {
  readonly kind: string;
  /** Below the folder of answers. */
  readonly path: string;
  readonly text: string;
  readonly expected: Expected;
}

/** `count` submissions to `exercises`, of `all`; the same for the same random. No two files are alike. */
export function generate(
  count: number,
  exercises: readonly Exercise[],
  all: readonly Exercise[],
  random: Random,
): Generated[] {
  const answers = exercises.flatMap((facts) => answersTo(facts, all).map((answer) => known(facts, answer)));
  const pools = {
    ...Object.fromEntries(
      (['solution', 'right', 'wrong', 'stub'] as const).map((kind) => [
        kind,
        random.shuffle(answers.filter((one) => one.kind.startsWith(`${kind} `))),
      ]),
    ),
    attack: random.shuffle(exercises.filter(({ id }) => id === TARGET).flatMap(attacksOn)),
    broken: random.shuffle(Object.keys(BROKEN)),
  } as Record<Exclude<(typeof ROUND)[number], 'broken'>, Known[]> & { broken: string[] };
  const used = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const student = `s${String(index + 1).padStart(3, '0')}`;
    const kind = ROUND[index % ROUND.length] ?? 'wrong';
    const turn = used.get(kind) ?? 0;
    used.set(kind, turn + 1);
    const [example] = pools.solution;
    if (kind === 'broken' && example) return broken(student, pools.broken[turn % pools.broken.length] ?? '', example);
    const pool = kind === 'broken' || pools[kind].length === 0 ? pools.wrong : pools[kind];
    return packed(student, pool[turn % pool.length] as Known, index);
  });
}

function known(facts: Exercise, { kind, file, fails }: Answer): Known {
  const possible = checkIds(facts).reduce((sum, id) => sum + pointsOf(facts, id), 0);
  const failed = kind === 'wrong' ? (fails ?? []) : kind === 'stub' ? null : [];
  const lost = failed === null ? possible : lostWith(failed, facts);
  const expected: Expected = {
    outcome: 'graded',
    exercise: facts.id,
    failed,
    least: possible - lost,
    // A stub may pass some of its checks, and never all of them.
    most: kind === 'stub' ? possible - 1 : possible - lost,
  };
  const name = `${kind} ${facts.id} ${path.basename(file)}`;
  return { kind: name, path: answerPath(facts), text: readFileSync(file, 'utf8'), expected };
}

/** Points of the checks that fail, and of those that wait for one of them. */
function lostWith(failed: readonly string[], facts: Exercise): number {
  const lost = new Set(failed);
  for (let before = -1; before < lost.size; ) {
    before = lost.size;
    for (const [name, { after = [] }] of Object.entries(facts.checks)) {
      if (after.some((one) => lost.has(`${facts.id}#${one}`))) lost.add(`${facts.id}#${name}`);
    }
  }
  return [...lost].reduce((sum, id) => sum + pointsOf(facts, id), 0);
}

function pointsOf(facts: Exercise, id: string): number {
  return facts.checks[id.slice(id.indexOf('#') + 1)]?.points ?? 0;
}

function attacksOn(facts: Exercise): Known[] {
  // What the service behind an attack deserves: nothing, everything, all but asking at once.
  const deserved = { hollow: 0, solution: 10, sequential: 9 } satisfies Record<keyof typeof plain, number>;
  return Object.entries(attacks).map(([name, attack]) => ({
    kind: `attack ${name}`,
    path: answerPath(facts),
    text: textOf(attack),
    expected: {
      outcome: 'graded',
      exercise: facts.id,
      failed: null,
      least: 0,
      most: attack.ends === null ? deserved[attack.before ?? 'hollow'] : 0,
    },
  }));
}

/** In one of the forms that platforms hand over, with a line of its own, so that nobody's result serves for another. */
function packed(student: string, { kind, path: place, text, expected }: Known, index: number): Generated {
  const own = `${text}\n${place.endsWith('.yaml') ? '#' : '//'} ${student}\n`;
  const base = path.posix.basename(place);
  const forms: readonly (() => Generated['files'])[] = [
    () => ({ [`${student}/exercises/${place}`]: own }),
    () => ({ [`${student}/${base}`]: own }),
    () => ({ [`${student}.zip`]: zipOf([{ name: `cuaderno/exercises/${place}`, text: own }]) }),
    () => ({ [`${student}.tar.gz`]: gzipSync(tarOf([{ name: `exercises/${place}`, text: own }])) }),
  ];
  return { student, kind, expected, files: forms[index % forms.length]?.() ?? {} };
}

/** Archives of which nothing is taken; `place` and `text` are those of an answer that would be right. */
const BROKEN: Readonly<Record<string, (place: string, text: string) => [suffix: string, content: Buffer, Reason]>> = {
  'a path that leads out': (place, text) => ['.zip', zipOf([{ name: `../../${place}`, text }]), 'outside'],
  'an absolute path': (place, text) => ['.tar', tarOf([{ name: `/tmp/${place}`, text }]), 'outside'],
  'a link to the solution': (place) => [
    '.tar',
    tarOf([{ name: place, text: '/work/solution.ts', mode: LINK }]),
    'link',
  ],
  'a link in a zip': (place, text) => ['.zip', zipOf([{ name: place, text, mode: LINK }]), 'link'],
  'half a zip': (place, text) => ['.zip', zipOf([{ name: place, text }]).subarray(0, -30), 'unreadable'],
  'a text called zip': (_place, text) => ['.zip', Buffer.from(text), 'unreadable'],
  'half a tar.gz': (place, text) => ['.tar.gz', gzipSync(tarOf([{ name: place, text }])).subarray(0, 40), 'unreadable'],
  'a zip with a password': (place, text) => ['.zip', zipOf([{ name: place, text, encrypted: true }]), 'encrypted'],
  'a huge file': (place) => ['.zip', zipOf([{ name: place, text: ' '.repeat(2 ** 21) }]), 'tooLarge'],
  'an archive without answers': (_place, text) => ['.zip', zipOf([{ name: 'readme.txt', text }]), 'nothing'],
  'an empty archive': () => ['.zip', zipOf([]), 'nothing'],
};

function broken(student: string, name: string, { path: place, text }: Known): Generated {
  const [suffix, content, reason] = BROKEN[name]?.(place, text) ?? ['', Buffer.alloc(0), 'nothing'];
  const files = { [`${student}${suffix}`]: content };
  return { student, kind: `broken ${name}`, files, expected: { outcome: 'refused', reason } };
}
