// The number from a sequence in SQLite, in the transaction that renames; the reader keeps every line it ever took in.
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const LEAGUE_URL = process.env.LEAGUE_URL ?? 'http://league';
const state = process.env.STATE_DIR ?? './';
const folder = process.env.DROP_DIR ?? join(state, 'drop');
mkdirSync(folder, { recursive: true });

const database = new DatabaseSync(join(state, 'own.sqlite'));
database.exec(`
  CREATE TABLE IF NOT EXISTS given (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT);
  CREATE TABLE IF NOT EXISTS lines (number INTEGER, team_id TEXT, name TEXT, points INTEGER, rating REAL,
    PRIMARY KEY (number, team_id))`);
let exports = 0;

class Writer {
  async fetch(): Promise<Response> {
    exports += 1;
    const part = join(folder, `export-${process.pid}-${exports}.part`);
    const file = openSync(part, 'w');
    try {
      await this.#write(file);
    } catch {
      unlinkSync(part);
      return new Response('the league broke off', { status: 502 });
    } finally {
      closeSync(file);
    }
    return Response.json({ file: this.#hand(part) }, { status: 201 });
  }

  async #write(file: number): Promise<void> {
    const response = await fetch(new URL('/standings', LEAGUE_URL));
    if (response.status !== 200 || !response.body) throw new Error('no standings');
    writeSync(file, 'team_id;name;points;rating\n');
    const decoder = new TextDecoder();
    let text = '';
    for await (const bytes of response.body) {
      text += decoder.decode(bytes, { stream: true });
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const team = JSON.parse(text.slice(0, end)) as Record<string, unknown>;
        writeSync(file, `${[team.team_id, team.name, team.points, team.rating].join(';')}\n`);
        text = text.slice(end + 1);
      }
    }
  }

  #hand(part: string): string {
    for (;;) {
      const { lastInsertRowid } = database.prepare('INSERT INTO given (at) VALUES (?)').run(new Date().toISOString());
      const name = `standings-${lastInsertRowid.toString().padStart(6, '0')}.csv`;
      if (statSync(join(folder, name), { throwIfNoEntry: false })) continue;
      renameSync(part, join(folder, name));
      return name;
    }
  }
}

export const writer = new Writer();

const edge = (which: 'min' | 'max'): number | null =>
  database.prepare(`SELECT ${which}(number) AS edge FROM lines`).get()?.edge as number | null;

function keep(number: number, name: string): void {
  const [head = '', ...rows] = readFileSync(join(folder, name)).toString('utf8').split('\n');
  const at = (column: string) => head.split(';').indexOf(column);
  const insert = database.prepare('INSERT INTO lines VALUES (?, ?, ?, ?, ?)');
  database.exec('BEGIN IMMEDIATE');
  for (const row of rows.filter(Boolean)) {
    const cells = row.split(';');
    const [id = '', team = ''] = [cells[at('team_id')], cells[at('name')]];
    insert.run(number, id, team, Number(cells[at('points')]), Number(cells[at('rating')]));
  }
  database.exec('COMMIT');
}

export const reader = {
  fetch(): Response {
    const found = readdirSync(folder).flatMap((name): [number, string][] => {
      const [, digits] = name.match(/^standings-(\d+)\.csv$/) ?? [];
      return digits ? [[parseInt(digits, 10), name]] : [];
    });
    const files = Object.fromEntries(found) as Record<number, string>;
    const numbers = found.map(([number]) => number);
    let round = edge('max') ?? (numbers.length > 0 ? Math.min(...numbers) - 1 : 0);
    for (let name = files[round + 1]; name !== undefined; name = files[round + 1]) {
      round += 1;
      keep(round, name);
    }
    const missing: number[] = [];
    for (let number = round + 1; number < Math.max(0, ...numbers); number += 1) {
      if (!(number in files)) missing.push(number);
    }
    const teams = database
      .prepare(`
        SELECT team_id, sum(points) AS points,
          (SELECT name FROM lines AS newest WHERE number = ? AND newest.team_id = lines.team_id) AS name,
          (SELECT rating FROM lines AS newest WHERE number = ? AND newest.team_id = lines.team_id) AS rating
        FROM lines GROUP BY team_id`)
      .all(round, round);
    return Response.json({ round, missing, teams });
  },
};
