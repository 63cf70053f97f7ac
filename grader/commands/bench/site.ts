import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import { alternating, timed } from './measure.ts';
import type { Words } from './words.ts';

/** The peer, fetched for the measurement alone: it is no dependency of the workbook. */
const PEER = 'vitepress@2.0.0-alpha.17';
/** A build takes seconds: three of each tell enough. */
const RUNS = 3;
/** Milliseconds for npm to fetch the peer. */
const INSTALL_LIMIT = 120_000;

/** `npm run site` against a build of the same chapters by VitePress 2, both as a process of their own. */
export async function site(say: Words): Promise<string> {
  const npm = process.env.npm_execpath;
  if (!npm) return say.needsNpm;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-bench-'));
  try {
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    try {
      execFileSync(process.execPath, [npm, 'install', '--prefix', folder, PEER], {
        cwd: folder,
        env: withoutNpm(process.env),
        stdio: 'ignore',
        timeout: INSTALL_LIMIT,
      });
    } catch {
      return say.noPackage(PEER);
    }
    const pages = copyChapters(folder);
    const { ours, theirs } = await alternating(
      () => timed([inWorkbook('grader', 'commands', 'start.mjs'), 'site'], inWorkbook()),
      () => timed([path.join(folder, 'node_modules', 'vitepress', 'bin', 'vitepress.js'), 'build', '.'], folder),
      RUNS,
    );
    return say.site(pages, Math.round(ours), Math.round(theirs), (ours / theirs).toFixed(2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `environment` without what the npm that runs this has set for itself: another one is asked about another folder. */
function withoutNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^npm_/i.test(name)));
}

/** The chapters as VitePress takes them: what it would read as a component or an expression is written as text. */
function copyChapters(folder: string): number {
  let pages = 0;
  for (const language of ['es', 'en']) {
    mkdirSync(path.join(folder, language));
    for (const name of readdirSync(inWorkbook('chapters', language))) {
      const text = readFileSync(inWorkbook('chapters', language, name), 'utf8');
      const plain = text.replaceAll('{{', '{ {').replace(/<(?=[a-zA-Z/])/g, '&lt;');
      writeFileSync(path.join(folder, language, name), plain);
      pages += 1;
    }
  }
  mkdirSync(path.join(folder, '.vitepress'));
  const config = { ignoreDeadLinks: true, themeConfig: { search: { provider: 'local' } } };
  writeFileSync(path.join(folder, '.vitepress', 'config.js'), `export default ${JSON.stringify(config)}`);
  return pages;
}
