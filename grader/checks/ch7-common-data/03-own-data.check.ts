import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type Cup, drawCup, playersOf } from '../../cup/data.ts';
import { type PlayerRecord, PlayerRecords } from '../../cup/records.ts';
import type { Reply } from '../../network/reply.ts';
import { announce, eventOf, PLAYERS } from '../ch6-event-content/players.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';
import ownData from './03-own-data.exercise.ts';

const SERVICE = ownData.service;
/** The form of the events' data. */
const SCHEMA = 2;
/** How often each report is asked for while something is wrong; a locked table may take real time each time. */
const TIMES = 4;
type Way = 'by-table' | 'by-events';

judge(ownData, {
  'by-table': async (scene) => {
    const league = await begin(scene);
    for (const when of ['1', '2']) {
      for (const team of league.teams) {
        const wrong = differenceOf(await report(scene, 'by-table', team), league.truth(team));
        if (wrong) return scene.fail('wrong', { team, when, ...wrong });
      }
      league.transfer();
    }
  },

  'by-events': async (scene) => {
    const league = await begin(scene);
    const moved = league.transfer();
    await league.tell(moved);
    // A copy of an event, as after a publisher's retry.
    await league.tell(moved);
    league.alter('DROP TABLE players');
    for (const team of league.teams) {
      const wrong = differenceOf(await report(scene, 'by-events', team), league.truth(team));
      if (wrong) return scene.fail('wrong', { team, ...wrong });
    }
  },

  'schema-change': async (scene) => {
    const league = await begin(scene);
    league.alter('ALTER TABLE players RENAME COLUMN team_id TO club_id');
    const counted = await league.count(async () => league.tell(league.move()));
    const { invented, status } = counted;
    if (counted.events < TIMES) return scene.fail('lost', counted);
    if (invented !== '') return scene.fail('invented', counted);
    if (status !== '') return scene.fail('status', counted);
  },

  'store-outage': async (scene) => {
    const league = await begin(scene);
    const lock = new DatabaseSync(league.file);
    lock.exec('BEGIN EXCLUSIVE');
    try {
      await scene.world.restart(SERVICE);
      const counted = await league.count(async () => league.tell(league.move()));
      if (counted.events < TIMES) return scene.fail('lost', counted);
      if (counted.invented !== '') return scene.fail('invented', counted);
      if (counted.status !== '') return scene.fail('status', counted);
    } finally {
      lock.close();
    }
    const [team = ''] = league.teams;
    const after = differenceOf(await report(scene, 'by-table', team), league.written(team));
    if (after) return scene.fail('stays', { team, ...after });
  },

  'producer-down': async (scene) => {
    const league = await begin(scene);
    // Nobody announces anything any more; the table lies where it lay.
    await scene.world.kill(SERVICE);
    await scene.world.pass(scene.random.integer(1, 9) * 3_600_000);
    await scene.world.restart(SERVICE);
    for (const team of league.teams) {
      for (const way of ['by-table', 'by-events'] as const) {
        const wrong = differenceOf(await report(scene, way, team), league.truth(team));
        if (wrong) return scene.fail('forgotten', { way, team, ...wrong });
      }
    }
  },

  'catches-up': async (scene) => {
    const league = await begin(scene);
    await scene.world.kill(SERVICE);
    const moved = Array.from({ length: 5 }, () => league.transfer());
    for (const record of moved) await league.tell(record);
    await scene.world.restart(SERVICE);
    await scene.world.settle();
    for (const team of league.teams) {
      const wrong = differenceOf(await report(scene, 'by-events', team), league.truth(team));
      if (wrong) return scene.fail('missed', { team, count: moved.length, ...wrong });
    }
  },

  'newest-counts': async (scene) => {
    const league = await begin(scene);
    const second = league.transfer();
    const third = league.transfer(second.id);
    await league.tell(third);
    await league.tell(second);
    for (const team of league.teams) {
      const wrong = differenceOf(await report(scene, 'by-events', team), league.truth(team));
      if (wrong) return scene.fail('back', { player: second.id, team, ...wrong });
    }
  },

  'no-more-than-needed': async (scene) => {
    const league = await begin(scene);
    const files = readdirSync(scene.stateFolder, { withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.startsWith('players.sqlite'),
    );
    for (const { name } of files) {
      const text = readFileSync(scene.stateFolder + name, 'latin1');
      const leaked = league.phones.find((phone) => text.includes(phone));
      if (leaked) return scene.fail('private', { file: name, phone: leaked });
    }
  },
});

/** The players of three teams: in the table of `players`, and all of them announced. */
async function begin(scene: Scene): Promise<League> {
  const league = new League(scene, drawCup(scene.random.fork('cup')));
  await scene.broker.exchange(PLAYERS);
  await scene.start();
  await league.tellAll();
  return league;
}

/** What the service `players` does: it keeps its table, and announces every change. */
class League {
  readonly file: string;
  readonly teams: readonly string[];
  readonly phones: readonly string[];
  readonly #scene: Scene;
  readonly #records: PlayerRecords;
  readonly #ids: readonly string[];
  #truth: Map<string, PlayerRecord>;
  /** What stands in the table: it cannot always be written. */
  readonly #written: Map<string, PlayerRecord>;

  constructor(scene: Scene, cup: Cup) {
    const [one, two] = cup.usualTeams;
    const awkward = scene.random.pick(cup.awkwardTeams).team;
    this.teams = [one.id, two.id, awkward.id];
    const players = this.teams.flatMap((team) => playersOf(cup, team));
    const teams = cup.teams.filter(({ id }) => this.teams.includes(id));
    this.#records = new PlayerRecords({ players, teams }, scene.random.fork('records'));
    this.#scene = scene;
    this.#ids = players.map(({ id }) => id);
    const all = this.#ids.map((id) => [id, this.#records.find(id) as PlayerRecord] as const);
    this.#truth = new Map(all);
    this.#written = new Map(all);
    this.phones = all.map(([, { phone }]) => phone);
    this.file = `${scene.stateFolder}players.sqlite`;
    const table = new DatabaseSync(this.file);
    table.exec(
      'CREATE TABLE players (id TEXT PRIMARY KEY, team_id TEXT, name TEXT, country TEXT, shirt INTEGER, registration TEXT, phone TEXT)',
    );
    const insert = table.prepare('INSERT INTO players VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (const [, it] of all) insert.run(it.id, it.team_id, it.name, it.country, it.shirt, it.registration, it.phone);
    table.close();
  }

  /** A player, any one where none is named, goes to another of the teams; the table says so. */
  transfer(id?: string): PlayerRecord {
    const record = this.move(id);
    const table = new DatabaseSync(this.file);
    table.prepare('UPDATE players SET team_id = ? WHERE id = ?').run(record.team_id, record.id);
    table.close();
    this.#written.set(record.id, record);
    return record;
  }

  /** The same without a word in the table. */
  move(id = this.#scene.random.pick(this.#ids)): PlayerRecord {
    const record = this.#records.change(id);
    this.#truth.set(id, record);
    return record;
  }

  alter(statement: string): void {
    const table = new DatabaseSync(this.file);
    table.exec(statement);
    table.close();
  }

  async tellAll(): Promise<void> {
    for (const record of this.#scene.random.shuffle([...this.#truth.values()])) await this.#publish(record);
    await this.#scene.world.settle();
  }

  async tell(record: PlayerRecord): Promise<void> {
    await this.#publish(record);
    await this.#scene.world.settle();
  }

  /** The report that is right for `team`. */
  truth(team: string): Report {
    return reportOf(team, [...this.#truth.values()]);
  }

  /** The report that the table would give. */
  written(team: string): Report {
    return reportOf(team, [...this.#written.values()]);
  }

  /**
   * Asks for both reports several times, with `between` before each: how often each was right, and what the report by
   * table said instead of 503 (`invented`: another report; `status`: another failure).
   */
  async count(
    between: () => Promise<void>,
  ): Promise<Record<'invented' | 'status' | 'events_said', string> & Record<'table' | 'events' | 'times', number>> {
    const counted = { times: TIMES, table: 0, events: 0, invented: '', status: '', events_said: '' };
    for (let time = 0; time < TIMES; time += 1) {
      await between();
      const team = this.#scene.random.pick(this.teams);
      const byTable = await report(this.#scene, 'by-table', team);
      const byEvents = await report(this.#scene, 'by-events', team);
      const isRight = !differenceOf(byTable, this.written(team)) || !differenceOf(byTable, this.truth(team));
      if (isRight) counted.table += 1;
      else if (byTable.status === 200) counted.invented ||= shown(byTable);
      else if (byTable.status !== 503 || !byTable.headers.has('retry-after')) counted.status ||= shown(byTable);
      if (differenceOf(byEvents, this.truth(team))) counted.events_said ||= shown(byEvents);
      else counted.events += 1;
    }
    return counted;
  }

  #publish({ id, ...rest }: PlayerRecord): Promise<boolean> {
    const event = eventOf(this.#scene, 'player.changed', SCHEMA, { player_id: id, ...rest });
    return announce(this.#scene.broker, event);
  }
}

interface Report {
  readonly team_id: string;
  readonly players: number;
  readonly countries: Readonly<Record<string, number>>;
}

function reportOf(team_id: string, records: readonly PlayerRecord[]): Report {
  const mine = records.filter((record) => record.team_id === team_id);
  const countries: Record<string, number> = {};
  for (const { country } of mine) countries[country] = (countries[country] ?? 0) + 1;
  return { team_id, players: mine.length, countries };
}

function report(scene: Scene, way: Way, team: string): Promise<Reply> {
  return scene.call(`/${way}/${encodeURIComponent(team)}`);
}

/** Where `reply` is not the report `due`: what it says, and what it should; null where it is. */
function differenceOf(reply: Reply, due: Report): { got: string; due: string } | null {
  if (reply.status !== 200) return { got: shown(reply), due: '200' };
  const got = (reply.json ?? {}) as Partial<Report>;
  const countries = (value: unknown): string => JSON.stringify(Object.entries(value ?? {}).sort());
  const isRight =
    got.team_id === due.team_id && got.players === due.players && countries(got.countries) === countries(due.countries);
  return isRight ? null : { got: shown(reply), due: excerpt(JSON.stringify(due)) };
}

function shown(reply: Reply): string {
  return `${told(reply)} ${excerpt(reply.text)}`.trim();
}
