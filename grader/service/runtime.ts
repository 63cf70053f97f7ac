/** The program that runs a service: the Node that runs the grader, or a Deno that is there. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';

export const RUNTIMES = ['node', 'deno'] as const;

/** A program that can run services; it travels between threads. */
export interface Runtime {
  readonly kind: (typeof RUNTIMES)[number];
  /** Absolute path. */
  readonly program: string;
  /** `2.9.6` */
  readonly version: string;
}

/** What to type for a Deno in the workbook that changes neither package.json nor the lockfile: the version tried here. */
export const INSTALL_DENO = 'npm install --no-save deno@2.9.6';

/** How `deno` is to run a file of the workbook: packages from node_modules, and nothing from anywhere else. */
export const RUN_IN_DENO = [
  'run',
  '--quiet',
  '--no-prompt',
  '--no-remote',
  '--no-config',
  '--no-lock',
  '--node-modules-dir=manual',
] as const;

/** The Node of the present process. */
export const node: Runtime = { kind: 'node', program: process.execPath, version: process.versions.node };

/** How Deno is asked: by its standard input, which no shell can misread. */
const ASKING = ['run', '--allow-all', '--quiet', '--no-config', '-'] as const;
const QUESTION = "console.log(Deno.version.deno + '\\n' + Deno.execPath())";

/** The Deno of node_modules, else the one on PATH; null where there is none that starts. */
export function findDeno(): Runtime | null {
  for (const program of [packaged(), 'deno']) {
    if (program === null) continue;
    // A service gets no PATH, and what is found there may be a script that starts the program.
    const { stdout, status } = ask(program);
    const [version, file] = status === 0 ? stdout.trim().split('\n') : [];
    if (version && file) return { kind: 'deno', program: file, version };
  }
  return null;
}

function ask(program: string) {
  const options = { input: QUESTION, encoding: 'utf8', timeout: 20_000, windowsHide: true } as const;
  // What npm puts on Windows' PATH is a .cmd file, which only a shell starts.
  const isCommand = process.platform === 'win32' && program === 'deno';
  return isCommand
    ? spawnSync([program, ...ASKING].join(' '), { ...options, shell: true })
    : spawnSync(program, ASKING, options);
}

/** The program itself in the package of this platform: the command of npm's `deno` is a script that starts it. */
function packaged(): string | null {
  const manifest = inWorkbook('node_modules', 'deno', 'package.json');
  if (!existsSync(manifest)) return null;
  const { optionalDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    optionalDependencies?: Record<string, string>;
  };
  const { resolve } = createRequire(manifest);
  for (const name of Object.keys(optionalDependencies)) {
    try {
      const file = process.platform === 'win32' ? 'deno.exe' : 'deno';
      const program = path.join(path.dirname(resolve(`${name}/package.json`)), file);
      if (existsSync(program)) return program;
    } catch {
      // The package of another platform.
    }
  }
  return null;
}
