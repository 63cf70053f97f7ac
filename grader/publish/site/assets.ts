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
  const { build } = await import('vite');
  const folder = inWorkbook('grader', 'publish', 'site', 'client');
  const scripts = await Promise.all(
    ENTRIES.map(async (name) => {
      const built = await build({
        configFile: false,
        envFile: false,
        root: folder,
        publicDir: false,
        logLevel: 'error',
        build: {
          write: false,
          target: 'es2022',
          rollupOptions: { input: path.join(folder, `${name}.ts`), output: { format: 'iife' } },
        },
      });
      const [result] = Array.isArray(built) ? built : [built];
      const chunk = result !== undefined && 'output' in result ? result.output[0] : undefined;
      if (chunk?.type !== 'chunk') throw new Error(`${name}.ts became no script`);
      return [`${name}.js`, chunk.code] as const;
    }),
  );
  return new Map(scripts);
}

function stateOf(): string {
  return SOURCES.flatMap((part) => {
    const folder = inWorkbook('grader', part);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    return names.map((name) => `${name} ${statSync(path.join(folder, name)).mtimeMs}`);
  }).join('\n');
}
