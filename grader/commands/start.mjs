/**
 * The one entry of every npm script: `node grader/commands/start.mjs grade ch3`. Plain JavaScript that runs on Node 18
 * and later, because it is what a person's own Node meets first. It sets the workbook up when something is missing,
 * moves to the Node that the workbook brings along when the running one is too old, and hands over to
 * `<command>.ts` beside it: `main(argv: string[]): Promise<number>`, the exit code.
 */
import { readdirSync } from 'node:fs';
import module from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chooseLanguage } from './start/language.mjs';
import { bundledRuntime, isNewEnough, runtimeStarts, runWith } from './start/runtime.mjs';
import { isSetUp, setUp } from './start/setup.mjs';
import { words } from './start/words.mjs';

const COULD_NOT_TELL = 3;
const commandsFolder = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(commandsFolder));
const [command = '', ...argv] = process.argv.slice(2);
const say = words[chooseLanguage(argv, process.env)];

// Until a command has given its verdict, the exit code is "could not tell": ending early is never a success.
let finished = false;
process.exitCode = COULD_NOT_TELL;
process.on('exit', (code) => {
  if (!finished && code === COULD_NOT_TELL) tell(say.neverFinished(command));
});
process.on('uncaughtException', (error) => {
  finished = true;
  ownFailure(error);
  process.exit(COULD_NOT_TELL);
});
// A reader that stops early (`| head`) is no failure.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});
silenceExperimentalWarnings();

start().then(
  (exitCode) => {
    finished = true;
    process.exitCode = exitCode;
  },
  (error) => {
    finished = true;
    ownFailure(error);
  },
);

async function start() {
  const commands = commandNames();
  if (command === '--help' || command === '-h') {
    process.stdout.write(`${say.commands(commands)}\n`);
    return 0;
  }
  if (!commands.includes(command)) {
    tell(command === '' ? say.commands(commands) : say.unknownCommand(command, commands, await nearest(commands)));
    return 2;
  }
  if (!isSetUp(root)) {
    const exitCode = await setUp(root, say, tell);
    if (exitCode !== 0) return exitCode;
  }
  if (process.versions.deno || !isNewEnough(process.versions.node)) return moveToBundledRuntime();
  // Compiled code is kept between runs; where that is not possible the command runs all the same.
  module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'entre-servicios', 'compile'));
  const { main } = await import(pathToFileURL(join(commandsFolder, `${command}.ts`)).href);
  const exitCode = await main(argv);
  if (!Number.isInteger(exitCode)) throw new TypeError(`main() of ${command}.ts gave no exit code: ${exitCode}`);
  return exitCode;
}

async function moveToBundledRuntime() {
  // Under Deno (deno.json) the machine's own Node will do where the workbook brings none.
  const runtime = bundledRuntime(root) ?? (process.versions.deno && 'node');
  const running = { version: process.versions.node, path: process.execPath };
  if (!runtime) {
    tell(say.tooOld(running, root));
    return COULD_NOT_TELL;
  }
  const started = runtimeStarts(runtime)
    ? await runWith(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)])
    : undefined;
  if (started !== undefined) return started;
  tell(say.runtimeDoesNotStart(running, runtime));
  return COULD_NOT_TELL;
}

function commandNames() {
  return readdirSync(commandsFolder)
    .filter((file) => /^[a-z][a-z-]*\.ts$/.test(file))
    .map((file) => basename(file, '.ts'))
    .sort();
}

/** The command whose name is nearest to what was typed; undefined where none is near, or before the first set-up. */
async function nearest(commands) {
  try {
    const { closest, distance } = (await import('fastest-levenshtein')).default;
    const candidate = closest(command, commands);
    return distance(command, candidate) <= Math.max(1, command.length / 2) ? candidate : undefined;
  } catch {
    return undefined;
  }
}

function tell(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function ownFailure(error) {
  tell(say.ownFailure(error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error)));
  if (error?.code === 'ERR_MODULE_NOT_FOUND') tell(say.missingModule(root));
  if (process.env.ENTRE_DEBUG === '1') tell(error?.stack ?? String(error));
}

/** Node announces features such as type stripping on stderr; nobody who runs an exercise can act on that. */
function silenceExperimentalWarnings() {
  const emitWarning = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0];
    if ((type ?? warning?.name) !== 'ExperimentalWarning') emitWarning.call(process, warning, ...rest);
  };
}
