import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { takeLock } from './lock.mjs';
import { bundledRuntime, forwardSignals, runtimePackage, runtimePackages, runtimeStarts } from './runtime.mjs';

const COULD_NOT_TELL = 3;

/**
 * Whether node_modules holds what package-lock.json asks for on this platform. Two stats and a small read when
 * nothing changed since the last time; otherwise both lockfiles are compared (a few milliseconds) and that is noted.
 */
export function isSetUp(root) {
  const asked = join(root, 'package-lock.json');
  const present = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(present)) return false;
  if (!existsSync(asked)) return true;
  const note = join(root, 'node_modules', '.cache', 'entre-servicios', 'set-up');
  const state = `${process.platform}-${process.arch} ${stateOf(asked)} ${stateOf(present)}`;
  if (existsSync(note) && readFileSync(note, 'utf8') === state) return true;
  if (!holds(packagesOf(asked), packagesOf(present))) return false;
  try {
    mkdirSync(dirname(note), { recursive: true });
    writeFileSync(note, state);
  } catch {
    // A read-only copy compares every time.
  }
  return true;
}

function stateOf(file) {
  const { size, mtimeMs } = statSync(file);
  return `${size}/${mtimeMs}`;
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** What may be left out on purpose (`--omit`, another platform's packages) may be absent, but not of another version. */
function holds(asked, present) {
  for (const [path, wanted] of Object.entries(asked)) {
    if (path === '') continue;
    const found = present[path];
    if (!found && !(wanted.optional || wanted.dev || wanted.devOptional || wanted.peer)) return false;
    if (found && (found.version !== wanted.version || found.integrity !== wanted.integrity)) return false;
  }
  // A folder brought over from another platform holds that platform's binaries.
  const runtimes = Object.values(runtimePackages).map(([name]) => name);
  const installed = runtimes.filter((name) => present[`node_modules/${name}`]);
  const own = runtimePackage();
  return installed.length === 0 || own === undefined || installed.includes(own);
}

/**
 * Sets the workbook up with `npm ci`, everything it prints on stderr, and gives an exit code: 0 done, 3 not possible,
 * 130 or 143 interrupted. Where another command is at it already, waits for that one.
 */
export async function setUp(root, say, tell) {
  let unlock;
  try {
    unlock = await takeLock(join(root, '.setting-up'), () => tell(say.waiting(root)));
  } catch (error) {
    tell(say.cannotWrite(root, error.code ?? error.message));
    return COULD_NOT_TELL;
  }
  try {
    if (isSetUp(root)) return 0;
    tell(say.settingUp(root));
    // Without this mark a set-up that is cut short is noticed, whatever it had already done.
    rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true });
    const { code, signal, missing } = await runNpm(root);
    if (signal) {
      tell(say.interrupted);
      return 128 + constants.signals[signal];
    }
    if (code !== 0) {
      tell(missing ? say.npmMissing(root) : say.setUpFailed(root, code));
      return COULD_NOT_TELL;
    }
    withdrawUnusableRuntime(root);
    return 0;
  } finally {
    unlock();
  }
}

function runNpm(root) {
  const args = ['ci', '--include=dev', '--include=optional', '--prefer-offline', '--loglevel=error'];
  const script = process.env.npm_execpath;
  // Another package manager's script would not know `ci`.
  const [file, before] =
    script && basename(script).startsWith('npm') && existsSync(script)
      ? [process.execPath, [script]]
      : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  return new Promise((resolve) => {
    // Windows starts .cmd files through a shell only, and a shell takes one line; every word here is ours.
    const shell = file === 'npm.cmd';
    const child = spawn(shell ? [file, ...args].join(' ') : file, shell ? [] : [...before, ...args], {
      cwd: root,
      // stdout may be carrying JSON: what npm prints goes to stderr.
      stdio: ['ignore', process.stderr, process.stderr],
      shell,
    });
    let interruption;
    const stop = forwardSignals(child, (name) => {
      interruption = name;
    });
    const end = (result) => {
      stop();
      resolve({ ...result, signal: result.signal ?? interruption });
    };
    child.on('error', (error) => end({ code: 1, missing: error.code === 'ENOENT' }));
    child.on('exit', (code, signal) => end({ code, signal: signal ?? undefined }));
  });
}

/** `npm run` looks in node_modules/.bin first: a Node there that cannot start would be in the way of the machine's own. */
function withdrawUnusableRuntime(root) {
  const runtime = bundledRuntime(root);
  if (!runtime || runtimeStarts(runtime)) return;
  for (const name of ['node', 'node.cmd', 'node.ps1'])
    rmSync(join(root, 'node_modules', '.bin', name), { force: true });
}
