import { mkdirSync, writeFileSync } from 'node:fs';
import { type Cup, drawCup } from '../../cup/data.ts';
import { leagueHost, type Standing, standingsOf } from '../../cup/hosts/league.ts';
import { dripping, resetMidBody } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';
import dropFolder from './02-drop-folder.exercise.ts';
import {
  archive,
  contents,
  differenceOf,
  drop,
  fileText,
  nameOf,
  names,
  put,
  showFolder,
  textOf,
  unfinished,
} from './folder.ts';

const WRITER = { role: 'writer', as: 'writer' };
const READER = { role: 'reader', as: 'reader' };
/** Virtual ms over which the league tells its teams, where it is slow. */
const DRIPS = 3000;

judge(dropFolder, {
  'hands-over': async (scene) => {
    const cup = await beginWriter(scene);
    const reply = await exported(scene);
    const file = fileOf(reply);
    const values = { got: shown(reply), there: names(scene).join(', ') || '—' };
    if (reply.status !== 201 || file !== 'standings-000001.csv') return scene.fail('status', values);
    if (!names(scene).includes(file)) return scene.fail('no-file', values);
    if (names(scene).length > 1) return scene.fail('left-over', values);
    const wrong = differenceOf(textOf(scene, file), standingsOf(cup, 1));
    if (wrong) return scene.fail('format', { ...values, ...wrong });
  },

  'never-half': async (scene) => {
    const cup = await beginWriter(scene);
    const slow = scene.world.fault('league', dripping(DRIPS));
    const exporting = exported(scene);
    for (let ms = 250; ms <= DRIPS; ms += 250) {
      await scene.world.pass(250);
      const [half] = unfinished(scene, cup);
      if (half) return scene.fail('half', { ms, drips: DRIPS, ...half });
    }
    const reply = await exporting;
    if (reply.status !== 201) return scene.fail('status', { drips: DRIPS, got: shown(reply) });
    const ms = scene.random.integer(800, 2000);
    const broken = exported(scene);
    await scene.world.pass(ms);
    await scene.world.kill('writer');
    await broken;
    const [left] = unfinished(scene, cup);
    if (left) return scene.fail('crashed', { ms, drips: DRIPS, ...left });
    await scene.world.restart('writer');
    slow.left = 0;
    scene.world.fault('league', resetMidBody({ times: 1 }));
    const refused = await exported(scene);
    const [cut] = unfinished(scene, cup);
    if (cut) return scene.fail('cut', { drips: DRIPS, ...cut });
    if (refused.status !== 502) return scene.fail('broken', { drips: DRIPS, got: shown(refused) });
    const later = await exported(scene);
    if (later.status !== 201) return scene.fail('status', { drips: DRIPS, got: shown(later) });
  },

  'own-numbers': async (scene) => {
    const cup = await beginWriter(scene);
    const count = scene.random.integer(2, 4);
    for (let round = 1; round <= count; round += 1) await exported(scene);
    // The files are somebody else's by now: they are archived every night.
    archive(scene);
    await scene.world.restart('writer');
    const next = fileOf(await exported(scene));
    if (next !== nameOf(count + 1)) return scene.fail('again', { count, got: next, due: nameOf(count + 1) });
    mkdirSync(drop(scene), { recursive: true });
    // A copy of the folder that somebody put back has a file with the next number.
    const taken = nameOf(count + 2);
    const content = fileText(standingsOf(cup, 99));
    writeFileSync(`${drop(scene)}${taken}`, content);
    const reply = await exported(scene);
    const kept = textOf(scene, taken) === content;
    if (!kept) return scene.fail('overwritten', { count, taken, got: shown(reply) });
  },

  'two-at-once': async (scene) => {
    const cup = await beginWriter(scene);
    scene.world.fault('league', resetMidBody({ times: 1 }));
    scene.world.fault('league', dripping(DRIPS));
    const replies = await Promise.all([exported(scene), exported(scene), exported(scene)]);
    const values = { drips: DRIPS, got: replies.map(told).join(', '), there: names(scene).join(', ') || '—' };
    const [half] = unfinished(scene, cup);
    if (half) return scene.fail('mixed', { ...values, ...half });
    const files = names(scene).filter((name) => name.endsWith('.csv'));
    if (files.length < 2) return scene.fail('lost', values);
    if (files.join() !== [nameOf(1), nameOf(2)].join()) return scene.fail('gap', values);
  },

  'takes-in': async (scene) => {
    const cup = await beginReader(scene);
    put(scene, 1, standingsOf(cup, 1));
    put(scene, 2, standingsOf(cup, 2), { columns: ['name', 'coach', 'rating', 'points', 'team_id'] });
    const half = fileText(standingsOf(cup, 3));
    writeFileSync(`${drop(scene)}standings-000003.csv.part`, half.slice(0, half.length / 2));
    const reply = await table(scene);
    const wrong = wrongIn(reply, cup, [1, 2]);
    if (reply.status !== 200) return scene.fail('status', { got: shown(reply) });
    if (wrong) return scene.fail('wrong', wrong);
  },

  'by-number': async (scene) => {
    const cup = await beginReader(scene);
    const numbers = [999_998, 999_999, 1_000_000, 1_000_001];
    const hours = scene.random.shuffle([1, 2, 3]);
    // The newest number has the oldest file, as after a copy.
    for (const [index, number] of numbers.entries()) {
      put(scene, number, standingsOf(cup, number), { hoursAgo: index === 3 ? 9 : hours[index] });
    }
    const reply = await table(scene);
    const wrong = wrongIn(reply, cup, numbers);
    if (wrong) return scene.fail('wrong', { first: numbers[0] as number, last: numbers[3] as number, ...wrong });
  },

  'late-file': async (scene) => {
    const cup = await beginReader(scene);
    const late = scene.random.integer(3, 5);
    const [before, after] = [late - 1, late + 1];
    const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
    for (const number of [...upTo(before), after]) put(scene, number, standingsOf(cup, number));
    const first = await table(scene);
    const values = { before, late, after };
    if (JSON.stringify(fieldOf(first, 'missing')) !== JSON.stringify([late]))
      return scene.fail('unnoticed', { ...values, got: shown(first) });
    const early = wrongIn(first, cup, upTo(before), [late]);
    if (early) return scene.fail('too-early', { ...values, ...early });
    // It comes with the time at which it was written, an hour before the others.
    put(scene, late, standingsOf(cup, late), { hoursAgo: 1 });
    const wrong = wrongIn(await table(scene), cup, upTo(after));
    if (wrong) return scene.fail('skipped', { ...values, ...wrong });
  },

  remembers: async (scene) => {
    const cup = await beginReader(scene);
    const count = scene.random.integer(2, 4);
    const all = Array.from({ length: count + 1 }, (_, index) => index + 1);
    for (const number of all.slice(0, -1)) put(scene, number, standingsOf(cup, number));
    await table(scene);
    const again = wrongIn(await table(scene), cup, all.slice(0, -1));
    if (again) return scene.fail('twice', { count, ...again });
    archive(scene);
    await scene.world.restart('reader');
    put(scene, count + 1, standingsOf(cup, count + 1));
    const wrong = wrongIn(await table(scene), cup, all);
    if (wrong) return scene.fail('forgotten', { count, ...wrong });
  },

  'for-everyone': async (scene) => {
    const cup = await beginReader(scene);
    const own = `${scene.stateFolder}second/`;
    mkdirSync(own);
    await scene.start({ STATE_DIR: own, DROP_DIR: drop(scene) }, { role: 'reader', as: 'reader-2' });
    for (const number of [1, 2, 3]) put(scene, number, standingsOf(cup, number));
    const before = contents(scene);
    await table(scene);
    const values = { there: names(scene).join(', ') || '—' };
    if (contents(scene) !== before) return scene.fail('changed', values);
    const wrong = wrongIn(await table(scene, 'reader-2'), cup, [1, 2, 3]);
    if (wrong) return scene.fail('missed', { ...values, ...wrong });
  },
});

/** The league, and the writer started beside an empty folder. */
async function beginWriter(scene: Scene): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(leagueHost(cup));
  mkdirSync(drop(scene), { recursive: true });
  await scene.start({}, WRITER);
  return cup;
}

/** The reader started beside an empty folder, into which the check puts files as a right writer does. */
async function beginReader(scene: Scene): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  mkdirSync(drop(scene), { recursive: true });
  await scene.start({}, READER);
  return cup;
}

function exported(scene: Scene): Promise<Reply> {
  return scene.world.call(WRITER.as, '/exports', { method: 'POST' });
}

function table(scene: Scene, reader = READER.as): Promise<Reply> {
  showFolder(scene);
  return scene.world.call(reader, '/table');
}

/** What the table should hold after the files `numbers`, and what it holds instead; null where it is right. */
function wrongIn(
  reply: Reply,
  cup: Cup,
  numbers: readonly number[],
  missing: readonly number[] = [],
): { what: string; got: string; due: string } | null {
  const last = numbers.at(-1) as number;
  const round = fieldOf(reply, 'round');
  if (round !== last) return { what: 'round', got: shownValue(round) ?? shown(reply), due: String(last) };
  const lacking = fieldOf(reply, 'missing');
  if (JSON.stringify(lacking) !== JSON.stringify(missing))
    return { what: 'missing', got: shownValue(lacking), due: JSON.stringify(missing) };
  const teams = fieldOf(reply, 'teams');
  const rows = Array.isArray(teams) ? (teams as Partial<Standing>[]) : [];
  const newest = standingsOf(cup, last);
  if (rows.length !== newest.length) return { what: 'teams', got: String(rows.length), due: String(newest.length) };
  for (const { team_id, name, rating } of newest) {
    const row = rows.find((one) => one?.team_id === team_id);
    const points = numbers
      .flatMap((number) => standingsOf(cup, number).filter((one) => one.team_id === team_id))
      .reduce((sum, one) => sum + one.points, 0);
    for (const [field, due] of Object.entries({ name, rating, points })) {
      const got = row?.[field as keyof Standing];
      if (got !== due) return { what: `${field} (${team_id})`, got: shownValue(got), due: JSON.stringify(due) };
    }
  }
  return null;
}

function fileOf(reply: Reply): string {
  const file = fieldOf(reply, 'file');
  return typeof file === 'string' ? file : shown(reply);
}

function fieldOf({ json }: Reply, name: string): unknown {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
}

function shownValue(value: unknown): string {
  return excerpt(JSON.stringify(value) ?? '—');
}

function shown(reply: Reply): string {
  return `${told(reply)} ${excerpt(reply.text)}`.trim();
}
