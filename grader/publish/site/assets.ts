/** The scripts of the site: each entry of client/ becomes one classic script, since browsers load no modules from file://. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';

const ENTRIES = ['door', 'figures', 'search', 'site', 'theme'] as const;
/** Parts of the grader that scripts take code from. */
const SOURCES = ['publish', 'plot', 'journal', 'demos', 'base', 'language'];

let made: { readonly state: string; readonly scripts: Promise<ReadonlyMap<string, string>> } | undefined;

/** File names → scripts; made anew where a source has changed since the last time. */
export function assets(): Promise<ReadonlyMap<string, string>> {
  const state = stateOf();
  if (made?.state !== state) made = { state, scripts: bundle() };
  return made.scripts;
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: inWorkbook('grader', 'publish', 'site', 'client'),
    entryPoints: ENTRIES.map((name) => `${name}.ts`),
    outdir: '.',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2023',
    // Letters as they are: pages say that they are UTF-8, and so do the names of the scripts.
    charset: 'utf8',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
}

function stateOf(): string {
  return SOURCES.flatMap((part) => {
    const folder = inWorkbook('grader', part);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    return names.map((name) => `${name} ${statSync(path.join(folder, name)).mtimeMs}`);
  }).join('\n');
}
