/** One service that runs for real: started, started anew when its file is saved, and told about. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Exercise, exportsOf } from '../../checks/exercise.ts';
import { fill } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { node, type Runtime } from '../../service/runtime.ts';
import { watchFiles } from '../watch/files.ts';
import { Child } from './child.ts';
import type { Ground } from './ground.ts';
import { type Caller, type Hosts, openHosts } from './hosts.ts';
import type { Message } from './inside.ts';

/** What runs: a file, and the export of it that is the service; `start` is a consumer that nobody calls. */
export interface Runnable extends Caller {
  /** Absolute. */
  readonly file: string;
  /** The file as a person knows it. */
  readonly shown: string;
  readonly role: string;
}

export interface ServiceOptions {
  readonly say: Catalogue;
  readonly ground: Ground;
  /** Absolute; a folder in it is the service's STATE_DIR. */
  readonly stateFolder: string;
  /** What runs it; this Node where absent. */
  readonly runtime?: Runtime;
  /** 0: a free one. */
  readonly port: number;
  /** It runs: at this URL, or as a consumer, which has none. Called each time it is started. */
  readonly onUp: (url: string | null) => void;
  /** Its port cannot be opened, for the reason that the system gives. */
  readonly onNoPort: (port: number, code: string) => void;
  /** It is not there any more, or did not come to be; the next save starts it anew. */
  readonly onDown: (place: string) => void;
}

/** The export of `facts` that runs by itself: the first service, else `start`; null where there are only functions. */
export function roleOf(facts: Exercise): string | null {
  const exports = Object.entries(exportsOf(facts));
  const service = exports.find(([, kind]) => kind === 'service')?.[0];
  return service ?? exports.find(([name]) => name === 'start')?.[0] ?? null;
}

export class RunningService {
  readonly #runnable: Runnable;
  readonly #options: ServiceOptions;
  #port: number;
  #hosts: Hosts | null = null;
  #child: Child | null = null;
  #unwatch: () => void = () => {};

  constructor(runnable: Runnable, options: ServiceOptions) {
    this.#runnable = runnable;
    this.#options = options;
    this.#port = options.port;
  }

  /** What it was given as environment, besides STATE_DIR. */
  get environment(): Readonly<Record<string, string>> {
    return this.#hosts?.environment ?? {};
  }

  /** Opens what it calls, and starts it. */
  async start(): Promise<void> {
    const { file } = this.#runnable;
    this.#hosts = await openHosts(this.#runnable, this.#options.ground);
    this.#spawn();
    this.#unwatch = watchFiles(path.dirname(file), { files: [file], onSave: () => void this.#restart() });
  }

  async stop(): Promise<void> {
    this.#unwatch();
    await this.#child?.stop();
    await this.#hosts?.close();
  }

  #spawn(): void {
    const { file, role, service } = this.#runnable;
    const state = path.join(this.#options.stateFolder, service);
    if (!existsSync(state)) mkdirSync(state, { recursive: true });
    this.#child = new Child({
      file,
      role,
      port: this.#port,
      runtime: this.#options.runtime ?? node,
      environment: { ...this.environment, STATE_DIR: state + path.sep },
      onMessage: (message) => this.#hear(message),
      onEnd: (how) => this.#down(fill(this.#options.say.commands.serve.ended, { how })),
    });
  }

  async #restart(): Promise<void> {
    const before = this.#child;
    await before?.stop();
    // A second save may have been quicker.
    if (this.#child !== before) return;
    this.#note(this.#options.say.commands.serve.restarted);
    this.#spawn();
  }

  #hear(message: Message): void {
    const { serve } = this.#options.say.commands;
    switch (message.say) {
      case 'listening':
        this.#port = message.port;
        this.#options.onUp(`http://127.0.0.1:${message.port}`);
        break;
      case 'started':
        this.#options.onUp(null);
        break;
      case 'unloadable':
        this.#down(fill(serve.unloadable, { error: message.error }), message.line);
        break;
      case 'crashed':
        this.#down(fill(serve.ended, { how: message.error }), message.line);
        break;
      case 'no-fetch':
        this.#down(serve.noFetch);
        break;
      case 'no-port':
        void this.#child?.stop();
        this.#options.onNoPort(this.#port, message.code);
        break;
      default: {
        const { service } = this.#runnable;
        const { say: kind, exchange, label } = message;
        const [from, to] = kind === 'reply' ? [service, 'client'] : ['client', service];
        this.#tell({ from, to, kind, label, outcome: kind === 'abort' ? 'aborted' : 'delivered', exchange });
      }
    }
  }

  #down(why: string, line: number | null = null): void {
    void this.#child?.stop();
    this.#note(why);
    this.#options.onDown(`${this.#runnable.shown}${line === null ? '' : `:${line}`}`);
  }

  #note(label: string): void {
    const { service } = this.#runnable;
    this.#tell({ from: service, to: service, kind: 'note', label, outcome: 'delivered' });
  }

  #tell(event: Omit<Parameters<Ground['tell']>[0], 'at' | 'arrivedAt'>): void {
    const at = this.#options.ground.now();
    this.#options.ground.tell({ at, arrivedAt: at, ...event });
  }
}
