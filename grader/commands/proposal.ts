import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import type { Spot } from '../base/yaml.ts';
import { fileProblem } from '../checks/starts.ts';
import { fill, type Language } from '../language/bilingual.ts';
import { catalogues } from '../language/catalogue.ts';
import { allFaults } from '../proposal/faults.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { readProposal } from '../proposal/read.ts';
import { allWarnings } from '../proposal/warnings.ts';
import { faultWords, shapeWords, warningWords } from '../proposal/words.ts';
import { FILES, NoSlides, writeProposal } from '../publish/proposal/write.ts';
import { words } from './proposal/words.ts';
import { Misuse } from './shared/misuse.ts';
import { readOptions } from './shared/options.ts';
import { type Screen, screenOn } from './shared/screen.ts';
import { chooseLanguage } from './start/language.mjs';

const OPTIONS = { out: { type: 'string', example: 'dist/proposal' }, anew: { type: 'boolean' } } as const;
const INCONSISTENT = 1;
const MISUSE = 2;
const NO_SLIDES = 3;
const FILE = inWorkbook('exercises', 'ch8-choosing', '02-proposal.yaml');
const FOLDER = inWorkbook('dist', 'proposal');

/**
 * `npm run proposal [FILE]`: the drawing of a proposal, a page and a starter deck. Exit code 0 written, 1 written
 * although it contradicts itself, 2 misuse or a file that is no proposal, 3 no slides.
 */
export async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(argv, process.env);
  const screen = screenOn(process.stdout);
  try {
    const { values, words: named } = readOptions('proposal', OPTIONS, argv, catalogues[language], process.env);
    if (values.help) {
      process.stdout.write(words[language].help);
      return 0;
    }
    if (named.length > 1) throw new Misuse(words[language].oneFile(named.length));
    const file = named[0] ?? FILE;
    const proposal = proposalIn(file, language);
    const written = await write(proposal, values.out ?? FOLDER, values.anew ?? false, language, screen);
    return told(proposal, file, language, screen) && written === 0 ? INCONSISTENT : written;
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`${error.message}\n`);
    return MISUSE;
  }
}

/** Throws Misuse with one sentence, and where. */
function proposalIn(file: string, language: Language): Proposal {
  const text = textOf(file, language);
  const { proposal, broken, misshapen } = readProposal(text);
  if (proposal !== null) return proposal;
  const [sentence, values, spot] = broken
    ? [catalogues[language].problems[broken.kind].did, { line: broken.line, column: broken.column }, broken]
    : [shapeWords[misshapen.kind][language], misshapen.values, misshapen.spot];
  throw new Misuse(`${placed(file, spot)} ${fill(sentence, values)}`);
}

/** The text of `file`; throws Misuse where it has none that could be a proposal. */
function textOf(file: string, language: Language): string {
  const say = words[language];
  try {
    const problem = fileProblem(path.resolve(file));
    if (problem === null) return readFileSync(path.resolve(file), 'utf8');
    if (problem.name === 'missing-file') throw new Misuse(say.noFile(shown(file)));
    throw new Misuse(`${shown(file)}: ${fill(catalogues[language].problems[problem.name].did, problem.values)}`);
  } catch (error) {
    if (error instanceof Misuse) throw error;
    throw new Misuse(say.unreadable(shown(file), (error as NodeJS.ErrnoException).code ?? String(error)));
  }
}

async function write(
  proposal: Proposal,
  folder: string,
  anew: boolean,
  language: Language,
  screen: Screen,
): Promise<number> {
  const say = words[language];
  try {
    const { deckKept, copy, parts } = await writeProposal(proposal, language, folder, { anew });
    const files = [
      ...Object.entries(FILES).map(([kind, name]) => [name, say.files[kind as keyof typeof FILES]] as const),
      ...parts.map((name) => [name, say.part] as const),
    ].map(([name, what]) => [shown(path.join(folder, name)), what] as const);
    const width = Math.max(...files.map(([name]) => name.length));
    for (const [name, what] of files) screen.print(`${name.padEnd(width)}  ${what}`);
    if (deckKept) screen.say(say.deckKept(shown(path.join(folder, FILES.deck))));
    if (copy !== null) screen.say(say.copy(shown(copy)));
    return 0;
  } catch (error) {
    if (error instanceof NoSlides) {
      process.stderr.write(`${say.noDeck(error.message)}\n`);
      return NO_SLIDES;
    }
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Misuse(say.noFolder(shown(folder), code));
  }
}

/** Prints what is worth a look, and where the proposal contradicts itself; whether it does. */
function told(proposal: Proposal, file: string, language: Language, screen: Screen): boolean {
  const warnings = allWarnings(proposal);
  if (warnings.length > 0) screen.print('', catalogues[language].report.warnings);
  for (const { kind, values, spot } of warnings) {
    screen.say(`${placed(file, spot)} ${fill(warningWords[kind][language], values)}`, 2);
  }
  const faults = allFaults(proposal);
  for (const { kind, values, spot } of faults) {
    process.stderr.write(`${placed(file, spot)} ${fill(faultWords[kind][language], values)}\n`);
  }
  if (faults.length > 0) process.stderr.write(`${words[language].inconsistent(faults.length)}\n`);
  return faults.length > 0;
}

/** `exercises/ch8-choosing/02-proposal.yaml:12:5:`, as editors understand it. */
function placed(file: string, { line, column }: Spot): string {
  return `${shown(file)}:${line}:${column}:`;
}

function shown(file: string): string {
  return path.relative(process.cwd(), path.resolve(file)).replaceAll('\\', '/') || '.';
}
