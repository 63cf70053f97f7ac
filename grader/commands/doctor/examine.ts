/** Looks at one thing after the other; each finding is a sentence, with what to do where something is wrong. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import type { Exercise } from '../../checks/exercise.ts';
import { fill, type Values } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { PROGRESS_FILE } from '../../progress/store.ts';
import { COURSE_FILE } from '../../run/course.ts';
import { answerFile } from '../../run/exercises.ts';
import { ServiceProcess } from '../../service/process.ts';
import { courseExercises } from '../shared/course.ts';
import { Misuse } from '../shared/misuse.ts';
import { courseLanguage } from '../start/language.mjs';
import { bundledRuntime, runtimeStarts } from '../start/runtime.mjs';
import { isSetUp } from '../start/setup.mjs';

export interface Finding {
  /** Stable, for programs: `packages`. */
  readonly name: string;
  /** As it should be, to be mended, or for information. */
  readonly state: 'well' | 'ill' | 'note';
  readonly text: string;
}

/** Milliseconds that another program may take to tell its version. */
const PATIENCE = 5_000;
const TOOLS = [
  { name: 'git', use: 'git', command: ['git', '--version'] },
  { name: 'Deno', use: 'deno', command: ['deno', '--version'] },
  { name: 'Docker', use: 'docker', command: ['docker', 'version', '--format', '{{.Server.Version}}'] },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own way to name a field.
  { name: 'RabbitMQ', use: 'rabbitmq', command: ['dpkg-query', '-W', '-f=${Version}', 'rabbitmq-server'] },
] as const;

export async function* examine(
  { say, all }: { readonly say: Catalogue; readonly all: readonly Exercise[] },
  argv: readonly string[],
): AsyncGenerator<Finding> {
  const words = say.commands.doctor;
  const finding = (name: string, state: Finding['state'], text: string, values: Values = {}): Finding => ({
    name,
    state,
    text: fill(text, values),
  });
  const platform = `${process.platform} ${process.arch}`;

  yield finding('node', 'well', words.node, { version: process.versions.node, path: process.execPath });
  const bundled = bundledRuntime(inWorkbook());
  if (!bundled) yield finding('bundled-node', 'note', words.nodeNone, { platform });
  else if (!runtimeStarts(bundled)) yield finding('bundled-node', 'ill', words.nodeBroken);
  else yield finding('bundled-node', 'well', words.nodeOwn, { version: versionFrom([bundled, '--version']) ?? '' });

  const complete = isSetUp(inWorkbook());
  yield finding('packages', complete ? 'well' : 'ill', complete ? words.packages : words.packagesMissing);

  const missing = all.filter((facts) => !existsSync(answerFile(inWorkbook('exercises'), facts)));
  yield missing.length === 0
    ? finding('exercises', 'well', words.exercises, { count: all.length })
    : finding('exercises', 'ill', words.exercisesNot, { files: missing.map(({ id }) => id).join(', ') });
  if (existsSync(inWorkbook(COURSE_FILE))) yield courseFinding(all, say, finding);

  const exercises = inWorkbook('exercises');
  const unwritable = writeFault(exercises);
  yield unwritable === null
    ? finding('writes', 'well', words.writes, { folder: exercises })
    : finding('writes', 'ill', words.writesNot, { folder: exercises, error: unwritable });
  const noProgress = writeFault(inWorkbook());
  if (noProgress !== null) {
    yield finding('progress', 'note', words.progressNot, { file: PROGRESS_FILE, error: noProgress });
  }
  const noTemp = writeFault(os.tmpdir());
  if (noTemp !== null) yield finding('temporary', 'ill', words.tempNot, { folder: os.tmpdir(), error: noTemp });

  const noPort = await portFault();
  yield noPort === null
    ? finding('ports', 'well', words.ports)
    : finding('ports', 'ill', words.portsNot, { error: noPort });
  const began = performance.now();
  const fault = await serviceFault();
  yield fault === null
    ? finding('service', 'well', words.service, { milliseconds: Math.round(performance.now() - began) })
    : finding('service', 'ill', words.serviceNot, { error: fault });

  for (const { name, use, command } of TOOLS) {
    const version = versionFrom(command);
    yield version === null
      ? finding(name.toLowerCase(), 'note', words.noTool, { name, use: words.uses[use] })
      : finding(name.toLowerCase(), 'note', words.tool, { name, version: version || words.daemon });
  }

  const columns = process.stdout.columns ?? 0;
  if (!process.stdout.isTTY) yield finding('terminal', 'note', words.noTerminal);
  else
    yield finding('terminal', columns < 80 ? 'note' : 'well', columns < 80 ? words.narrow : words.terminal, {
      columns,
    });
  yield isUtf8() ? finding('utf-8', 'well', words.utf8) : finding('utf-8', 'note', words.noUtf8);
  yield finding('language', 'note', words.language, { source: languageSource(argv, words.sources) });
}

function courseFinding(
  all: readonly Exercise[],
  say: Catalogue,
  finding: (name: string, state: Finding['state'], text: string, values?: Values) => Finding,
): Finding {
  try {
    return finding('course', 'well', say.commands.doctor.course, { count: courseExercises(all, say).length });
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    return { name: 'course', state: 'ill', text: error.message };
  }
}

/** Why nothing can be written in `folder`; null where it can. */
function writeFault(folder: string): string | null {
  try {
    rmSync(mkdtempSync(path.join(folder, '.doctor-')), { recursive: true });
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

function portFault(): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(0, '127.0.0.1', () => server.close(() => resolve(null)));
  });
}

/** Why the process of a service cannot be started; null where it can. */
async function serviceFault(): Promise<string | null> {
  const service = new ServiceProcess({ read: [], write: [] });
  const { death } = await service.ready;
  service.kill();
  if (death === null) return null;
  return death.kind === 'ended' ? death.detail : death.kind;
}

/** The last word of the first line that it prints; null where there is no such program, empty where it fails. */
function versionFrom([command = '', ...args]: readonly string[]): string | null {
  const { error, status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: PATIENCE,
    windowsHide: true,
  });
  if (error && (error as NodeJS.ErrnoException).code !== 'ETIMEDOUT') return null;
  if (command === 'dpkg-query' && status !== 0) return null;
  if (status !== 0) return '';
  return /\d[\w.~+:-]*/.exec(stdout)?.[0] ?? '';
}

/** As far as the environment tells: Windows terminals of today show it, elsewhere the locale says so. */
function isUtf8(): boolean {
  if (process.platform === 'win32') return Boolean(process.env.WT_SESSION || process.env.TERM_PROGRAM);
  const locale = process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || '';
  return /utf-?8/i.test(locale) || (process.platform === 'darwin' && locale === '');
}

function languageSource(argv: readonly string[], sources: Catalogue['commands']['doctor']['sources']): string {
  if (argv.some((one) => one === '--lang' || one.startsWith('--lang='))) return sources.option;
  if (courseLanguage() !== undefined) return sources.course;
  const name = ['LC_ALL', 'LC_MESSAGES', 'LANG'].find((one) => process.env[one]);
  return name ? fill(sources.locale, { value: `${name}=${process.env[name]}` }) : sources.system;
}
