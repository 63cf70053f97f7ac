/** Plays every failure between each of three clients and `training`, in simulated worlds with processes of their own. */
import path from 'node:path';
import { Random } from '../../base/random.ts';
import { inWorkbook } from '../../base/workbook.ts';
import { drawCup } from '../../cup/data.ts';
import { type Training, trainingHost } from '../../cup/hosts/training.ts';
import type { JournalEvent } from '../../journal/event.ts';
import { Stage } from '../../network/stage.ts';
import { faultOf, type Variant, variantNames } from './variants.ts';

/** What the clients are called: each is the file of that name in clients/. */
export const CLIENTS = ['naive', 'limited', 'careful'] as const;
export type Client = (typeof CLIENTS)[number];

/** Virtual ms after which the person in front of the client gives up. */
export const PATIENCE_MS = 60_000;

/** Virtual ms that training needs, drawn from the seed. */
const TAKES_MS = [20, 60] as const;

/** How one failure went for one client. */
export interface Played {
  /** What the person was told; null: nothing within PATIENCE_MS. */
  readonly status: number | null;
  /** What was told is not so: another pitch, "executed" and nothing was, "not executed" and something was. */
  readonly isFalse: boolean;
  /** Virtual ms until then. */
  readonly took: number;
  readonly attempts: number;
  /** Trainings that took place. */
  readonly effects: number;
  /** From the call until nothing is under way any more; it begins at 0 ms. */
  readonly events: readonly JournalEvent[];
}

export type Plays = Readonly<Record<Client, Readonly<Record<Variant, Played>>>>;

const FOLDER = inWorkbook('grader', 'demos', 'ch2', 'clients');
const known = new Map<number, Promise<Plays>>();

/** Everything played under `seed`, once however often it is asked for. */
export function plays(seed: number): Promise<Plays> {
  const made = known.get(seed) ?? playAll(seed);
  known.set(seed, made);
  return made;
}

async function playAll(seed: number): Promise<Plays> {
  const stage = new Stage(FOLDER, CLIENTS.length);
  try {
    const played: [Client, Plays[Client]][] = [];
    for (const client of CLIENTS) played.push([client, await playClient(stage, client, seed)]);
    return Object.fromEntries(played) as unknown as Plays;
  } finally {
    stage.close();
  }
}

async function playClient(stage: Stage, client: Client, seed: number): Promise<Plays[Client]> {
  const random = new Random(seed).fork('ch2');
  const takes = random.integer(...TAKES_MS);
  const cup = drawCup(random.fork('cup'));
  const world = stage.world(`${seed}/ch2/${client}`);
  world.add(trainingHost(cup, { takes }));
  await world.start(client, path.join(FOLDER, `${client}.ts`), { TRAINING_URL: 'http://training' });
  const played: [Variant, Played][] = [];
  for (const [index, variant] of variantNames.entries()) {
    world.fault('training', faultOf(variant, takes));
    const [start, first, before] = [world.now, world.journal.length, world.requests('training').length];
    const done = world.effects('training').length;
    const body = { team_id: cup.usualTeams[index % 3]?.id, focus: 'attack', minutes: 60 };
    const reply = await world.call(client, '/bookings', {
      method: 'POST',
      body,
      giveUpAfter: PATIENCE_MS,
      as: 'coach',
    });
    await world.settle();
    world.heal('training');
    const effects = world.effects('training').slice(done);
    played.push([
      variant,
      {
        status: reply.complete ? reply.status : null,
        isFalse: isFalse(reply.complete ? reply.status : null, reply.json, effects[0]?.detail as Training | undefined),
        took: reply.at === null ? PATIENCE_MS : reply.took,
        attempts: world.requests('training').length - before,
        effects: effects.length,
        events: world.journal.slice(first).map((event) => shifted(event, start)),
      },
    ]);
  }
  await world.close();
  return Object.fromEntries(played) as Plays[Client];
}

function isFalse(status: number | null, told: unknown, truth: Training | undefined): boolean {
  if (status === 503) return truth !== undefined;
  if (status !== 201) return false;
  const { training_id, pitch } = (told ?? {}) as { training_id?: string; pitch?: string };
  return truth === undefined || training_id !== truth.id || pitch !== truth.pitch;
}

function shifted(event: JournalEvent, start: number): JournalEvent {
  const { arrivedAt, ...rest } = event;
  return { ...rest, at: event.at - start, ...(arrivedAt === undefined ? {} : { arrivedAt: arrivedAt - start }) };
}

/** What was told and when, in no language: `504 3.0 s`, `201 ! 12 ms`; `!`: it is not so; `—`: nothing. */
export function shown({ status, isFalse: wrong, took }: Played): string {
  const time = took < 1000 ? `${took} ms` : `${(took / 1000).toFixed(1)} s`;
  return `${status ?? '—'} ${wrong ? '! ' : ''}${time}`;
}
