import { inspect, isDeepStrictEqual } from 'node:util';
import type { Random } from '../../base/random.ts';
import { drawCup } from '../../cup/data.ts';
import type { Ended } from '../../network/ended.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import wire, { FORMAT } from './03-wire.exercise.ts';

interface Report {
  readonly match_id: string;
  readonly kicked_off_at: Date;
  readonly broadcast_id: bigint;
  readonly goals: ReadonlyMap<string, number>;
  readonly referee?: string;
}

const FIELDS = ['match_id', 'kicked_off_at', 'broadcast_id', 'goals', 'referee'] as const;

judge(wire, {
  'round-trip': async (scene) => {
    await scene.start();
    for (const report of [draw(scene.random), draw(scene.random)]) {
      const match = report.match_id;
      const encoded = await scene.invoke('encode', [report]);
      if (encoded.state !== 'returned') return failed(scene, encoded, 'encode()', match);
      if (typeof encoded.value !== 'string') return scene.fail('not-text', { match, got: shown(encoded.value) });
      const decoded = await scene.invoke('decode', [encoded.value]);
      if (decoded.state !== 'returned') return failed(scene, decoded, 'decode()', match);
      const difference = differenceOf(report, decoded.value);
      if (difference) return scene.fail('field', { match, ...difference });
    }
  },

  'agreed-form': async (scene) => {
    await scene.start();
    const report = draw(scene.random);
    const match = report.match_id;
    const text = textOf(await scene.invoke('encode', [report]));
    if (text === undefined) return scene.fail('no-text', { match, got: '—' });
    const got = parsed(text);
    if (got === undefined) return scene.fail('not-json', { match, got: text });
    for (const [field, expected] of Object.entries(formOf(report))) {
      if (!isDeepStrictEqual(got[field], expected)) {
        const gotten = JSON.stringify(got[field]) ?? 'undefined';
        return scene.fail('field', { match, field, got: gotten, expected: JSON.stringify(expected) });
      }
    }
  },

  absent: async (scene) => {
    await scene.start();
    const { referee: _, ...rest } = draw(scene.random);
    const report: Report = { ...rest, goals: new Map() };
    const match = report.match_id;
    const encoded = await scene.invoke('encode', [report]);
    if (encoded.state === 'threw') return scene.fail('threw', { match, function: 'encode()', error: told(encoded) });
    const text = textOf(encoded) ?? '';
    const inText = parsed(text);
    if (inText && 'referee' in inText) return scene.fail('in-text', { match, got: JSON.stringify(inText.referee) });
    const decoded = await scene.invoke('decode', [text]);
    if (decoded.state !== 'returned') return scene.fail('threw', { match, function: 'decode()', error: told(decoded) });
    const got = fieldsOf(decoded.value);
    if ('referee' in got) return scene.fail('in-report', { match, got: shown(got.referee) });
    if (!isDeepStrictEqual(got.goals, report.goals)) return scene.fail('goals', { match, got: shown(got.goals) });
  },

  copies: async (scene) => {
    const { world } = scene;
    await scene.start();
    const first = draw(scene.random);
    const [scorer = '', count = 0] = [...first.goals][0] ?? [];
    const second = { ...first, goals: new Map([...first.goals, [scorer, count + 1]]) };
    const texts: string[] = [];
    for (const report of [first, second]) texts.push(textOf(await scene.invoke('encode', [report])) ?? '');
    await scene.start({}, { as: 'archive' });
    for (const [index, report] of [first, second].entries()) {
      const decoded = await world.invoke('archive', 'decode', [texts[index]], { as: 'reports' });
      const values = { match: first.match_id, which: `${index + 1}.` };
      if (decoded.state !== 'returned') return scene.fail('threw', { ...values, error: told(decoded) });
      const difference = differenceOf(report, decoded.value);
      if (difference) return scene.fail('field', { ...values, ...difference });
    }
  },

  'refuses-malformed': async (scene) => {
    await scene.start();
    const text = JSON.stringify(formOf(draw(scene.random)));
    for (const [what, damaged] of scene.random.shuffle(damages(scene.random, text))) {
      await refused(scene, damaged, 'malformed', { what, text: excerpt(damaged) });
    }
  },

  'refuses-unknown-format': async (scene) => {
    await scene.start();
    const report = formOf(draw(scene.random));
    const others = [
      { format: 'cup/match-report@2', match: { id: report.match_id }, goals: { home: 2, away: 1 } },
      { ...report, format: 'cup/match-report@2' },
      { format: 'cup/order@1', order_id: 'o13fa9c', quantity: 2 },
    ];
    for (const other of scene.random.shuffle(others)) {
      const text = JSON.stringify(other);
      await refused(scene, text, 'unknown-format', { format: other.format, text: excerpt(text) });
    }
  },

  'ignores-additions': async (scene) => {
    await scene.start();
    const report = draw(scene.random);
    const [name, value] = scene.random.pick<[string, unknown]>([
      ['attendance', scene.random.integer(10_000, 90_000)],
      ['weather', { sky: 'clear', celsius: 31 }],
      ['cards', [['p41c7', 'yellow']]],
    ]);
    const field = JSON.stringify({ [name]: value });
    const decoded = await scene.invoke('decode', [JSON.stringify({ [name]: value, ...formOf(report) })]);
    if (decoded.state !== 'returned') return scene.fail('threw', { field, error: told(decoded) });
    const difference = differenceOf(report, decoded.value);
    if (difference) {
      const { field: which, ...values } = difference;
      return scene.fail('field', { field, name: which, ...values });
    }
  },
});

/** A report with values on which careless forms come to grief: see `formOf`. */
function draw(random: Random): Required<Report> {
  const cup = drawCup(random.fork(`cup/${random.hex(8)}`));
  const scorers = random.sample(cup.players, random.integer(3, 5)).map(({ id }) => id);
  return {
    match_id: random.pick(cup.matches).id,
    // Milliseconds that are not 0: a form with seconds only would lose them.
    kicked_off_at: new Date(Date.UTC(2026, 5, random.integer(11, 30), 18, 0, 0, random.integer(1, 999))),
    // Above 2^53 and odd: no number has this value.
    broadcast_id: 9_007_199_254_740_993n + 2n * BigInt(random.integer(0, 1_000_000)),
    goals: new Map(scorers.map((id) => [id, random.integer(1, 4)])),
    referee: random.pick(cup.players).name,
  };
}

/** The agreed form of `report` on the wire. */
function formOf({ match_id, kicked_off_at, broadcast_id, goals, referee }: Report): Record<string, unknown> {
  return {
    format: FORMAT,
    match_id,
    kicked_off_at: kicked_off_at.toISOString(),
    broadcast_id: String(broadcast_id),
    goals: [...goals],
    ...(referee === undefined ? {} : { referee }),
  };
}

/** Texts that are no report, and what is wrong with each, in JSON and signs that need no translation. */
function damages(random: Random, text: string): [what: string, damaged: string][] {
  const form = JSON.parse(text) as Record<string, unknown>;
  const without = (field: string): string =>
    JSON.stringify(Object.fromEntries(Object.entries(form).filter(([name]) => name !== field)));
  const where = (field: string, value: unknown): [string, string] => [
    `${field} = ${JSON.stringify(value)}`,
    JSON.stringify({ ...form, [field]: value }),
  ];
  const lacking = random.pick(['match_id', 'kicked_off_at', 'broadcast_id', 'goals']);
  return [
    ['…', text.slice(0, Math.floor(text.length / 2))],
    ['null', 'null'],
    ['[…]', `[${text}]`],
    [`${lacking} = undefined`, without(lacking)],
    where('kicked_off_at', 'yesterday'),
    where('broadcast_id', Number(form.broadcast_id)),
    where('broadcast_id', `${form.broadcast_id}x`),
    where('goals', { p41c7: 2 }),
    where('goals', [['p41c7', 'two']]),
    where('goals', null),
    where('match_id', 7),
    where('referee', { name: form.referee }),
  ];
}

/** Fails where `decode` does not refuse `text` with a WireError of this code. */
async function refused(
  scene: Scene<'accepted' | 'error' | 'open'>,
  text: string,
  code: string,
  values: Record<string, string>,
): Promise<void> {
  const ended = await scene.invoke('decode', [text]);
  if (ended.state === 'returned') return scene.fail('accepted', { ...values, got: shown(ended.value) });
  if (ended.state !== 'threw') return scene.fail('open', values);
  const got = codeOf(ended);
  if (ended.error.name !== 'WireError' || got !== code)
    return scene.fail('error', { ...values, error: told(ended), code: got });
}

function failed(scene: Scene<'threw' | 'open'>, ended: Ended, name: string, match: string): never {
  if (ended.state === 'threw') return scene.fail('threw', { match, function: name, error: told(ended) });
  return scene.fail('open', { match, function: name });
}

function differenceOf(expected: Report, got: unknown): { field: string; expected: string; got: string } | undefined {
  const fields = fieldsOf(got);
  for (const field of FIELDS) {
    const [one, other] = [expected[field], fields[field]];
    const sameOrder = field !== 'goals' || isDeepStrictEqual([...expected.goals], entriesOf(other));
    if (!isDeepStrictEqual(one, other) || !sameOrder) return { field, expected: shown(one), got: shown(other) };
  }
  return undefined;
}

function fieldsOf(value: unknown): Partial<Report> {
  return typeof value === 'object' && value !== null ? value : {};
}

function entriesOf(value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

function textOf(ended: Ended): string | undefined {
  return ended.state === 'returned' && typeof ended.value === 'string' ? ended.value : undefined;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(ended: Extract<Ended, { state: 'threw' }>): string {
  const { code } = ended.error.fields;
  return typeof code === 'string' ? code : shown(code);
}

function told(ended: Ended): string {
  return ended.state === 'threw' ? `${ended.error.name}: ${ended.error.message}` : ended.state;
}

function shown(value: unknown): string {
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 2 });
}

function excerpt(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
