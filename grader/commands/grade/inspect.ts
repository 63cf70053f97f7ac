import { type AddressInfo, createServer } from 'node:net';
import type { Exercise } from '../../checks/exercise.ts';
import { fill, type Language } from '../../language/bilingual.ts';
import { type Catalogue, catalogues } from '../../language/catalogue.ts';
import { wordingIn } from '../../report/wording.ts';
import { grade } from '../../run/grade.ts';
import type { GradeRecord } from '../../run/record.ts';
import type { Runtime } from '../../service/runtime.ts';
import { paragraph } from '../shared/screen.ts';
import type { GradeCommand } from './understand.ts';

/**
 * The check to look into: the one that was named (`--replay`), or the first that is not passed with this seed.
 * Null where all are passed, which is said.
 */
export async function checkToInspect(
  command: GradeCommand,
  runtime: Runtime,
  language: Language,
): Promise<string | null> {
  if (command.only !== null) return command.only;
  const { exercises, tree, from, seed } = command;
  const { record } = await grade({ exercises, tree, from, seed, runtime, wording: wordingIn(language) });
  const checks = record.exercises.flatMap(({ checks: list }) => list);
  const open = checks.find(({ status }) => status === 'failed' || status === 'error');
  if (open) return open.id.slice(open.id.indexOf('#') + 1);
  const replay = checks.at(-1)?.replay ?? '';
  tell(fill(catalogues[language].commands.inspect.nothing, { replay }));
  return null;
}

/** Judges `check` alone, without any time limit, and has its service wait for a debugger. */
export async function inspect(
  command: GradeCommand,
  runtime: Runtime,
  check: string,
  language: Language,
): Promise<GradeRecord> {
  const say: Catalogue = catalogues[language];
  const { inspect: words } = say.commands;
  const port = await freePort(words.noPort);
  const { exercises, tree, from, seed } = command;
  const { id } = exercises[0] as Exercise;
  for (const text of [words.waits, words.how, words.limit]) tell(fill(text, { id, check, port, seed }));
  const wording = wordingIn(language);
  const { record } = await grade({
    exercises,
    tree,
    from,
    seed,
    only: check,
    runtime,
    wording,
    turnLimitSeconds: 0,
    inspectPort: port,
  });
  return record;
}

function freePort(text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      reject(new Error(fill(text, { error: code ?? message })));
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** On stderr: what is read while the command waits is no part of its result. */
function tell(text: string): void {
  const width = Math.min(Math.max(40, process.stderr.columns || 80), 100);
  process.stderr.write(`${paragraph(text, width).join('\n')}\n`);
}
