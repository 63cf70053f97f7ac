import { styleText } from 'node:util';
import { chooseLanguage } from './start/language.mjs';
import type { Counts } from './test/counts.ts';
import { format, sum } from './test/counts.ts';
import type { StageName, StageResult } from './test/stages.ts';
import { stages } from './test/stages.ts';
import { MissingTool } from './test/tool.ts';
import type { Words } from './test/words.ts';
import { words } from './test/words.ts';

/** `npm test`: types, style, unit tests, then every exercise's contract. Exit code 0, 1 where something failed, 2 misuse. */
export async function main(argv: string[]): Promise<number> {
  const say = words[chooseLanguage(argv, process.env)];
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(say.help);
    return 0;
  }
  const unknown = unknownOption(argv);
  if (unknown !== undefined) {
    process.stderr.write(`${say.unknownOption(unknown)}\n`);
    return 2;
  }
  const all: Counts[] = [];
  for (const name of Object.keys(stages) as StageName[]) all.push(await runStage(name, say));
  const total = sum(all);
  print(format(total));
  return total.failed === 0 ? 0 : 1;
}

async function runStage(name: StageName, say: Words): Promise<Counts> {
  const title = say.stages[name].padEnd(18);
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const stopTicking = showProgress(() => `  … ${title} ${seconds()}`);
  let result: StageResult;
  try {
    result = await stages[name](say, (line) => {
      stopTicking();
      print(line);
    });
  } catch (error) {
    if (!(error instanceof MissingTool)) throw error;
    result = { counts: { passed: 0, failed: 1, skipped: 0 }, details: say.missingTool(error.file) };
  } finally {
    stopTicking();
  }
  print(`  ${mark(result.counts)} ${title} ${format(result.counts)}  ${styleText('dim', seconds())}`);
  if (result.details.trim() !== '') print(`\n${result.details.trim()}\n`);
  return result.counts;
}

function mark({ passed, failed }: Counts): string {
  if (failed > 0) return styleText('red', '✗');
  return passed > 0 ? styleText('green', '✓') : '·';
}

/** On a terminal one line that is rewritten every second, so that a long stage is seen to be alive; elsewhere nothing. */
function showProgress(line: () => string): () => void {
  if (!process.stderr.isTTY) return () => {};
  const show = () => process.stderr.write(`\r${line()}`);
  show();
  const timer = setInterval(show, 1_000);
  let stopped = false;
  return () => {
    if (stopped) return;
    stopped = true;
    clearInterval(timer);
    process.stderr.write('\r\u001b[K');
  };
}

function unknownOption(argv: readonly string[]): string | undefined {
  const rest = [...argv];
  while (rest.length > 0) {
    const option = rest.shift() ?? '';
    if (option === '--lang' && /^(es|en)$/.test(rest[0] ?? '')) rest.shift();
    else if (!/^--lang=(es|en)$/.test(option)) return option;
  }
  return undefined;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
