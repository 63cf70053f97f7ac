/** One hidden service in a world of its own, and the three functions by which a student's check tries it. */
import { Random } from '../../../base/random.ts';
import { drawCup } from '../../../cup/data.ts';
import { trainingHost } from '../../../cup/hosts/training.ts';
import type { Values } from '../../../language/bilingual.ts';
import type { Exchange } from '../../../network/exchange.ts';
import * as faults from '../../../network/faults.ts';
import type { Effect } from '../../../network/host.ts';
import type { Stage } from '../../../network/stage.ts';
import type { World } from '../../../network/world.ts';

/** What a check may ask for, already looked at. */
interface Wish {
  readonly kind: string;
  readonly times: number;
  readonly ms: number;
  readonly status: number;
  readonly field: string;
}

/** The faults that a check can ask for, by kind. */
const FAULTS: Readonly<Record<string, (wish: Wish, selection: faults.Selection) => faults.Fault>> = {
  refused: (_, selection) => faults.refused(selection),
  'hung-up': (_, selection) => faults.hungUp(selection),
  'reset-mid-body': (_, selection) => faults.resetMidBody(selection),
  'request-lost': (_, selection) => faults.requestLost(selection),
  'reply-lost': (_, selection) => faults.replyLost(selection),
  'body-stalls': (_, selection) => faults.bodyStalls(selection),
  late: ({ ms }, selection) => faults.late(ms, selection),
  status: ({ status }, selection) => faults.status(status, selection),
  'missing-field': ({ field }, selection) => faults.missingField(field, selection),
  truncated: (_, selection) => faults.truncated(selection),
  'not-json': (_, selection) => faults.notJson(selection),
};

/** A function of the world used in a way that it does not know: a failure of the exercise, and its values. */
export interface Misuse {
  readonly failure: 'bad-call' | 'bad-fault';
  readonly values: Values;
}

const SERVICE = 'booking';
const HOST = 'training';

export class Trial {
  readonly #world: World;
  /** Ids of teams that exist. */
  readonly teams: readonly string[];
  /** The first misuse of its functions. */
  misuse: Misuse | null = null;
  /** What went wrong on the grader's side while they ran. */
  fault: unknown = null;
  #exchanges = 0;
  #effects = 0;

  private constructor(world: World, teams: readonly string[]) {
    this.#world = world;
    this.teams = teams;
  }

  /** Starts the service in `file`. */
  static async begin(stage: Stage, file: string, seed: string): Promise<Trial> {
    const world = stage.world(seed);
    const cup = drawCup(new Random(`${seed}/cup`));
    world.add(trainingHost(cup));
    const member = await world.start(SERVICE, file, { TRAINING_URL: `http://${HOST}` });
    if (member.loading.state !== 'loaded') throw new Error(`${file} does not load: ${JSON.stringify(member.loading)}`);
    return new Trial(
      world,
      cup.usualTeams.map(({ id }) => id),
    );
  }

  /** What the callbacks of the student's check reach. */
  readonly functions = {
    call: (request: unknown) => this.#guarded(() => this.#call(request)),
    fault: (wish: unknown) => this.#guarded(() => this.#setFault(wish)),
    journal: () => this.#guarded(() => this.#journal()),
  };

  close(): Promise<void> {
    return this.#world.close();
  }

  async #guarded<T>(work: () => Promise<T> | T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TypeError)) this.fault ??= error;
      throw error;
    }
  }

  async #call(request: unknown): Promise<unknown> {
    const { method, path, body } = Object(request) as Record<string, unknown>;
    const isKnown =
      typeof path === 'string' && path.startsWith('/') && typeof method === 'string' && METHOD.test(method);
    if (!isKnown) throw this.#misused('bad-call', { got: shown(request) });
    const start = this.#world.now;
    const reply = await this.#world.call(SERVICE, path, { method, body });
    const took = reply.at === null ? this.#world.now - start : reply.took;
    const whole = reply.complete && reply.code === null;
    return { status: whole ? reply.status : null, body: reply.json ?? reply.text, took };
  }

  #setFault(wish: unknown): void {
    this.#world.heal(HOST);
    if (wish === null || wish === undefined) return;
    const { kind, times, ms = 0, status = 503, field = '' } = Object(wish) as Record<string, unknown>;
    const make = typeof kind === 'string' && Object.hasOwn(FAULTS, kind) ? FAULTS[kind] : undefined;
    const isSound =
      (times === undefined || isWhole(times, 1, 1000)) &&
      isWhole(ms, 0, 300_000) &&
      isWhole(status, 200, 599) &&
      typeof field === 'string' &&
      (kind !== 'late' || ms !== 0) &&
      (kind !== 'missing-field' || field !== '');
    if (!make || !isSound) {
      throw this.#misused('bad-fault', { got: shown(wish), known: Object.keys(FAULTS).join(', ') });
    }
    const selection = times === undefined ? {} : { times: times as number };
    this.#world.fault(HOST, make({ kind, times, ms, status, field } as Wish, selection));
  }

  /** What happened since it was asked last, once nothing is under way any more. */
  async #journal(): Promise<unknown[]> {
    await this.#world.settle();
    const requests = this.#world.requests(HOST);
    const effects = this.#world.effects(HOST, 'training-started');
    const fresh = [
      ...requests.slice(this.#exchanges).map((one) => requestEntry(one, this.#world.now)),
      ...effects.slice(this.#effects).map(effectEntry),
    ];
    [this.#exchanges, this.#effects] = [requests.length, effects.length];
    return fresh.sort((one, other) => one.at - other.at);
  }

  #misused(failure: Misuse['failure'], values: Values): TypeError {
    this.misuse ??= { failure, values };
    return new TypeError(`${failure}: ${values.got}`);
  }
}

/** Methods that msw and the service's own Request take. */
const METHOD = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

function requestEntry(exchange: Exchange, now: number) {
  const { method, url, headers, startedAt, endedAt, fate } = exchange;
  return {
    kind: 'request',
    method,
    path: `${url.pathname}${url.search}`,
    key: headers.get('idempotency-key'),
    at: startedAt,
    endedAt: endedAt ?? now,
    end: fate,
  };
}

function effectEntry({ at, detail }: Effect) {
  const { id, team_id, pitch } = detail as { id: string; team_id: string; pitch: string };
  return { kind: 'effect', at, team_id, training_id: id, pitch };
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return typeof value;
  }
}
