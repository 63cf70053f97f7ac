/** A workbook in a temporary folder, with the grader's real code and the one exercise ch3/squad, for commands that write. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { remove } from '../../base/remove.ts';
import { inWorkbook } from '../../base/workbook.ts';

const PARTS = ['package.json', 'deno.json', 'tsconfig.json', 'exercises', 'solutions', 'grader'];

const SQUAD = 'ch3-synchronous/01-squad';

/** A file of another exercise than ch3/squad. */
function isOther(file: string): boolean {
  return /[/\\]\d\d-[\w-]+(\.(exercise|check))?\.ts$/.test(file) && !/ch3-synchronous[/\\]01-squad\./.test(file);
}

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class TemporaryWorkbook {
  readonly #children: ChildProcess[] = [];
  readonly root: string = mkdtempSync(path.join(tmpdir(), 'entre-servicios-copia '));

  constructor() {
    for (const part of PARTS) {
      cpSync(inWorkbook(part), path.join(this.root, part), {
        recursive: true,
        filter: (from) =>
          !from.endsWith('.test.ts') && !from.includes(`${path.sep}answers${path.sep}`) && !isOther(from),
      });
    }
    // As it is handed out, whatever someone has made of it here.
    this.copy(`grader/stubs/${SQUAD}.ts`, `exercises/${SQUAD}.ts`);
    symlinkSync(inWorkbook('node_modules'), this.file('node_modules'), 'junction');
  }

  file(name: string): string {
    return path.join(this.root, name);
  }

  has(name: string): boolean {
    return existsSync(this.file(name));
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  write(name: string, text: string): void {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), text);
  }

  copy(from: string, to: string): void {
    cpSync(this.file(from), this.file(to), { recursive: true });
  }

  delete(name: string): void {
    rmSync(this.file(name), { recursive: true, force: true });
  }

  /** Starts a command with a pipe as its stdin; English and without colours unless `environment` says otherwise. */
  start(args: readonly string[], environment: Record<string, string | undefined> = {}) {
    return this.startWith(process.execPath, [this.file('grader/commands/start.mjs'), ...args], environment);
  }

  /** The same of any program in the workbook's folder. */
  startWith(program: string, args: readonly string[], environment: Record<string, string | undefined> = {}) {
    const child = spawn(program, [...args], {
      cwd: this.root,
      env: { ...process.env, LC_ALL: 'C', NO_COLOR: '1', VITEST: undefined, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#children.push(child);
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += stripVTControlCharacters(text);
      });
    }
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode) => resolve({ exitCode, ...said }));
    });
    /** Resolves once `wanted` stands in what was printed on stdout from `from` on; gives the place after it. */
    const until = async (wanted: RegExp, from = 0): Promise<number> => {
      for (;;) {
        const found = wanted.exec(said.stdout.slice(from));
        if (found) return from + found.index + found[0].length;
        if (child.exitCode !== null) throw new Error(`ended before ${wanted}: ${said.stdout}${said.stderr}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    return { child, ended, said, until };
  }

  /** Runs a command to its end. */
  run(args: readonly string[], environment: Record<string, string | undefined> = {}): Promise<Ended> {
    const { child, ended } = this.start(args, environment);
    child.stdin.end();
    return ended;
  }

  /** Ends what still runs in it, too. */
  remove(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    remove(this.root);
  }
}
