/** The folder of ch7/drop-folder as the check sees it: the files as agreed, and what of them is not so. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type { Cup } from '../../cup/data.ts';
import { type Standing, standingsOf } from '../../cup/hosts/league.ts';
import type { Scene } from '../scene.ts';

const COLUMNS = ['team_id', 'name', 'points', 'rating'] as const;

export function drop(scene: Scene): string {
  return `${scene.stateFolder}drop/`;
}

/** What is in the folder; nothing where the service did away with it. */
export function names(scene: Scene): string[] {
  return existsSync(drop(scene)) ? readdirSync(drop(scene)).sort() : [];
}

/** The text of a file in the folder; empty where it is none. */
export function textOf(scene: Scene, name: string): string {
  try {
    return readFileSync(`${drop(scene)}${name}`, 'utf8');
  } catch {
    return '';
  }
}

export function contents(scene: Scene): string {
  return JSON.stringify(names(scene).map((name) => [name, textOf(scene, name)]));
}

export function archive(scene: Scene): void {
  for (const name of names(scene)) rmSync(`${drop(scene)}${name}`, { recursive: true });
}

export function nameOf(number: number): string {
  return `standings-${String(number).padStart(6, '0')}.csv`;
}

/** A file as the two have agreed on it, with further columns where the reader shall not mind them. */
export function fileText(rows: readonly Standing[], columns: readonly string[] = COLUMNS): string {
  const lines = rows.map((row) => columns.map((name) => row[name as keyof Standing] ?? 'Bielsa').join(';'));
  return [columns.join(';'), ...lines, ''].join('\n');
}

interface PutOptions {
  readonly columns?: readonly string[];
  readonly hoursAgo?: number | undefined;
}

/** Hands file `number` over as a right writer does, with an older time where the check wants one. */
export function put(
  scene: Scene,
  number: number,
  rows: readonly Standing[],
  { columns, hoursAgo = 0 }: PutOptions = {},
): void {
  const file = `${drop(scene)}${nameOf(number)}`;
  mkdirSync(drop(scene), { recursive: true });
  writeFileSync(`${file}.part`, fileText(rows, columns));
  const seconds = Date.now() / 1000 - hoursAgo * 3600;
  utimesSync(`${file}.part`, seconds, seconds);
  renameSync(`${file}.part`, file);
}

/** Has the journal show what lies in the folder by now: the check plays the writer, and nothing else tells of it. */
export function showFolder(scene: Scene): void {
  const there = names(scene).map((name) => /^standings-0*(\d+)\.csv$/.exec(name)?.[1] ?? name);
  if (there.length === 0) return;
  const { now: at } = scene.world;
  const label = there.sort((one, other) => Number(one) - Number(other)).join(', ');
  scene.world.record({ at, arrivedAt: at, from: 'writer', to: 'drop/', kind: 'message', label, outcome: 'delivered' });
}

/** The files that everybody takes for complete, and that are not what the league told in any round. */
export function unfinished(scene: Scene, cup: Cup): { file: string; lines: number; due: number }[] {
  const rounds = scene.world.effects('league', 'round-told').map(({ key }) => standingsOf(cup, Number(key)));
  return names(scene)
    .filter((name) => /^standings-\d+\.csv$/.test(name))
    .flatMap((file) => {
      const text = textOf(scene, file);
      const lines = text.split('\n').length - 1;
      const due = (rounds[0]?.length ?? 0) + 1;
      const isWhole = lines >= due - 1 && rounds.some((rows) => idsOf(text) === rows.map((row) => row.team_id).join());
      return isWhole ? [] : [{ file, lines, due }];
    });
}

/** The first field of each line but the header, where there is one; whatever separates them. */
function idsOf(text: string): string {
  const lines = text.trimEnd().split('\n');
  const rows = lines[0]?.startsWith('team_id') ? lines.slice(1) : lines;
  return rows.map((line) => line.split(/[;,\t]/)[0]).join();
}

/** What is not as agreed in a file of `rows`: the line, and what should stand there; null where all is well. */
export function differenceOf(
  text: string,
  rows: readonly Standing[],
): { line: number; is: string; due: string } | null {
  const got = text.split('\n');
  const due = fileText(rows).split('\n');
  for (const [index, wanted] of due.entries()) {
    const is = got[index];
    if (is !== undefined && sameLine(is, wanted)) continue;
    return { line: index + 1, is: is === undefined ? '—' : JSON.stringify(is), due: JSON.stringify(wanted) };
  }
  return got.length > due.length ? { line: due.length + 1, is: JSON.stringify(got[due.length]), due: '—' } : null;
}

/** Numbers may be written with further zeros. */
function sameLine(is: string, due: string): boolean {
  const [left, right] = [is.split(';'), due.split(';')];
  const isNumber = (text: string) => /^\d+(\.\d+)?$/.test(text);
  return (
    left.length === right.length &&
    right.every((field, index) => {
      const other = left[index] ?? '';
      return other === field || (index > 1 && isNumber(field) && isNumber(other) && Number(field) === Number(other));
    })
  );
}
