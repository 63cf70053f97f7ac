/** What a check has in its hands: a fresh simulated world, the student's file, and a way to say what went wrong. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Random } from '../base/random.ts';
import { BrokerBridge } from '../broker/bridge.ts';
import type { Broker } from '../broker/broker.ts';
import { BrokerInWorld } from '../broker/in-world.ts';
import type { RabbitNode } from '../broker/node.ts';
import type { Worded } from '../language/bilingual.ts';
import type { Ended } from '../network/ended.ts';
import type { Member } from '../network/member.ts';
import type { Reply } from '../network/reply.ts';
import type { CallOptions } from '../network/world.ts';
import { World } from '../network/world.ts';
import type { Spares } from '../service/spares.ts';
import { type Exercise, exportsOf, usesBroker } from './exercise.ts';
import type { Note, Warning } from './verdict.ts';

/** Thrown by `fail`: the service did something else than the check expects. */
export class NotYet extends Error {
  readonly failure: string;
  readonly values: Worded;
  readonly line: number | null;

  constructor(failure: string, values: Worded, line: number | null) {
    super(failure);
    this.failure = failure;
    this.values = values;
    this.line = line;
  }
}

/** Thrown when a check cannot go on because the service is not there (it did not load, it died). */
export class Unable extends Error {}

/** Where in the student's file something was found: a request has such a place, and a part of a document. */
interface Place {
  readonly line: number | null;
}

export class Scene<Failure extends string = string> {
  readonly world: World;
  /** Draws of this check: the same for the same seed. */
  readonly random: Random;
  /** What was found on the way that costs nothing. */
  readonly warnings: Warning[] = [];
  /** What is told of the answer if the check is passed. */
  readonly notes: Note[] = [];
  readonly #node: RabbitNode | null;
  #broker: Broker | null = null;
  readonly #facts: Exercise;
  readonly #file: string;
  readonly #seed: string;
  readonly #stateFolder: string;

  constructor(options: {
    facts: Exercise;
    file: string;
    seed: string;
    stateFolder: string;
    spares: Spares;
    node: RabbitNode | null;
  }) {
    this.random = new Random(options.seed);
    this.world = new World({ seed: `${options.seed}/world`, spares: options.spares });
    this.#facts = options.facts;
    this.#node = options.node;
    this.#seed = options.seed;
    this.#file = options.file;
    this.#stateFolder = options.stateFolder;
  }

  /** Opens what stands beside the world: the broker, where the exercise has one. */
  async open(): Promise<void> {
    if (!usesBroker(this.#facts)) return;
    this.#broker = this.#node
      ? await BrokerBridge.open(this.world, this.#node)
      : new BrokerInWorld(this.world, `${this.#seed}/broker`);
  }

  /** Ends everything. */
  async close(): Promise<void> {
    await this.world.close();
    await this.#broker?.close();
  }

  /** The broker of an exercise whose environment names AMQP_URL. */
  get broker(): Broker {
    if (this.#broker === null) throw new Error(`${this.#facts.id} has no AMQP_URL in its environment`);
    return this.#broker;
  }

  /** The folder that services get as STATE_DIR, ending in a separator: here a check plays the others who use it. */
  get stateFolder(): string {
    mkdirSync(this.#stateFolder, { recursive: true });
    return this.#stateFolder + path.sep;
  }

  /**
   * Starts the service under test, with further `environment` where a check needs it. An exercise with several roles
   * says which export is the service, and what it is called in the world.
   */
  async start(
    environment: Readonly<Record<string, string>> = {},
    { role = 'default', as = this.#facts.service }: { role?: string; as?: string } = {},
  ): Promise<Member> {
    const broker = this.#broker ? { AMQP_URL: this.#broker.url } : {};
    const all = { ...this.#facts.environment, ...broker, STATE_DIR: this.stateFolder, ...environment };
    const roles = { role, exports: exportsOf(this.#facts) };
    const member = await this.world.start(as, this.#file, all, roles);
    if (member.death !== null || member.loading.state !== 'loaded') throw new Unable();
    return member;
  }

  /** Calls `path` of the service under test, as `client`. */
  call(path: string, options?: CallOptions): Promise<Reply> {
    return this.world.call(this.#facts.service, path, options);
  }

  /** Calls the exported function `name` of the student's file, as `client`. See World.invoke. */
  invoke(name: string, args: readonly unknown[], options?: Parameters<World['invoke']>[3]): Promise<Ended> {
    return this.world.invoke(this.#facts.service, name, args, options);
  }

  /** The student's file, where it is a document. */
  get text(): string {
    return readFileSync(this.#file, 'utf8');
  }

  /** Something that costs nothing: `warning` is one of the check's `warnings`. */
  warn(warning: string, values: Worded = {}, near?: Place): void {
    this.warnings.push({ name: warning, values: cut(values), line: near?.line ?? null });
  }

  /** Something to tell of an answer that passes: `note` is one of the check's `notes`. */
  note(note: string, values: Worded = {}): void {
    this.notes.push({ name: note, values: cut(values) });
  }

  /** The check is not passed: `failure` names what the service did, `near` a request of it that shows where. */
  fail(failure: Failure, values: Worded = {}, near?: Place): never {
    throw new NotYet(failure, cut(values), near?.line ?? null);
  }
}

/** Characters of one value of a text: what a service answered may be megabytes long. */
const VALUE_LIMIT = 300;

function cut(values: Worded): Worded {
  const short = (value: Worded[string]) =>
    typeof value === 'string' && value.length > VALUE_LIMIT ? `${value.slice(0, VALUE_LIMIT)}…` : value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, short(value)]));
}
