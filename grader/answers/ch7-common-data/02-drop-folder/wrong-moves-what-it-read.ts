// fails: ch7/drop-folder#for-everyone
// What has been read goes away: then the folder holds what is new, and nothing else.
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const LEAGUE_URL = process.env.LEAGUE_URL ?? 'http://league';
const STATE_DIR = process.env.STATE_DIR ?? '.';
const DROP_DIR = process.env.DROP_DIR ?? path.join(STATE_DIR, 'drop');
mkdirSync(DROP_DIR, { recursive: true });

interface Standing {
  team_id: string;
  name: string;
  points: number;
  rating: number;
}
const COUNTER = path.join(STATE_DIR, 'last-number');

export const writer = {
  async fetch(): Promise<Response> {
    const part = path.join(DROP_DIR, `${randomUUID()}.part`);
    try {
      const response = await fetch(`${LEAGUE_URL}/standings`);
      if (!response.ok) throw new Error(`league answered ${response.status}`);
      appendFileSync(part, 'team_id;name;points;rating\n');
      for await (const { team_id, name, points, rating } of records(response)) {
        appendFileSync(part, `${team_id};${name};${points};${rating}\n`);
      }
    } catch (error) {
      rmSync(part, { force: true });
      return Response.json({ error: String(error) }, { status: 502 });
    }
    return Response.json({ file: publish(part) }, { status: 201 });
  },
};
function publish(part: string): string {
  let number = existsSync(COUNTER) ? Number(readFileSync(COUNTER, 'utf8')) : 0;
  const nameOf = () => `standings-${String(number).padStart(6, '0')}.csv`;
  do number += 1;
  while (existsSync(path.join(DROP_DIR, nameOf())));
  renameSync(part, path.join(DROP_DIR, nameOf()));
  writeFileSync(`${COUNTER}.part`, String(number));
  renameSync(`${COUNTER}.part`, COUNTER);
  return nameOf();
}

const database = new DatabaseSync(path.join(STATE_DIR, 'reader.sqlite'));
database.exec(`
  CREATE TABLE IF NOT EXISTS teams (team_id TEXT PRIMARY KEY, name TEXT, points INTEGER, rating REAL);
  CREATE TABLE IF NOT EXISTS taken (number INTEGER PRIMARY KEY)`);

export const reader = {
  async fetch(): Promise<Response> {
    const missing = takeIn();
    const teams = database.prepare('SELECT * FROM teams').all();
    return Response.json({ round: lastTaken() ?? 0, missing, teams });
  },
};
function takeIn(): number[] {
  const files = new Map<number, string>();
  for (const name of readdirSync(DROP_DIR)) {
    const number = /^standings-(\d{6,})\.csv$/.exec(name)?.[1];
    if (number !== undefined) files.set(Number(number), name);
  }
  const numbers = [...files.keys()];
  let next = (lastTaken() ?? Math.min(...numbers) - 1) + 1;
  for (; files.has(next); next += 1)
    add(next, readFileSync(path.join(DROP_DIR, files.get(next) ?? ''), 'utf8'), files.get(next) ?? '');
  const missing: number[] = [];
  for (let number = next; number < Math.max(...numbers); number += 1) if (!files.has(number)) missing.push(number);
  return missing;
}
function add(number: number, text: string, file: string): void {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const columns = header.split(';');
  const upsert = database.prepare(`
    INSERT INTO teams VALUES (:team_id, :name, :points, :rating) ON CONFLICT (team_id)
    DO UPDATE SET name = :name, points = points + :points, rating = :rating`);
  database.exec('BEGIN');
  for (const line of lines) {
    const fields = line.split(';');
    const field = (name: string) => fields[columns.indexOf(name)] ?? '';
    const [points, rating] = [Number(field('points')), Number(field('rating'))];
    upsert.run({ team_id: field('team_id'), name: field('name'), points, rating });
  }
  database.prepare('INSERT INTO taken VALUES (?)').run(number);
  database.exec('COMMIT');
  mkdirSync(path.join(DROP_DIR, 'done'), { recursive: true });
  renameSync(path.join(DROP_DIR, file), path.join(DROP_DIR, 'done', file));
}

function lastTaken(): number | null {
  return database.prepare('SELECT max(number) AS number FROM taken').get()?.number as number | null;
}
async function* records({ body }: Response): AsyncGenerator<Standing> {
  let rest = '';
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Standing;
  }
}
