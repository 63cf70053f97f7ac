// No database: a JSON file as memory, written as the files themselves are; the export is collected before it is written.
import fs from 'node:fs/promises';
import path from 'node:path';

const { LEAGUE_URL = 'http://league', STATE_DIR = '.' } = process.env;
const drop = process.env.DROP_DIR ?? path.join(STATE_DIR, 'drop');
await fs.mkdir(drop, { recursive: true });

async function recall<T>(name: string, otherwise: T): Promise<T> {
  try {
    return JSON.parse(await fs.readFile(path.join(STATE_DIR, name), 'utf8')) as T;
  } catch {
    return otherwise;
  }
}

async function replace(file: string, text: string): Promise<void> {
  await fs.writeFile(`${file}.part`, text);
  await fs.rename(`${file}.part`, file);
}

const remember = (name: string, value: unknown): Promise<void> =>
  replace(path.join(STATE_DIR, name), JSON.stringify(value));

/** One thing after the other, however many are asked for. */
function queue<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.catch(() => {});
  return result;
}
let last: Promise<unknown> = Promise.resolve();

export const writer = {
  async fetch(): Promise<Response> {
    let text = 'team_id;name;points;rating\n';
    try {
      const response = await fetch(`${LEAGUE_URL}/standings`);
      if (!response.ok) return new Response(null, { status: 502 });
      for (const line of (await response.text()).trim().split('\n')) {
        const { team_id, name, points, rating } = JSON.parse(line) as Record<string, string | number>;
        text += `${team_id};${name};${points};${Number(rating).toFixed(2)}\n`;
      }
    } catch {
      return new Response(null, { status: 502 });
    }
    const file = await queue(async () => {
      const { number } = await recall('writer.json', { number: 1 });
      const taken = new Set(await fs.readdir(drop));
      for (let next = number; ; next += 1) {
        const name = `standings-${`${next}`.padStart(6, '0')}.csv`;
        if (taken.has(name)) continue;
        await replace(path.join(drop, name), text);
        await remember('writer.json', { number: next + 1 });
        return name;
      }
    });
    return Response.json({ file }, { status: 201 });
  },
};

interface Known {
  round: number;
  teams: Record<string, { team_id: string; name: string; points: number; rating: number }>;
}

export const reader = {
  fetch: (): Promise<Response> =>
    queue(async () => {
      const known = await recall<Known>('reader.json', { round: 0, teams: {} });
      const there = (await fs.readdir(drop))
        .flatMap((name) => (/^standings-0*([1-9]\d*)\.csv$/.exec(name) ?? []).slice(1))
        .map(Number)
        .sort((one, other) => one - other);
      if (known.round === 0 && there[0] !== undefined) known.round = there[0] - 1;
      for (const number of there) {
        if (number !== known.round + 1) continue;
        const file = path.join(drop, `standings-${`${number}`.padStart(6, '0')}.csv`);
        const [header = [], ...rows] = (await fs.readFile(file, { encoding: 'utf8' }))
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => line.split(';'));
        for (const row of rows) {
          const { team_id = '', name = '', points, rating } = Object.fromEntries(header.map((it, i) => [it, row[i]]));
          const before = known.teams[team_id]?.points ?? 0;
          known.teams[team_id] = { team_id, name, points: before + Number(points), rating: Number(rating) };
        }
        known.round = number;
      }
      await remember('reader.json', known);
      const highest = there.at(-1) ?? 0;
      const due = Array.from({ length: Math.max(0, highest - known.round) }, (_, index) => known.round + 1 + index);
      const missing = due.filter((number) => !there.includes(number));
      return Response.json({ round: known.round, missing, teams: Object.values(known.teams) });
    }),
};
