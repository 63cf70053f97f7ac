import { type ChildProcess, spawn } from 'node:child_process';
import { inWorkbook } from '../../base/workbook.ts';
import { RUN_IN_DENO, type Runtime } from '../../service/runtime.ts';
import type { Message } from './inside.ts';

export interface ChildOptions {
  readonly file: string;
  /** The export that is served. */
  readonly role: string;
  /** 0: a free one. */
  readonly port: number;
  readonly runtime: Runtime;
  readonly environment: Readonly<Record<string, string>>;
  readonly onMessage: (message: Message) => void;
  /** It ended by itself; `how` is its signal or exit code. Not called after `stop`. */
  readonly onEnd: (how: string) => void;
}

/** Deno's own word for everything but starting programs and loading libraries. */
const ALLOWED = ['--allow-net', '--allow-env', '--allow-sys', '--allow-read', '--allow-write'];

/** The running service: outside of the grader Node runs it with tsx, which takes all of TypeScript, or Deno does. */
export class Child {
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #stopped = false;

  constructor({ file, role, port, runtime, environment, onMessage, onEnd }: ChildOptions) {
    const inside = inWorkbook('grader', 'commands', 'serve', 'inside.ts');
    // Node itself with tsx inside: killing the tsx command would leave the service running.
    const args = runtime.kind === 'deno' ? [...RUN_IN_DENO, ...ALLOWED] : ['--import', import.meta.resolve('tsx')];
    this.#process = spawn(runtime.program, [...args, inside, file, role, String(port)], {
      cwd: inWorkbook(),
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      windowsHide: true,
    });
    this.#process.on('message', (message: Message) => {
      if (!this.#stopped) onMessage(message);
    });
    this.#ended = new Promise((resolve) => {
      this.#process.once('error', (error) => {
        if (!this.#stopped) onEnd(error.message);
        resolve();
      });
      this.#process.once('exit', (code, signal) => {
        if (!this.#stopped) onEnd(signal ?? `${code}`);
        resolve();
      });
    });
  }

  /** Ends it at once, a busy loop included, and resolves when it is gone. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#process.kill('SIGKILL');
    await this.#ended;
  }
}
