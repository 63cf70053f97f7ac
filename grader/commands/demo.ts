import { allDemos, type ChapterOfDemos, type Demo, type Experiment } from '../demos/demo.ts';
import { fill, type Language } from '../language/bilingual.ts';
import { ask, Interrupted } from './demo/ask.ts';
import { writeImages } from './demo/images.ts';
import { experimentLines, type Look, labelled, outcomeLines, paragraph, questionLines } from './demo/show.ts';
import { type DemoCommand, Misuse, understand } from './demo/understand.ts';
import { type Words, words } from './demo/words.ts';
import { chooseLanguage } from './start/language.mjs';

const MISUSE = 2;
const INTERRUPTED = 130;
/** Columns: what lines are drawn for, between the narrowest and the widest. */
const WIDTH = { least: 40, most: 80 } as const;

/** `npm run demo [chN] [NAME] [-- OPTIONS]`. Exit code 0 done, 2 the command was wrong, 130 the reader stopped it. */
export async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(argv, process.env);
  const say = words[language];
  const all = await allDemos();
  try {
    const command = understand(argv, all, say, process.env);
    if (command.help) process.stdout.write(say.help);
    else if (command.chosen === null) print(listLines(all, say.list, language, lookOf(command)));
    else await runAll(command, command.chosen, language, say);
    return 0;
  } catch (error) {
    if (error instanceof Misuse) process.stderr.write(`${error.message}\n`);
    else if (error instanceof Interrupted) process.stderr.write(`${say.stopped}\n`);
    else throw error;
    return error instanceof Misuse ? MISUSE : INTERRUPTED;
  }
}

async function runAll(
  command: DemoCommand,
  { chapter, demos, whole }: NonNullable<DemoCommand['chosen']>,
  language: Language,
  say: Words,
): Promise<void> {
  const look = lookOf(command);
  if (whole) print([...listLines([{ chapter, demos }], fill(say.listChapter, { chapter }), language, look), '']);
  let told = '';
  for (const [index, demo] of demos.entries()) {
    if (index > 0) print(['', '']);
    print(questionLines(chapter, demo, language, say, look));
    const guess = await guessed(say);
    const experiment = await demo.run(command.seed, language);
    const outcome = outcomeLines(guess, experiment.outcome, say, look);
    const model = JSON.stringify(experiment.model);
    const shown = experimentLines(model === told ? { ...experiment, model: [] } : experiment, say, look);
    told = model;
    // Where nobody is asked, what happened stands between the question and its answer.
    for (const lines of guess === null ? [shown, ['', ...outcome]] : [outcome, shown]) print(lines);
    if (command.images !== null) drawImages(command.images, chapter, demo, experiment, language, say);
    const again = `npm run demo ${chapter} ${demo.name} -- --seed ${command.seed}`;
    print(['', ...paragraph(fill(say.seed, { seed: command.seed, command: again }), '', look)]);
  }
}

/** What the reader types; null where there is nobody to ask. */
function guessed(say: Words): Promise<string> | null {
  const { stdin, stdout } = process;
  return stdin.isTTY && stdout.isTTY ? ask(`  ${say.ask}`, stdin, stdout) : null;
}

/** Paths go to stderr: stdout carries the same text wherever the images go. */
function drawImages(
  folder: string,
  chapter: string,
  { name }: Demo,
  experiment: Experiment,
  language: Language,
  say: Words,
): void {
  try {
    for (const file of writeImages(folder, { chapter, name }, experiment, language)) {
      process.stderr.write(`${fill(say.wrote, { file })}\n`);
    }
  } catch (error) {
    throw new Misuse(fill(say.cannotWrite, { folder, error: (error as Error).message }));
  }
}

function listLines(chapters: readonly ChapterOfDemos[], heading: string, language: Language, look: Look): string[] {
  const all = chapters.flatMap(({ chapter, demos }) =>
    demos.map(({ name, title }) => [`${chapter} ${name}`, title[language]] as const),
  );
  const width = Math.max(0, ...all.map(([id]) => id.length));
  const items = all.flatMap(([id, title]) => labelled(id, title, width, look));
  return [...paragraph(heading, '', look), ...items];
}

function lookOf({ ascii }: DemoCommand): Look {
  const { isTTY, columns = WIDTH.most } = process.stdout;
  return {
    width: Math.min(WIDTH.most, Math.max(WIDTH.least, columns)),
    ascii,
    colours: isTTY && !process.env.NO_COLOR,
  };
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
