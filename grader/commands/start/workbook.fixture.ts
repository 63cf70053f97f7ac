import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { remove } from '../../base/remove.ts';
import { inWorkbook } from '../../base/workbook.ts';

/** A small workbook in a folder whose path has spaces and accents: the real start, and whatever a test writes beside it. */
export class FakeWorkbook {
  readonly root: string;
  readonly #parent: string;

  constructor() {
    this.#parent = mkdtempSync(join(tmpdir(), 'entre-servicios-'));
    this.root = join(this.#parent, 'cuaderno ñandú');
    for (const part of ['start.mjs', 'start']) this.copy(`grader/commands/${part}`);
    this.write('package.json', '{ "type": "module" }');
    this.write('package-lock.json', lockfile({ msw: '3.0.5' }));
  }

  /** Copies a file or folder of the real workbook to the same place. */
  copy(path: string): void {
    cpSync(inWorkbook(path), join(this.root, path), { recursive: true });
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** The mark that npm leaves when all is installed. */
  install(versions: Record<string, string> = { msw: '3.0.5' }): void {
    this.write('node_modules/.package-lock.json', lockfile(versions));
  }

  /** A command `hola` whose main() has this body. */
  command(body: string): void {
    this.write(
      'grader/commands/hola.ts',
      `export async function main(argv: string[]): Promise<number> {\n${body}\n}\n`,
    );
  }

  /** A stand-in for npm, with this body. */
  npm(body: string): { npm_execpath: string } {
    const script = join(this.root, 'fake', 'npm-cli.mjs');
    this.write('fake/npm-cli.mjs', `import fs from 'node:fs';\n${body}\n`);
    return { npm_execpath: script };
  }

  /** Starts `start.mjs` with these arguments; English unless `env` says otherwise. */
  start(args: readonly string[], { env = {}, node = process.execPath }: StartOptions = {}): Started {
    const child = spawn(node, [join(this.root, 'grader/commands/start.mjs'), ...args], {
      env: { ...process.env, LC_ALL: 'C', npm_execpath: undefined, ENTRE_DEBUG: undefined, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    });
    return { ended, kill: (signal) => child.kill(signal) };
  }

  run(args: readonly string[], options?: StartOptions): Promise<Ended> {
    return this.start(args, options).ended;
  }

  remove(): void {
    remove(this.#parent);
  }
}

interface StartOptions {
  env?: Record<string, string>;
  node?: string;
}

interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

interface Started {
  ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): boolean;
}

/** The text of a lockfile that holds these packages. */
export function lockfile(versions: Record<string, string>): string {
  const packages = Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]);
  return JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries([['', {}], ...packages]) });
}
