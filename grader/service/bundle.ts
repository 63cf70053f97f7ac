/**
 * What runs inside a service's process, as one JavaScript file: a process starts in a third of the time that it takes
 * to read, strip and compile the modules of `inside/` one by one.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { remove } from '../base/remove.ts';
import { inWorkbook } from '../base/workbook.ts';

const SOURCES = [inWorkbook('grader', 'service', 'inside'), inWorkbook('grader', 'base')];
const KEPT = inWorkbook('.cache', 'service');
/** Milliseconds after which the file of other sources is nobody's any more. */
const STALE = 24 * 60 * 60 * 1000;

let made: string | null = null;

/** The absolute path of the file for the present sources; made where it is not there yet. */
export function insideFile(): string {
  made ??= find();
  return made;
}

function find(): string {
  const name = `inside-${keyOf(SOURCES)}.mjs`;
  const kept = path.join(KEPT, name);
  if (existsSync(kept)) return kept;
  const text = bundle();
  try {
    mkdirSync(KEPT, { recursive: true });
    discardStale();
    return put(text, KEPT, name);
  } catch {
    // A workbook that cannot be written to.
    const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-inside-'));
    process.once('exit', () => remove(folder));
    return put(text, folder, name);
  }
}

function keyOf(folders: readonly string[]): string {
  const key = createHash('sha1');
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      const { mtimeMs, size } = statSync(path.join(folder, name));
      key.update(`${name} ${mtimeMs} ${size}\n`);
    }
  }
  return key.digest('hex').slice(0, 12);
}

function bundle(): string {
  // Loaded only here: most runs find the file made.
  const esbuild = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [inWorkbook('grader', 'service', 'inside', 'main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
    // What is imported under Deno is known only then, attributes and all.
    logOverride: { 'unsupported-dynamic-import': 'silent' },
  });
  return outputFiles[0]?.text ?? '';
}

/** Whole or not at all, whoever else is at it. */
function put(text: string, folder: string, name: string): string {
  const file = path.join(folder, name);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
  return file;
}

function discardStale(): void {
  for (const name of readdirSync(KEPT)) {
    const file = path.join(KEPT, name);
    if (Date.now() - statSync(file).mtimeMs > STALE) rmSync(file, { force: true });
  }
}
