/**
 * ch7/drop-folder: one service hands files over through a folder, others read them. Nobody asks anybody anything.
 *
 *   writer   POST /exports   GET {LEAGUE_URL}/standings, a line a team as it comes → the next file; 201 { "file" }, or 502
 *   reader   GET /table      takes in what is new → 200 { "round", "missing", "teams" }
 *   file     standings-000001.csv   UTF-8, "team_id;name;points;rating", then a line a team, decimal point, ends in \n
 *
 * As it stands: the writer's file can be seen while it grows, and the reader looks at the newest one.
 * Chapter 7, section "drop-folder", says what the two agree on. Grade it: npm run grade ch7/drop-folder
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LEAGUE_URL = process.env.LEAGUE_URL ?? 'http://league';
/** Each service's own folder; it survives a restart. */
const STATE_DIR = process.env.STATE_DIR ?? '.';
/** The folder for all of them. */
const DROP_DIR = process.env.DROP_DIR ?? path.join(STATE_DIR, 'drop');
mkdirSync(DROP_DIR, { recursive: true });

interface Standing {
  team_id: string;
  name: string;
  points: number;
  rating: number;
}

export const writer = {
  async fetch(): Promise<Response> {
    const file = `standings-${String(readdirSync(DROP_DIR).length + 1).padStart(6, '0')}.csv`;
    const response = await fetch(`${LEAGUE_URL}/standings`);
    // TODO: when may others see this name? Whose number is it, and what if the body breaks off?
    for await (const { team_id, name, points, rating } of records(response)) {
      appendFileSync(path.join(DROP_DIR, file), `${team_id};${name};${points};${rating}\n`);
    }
    return Response.json({ file }, { status: 201 });
  },
};

export const reader = {
  async fetch(): Promise<Response> {
    // TODO: take in each file once, in the order of the numbers; name the missing; keep what was taken in.
    const file = readdirSync(DROP_DIR).at(-1);
    const lines = file ? readFileSync(path.join(DROP_DIR, file), 'utf8').trim().split('\n') : [];
    return Response.json({ round: 0, missing: [], teams: lines.map((line) => line.split(';')) });
  },
};

/** What the league tells, one team after the other, while it is still telling. */
async function* records({ body }: Response): AsyncGenerator<Standing> {
  let rest = '';
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Standing;
  }
}
