import { isId } from './attributes.ts';
import type { Block, BoxName } from './chapter.ts';
import { quote, type Report } from './problems.ts';
import { readPrediction, readQuiz, readRecall } from './questions.ts';

/** Every name that may follow `:::`. */
export type ContainerName = BoxName | 'quiz' | 'predict' | 'answer' | 'recall';

interface Rule {
  /** What follows the name: nothing, a key (an id of the chapter), a number of minutes, or a title that may be left out. */
  readonly argument: 'none' | 'key' | 'minutes' | 'title';
  /** Where it stands: at the left of the chapter, there or in another container, or only in that container. */
  readonly place: 'top' | 'any' | 'predict';
}

export const CONTAINERS: Readonly<Record<ContainerName, Rule>> = {
  outcomes: { argument: 'minutes', place: 'top' },
  recall: { argument: 'none', place: 'top' },
  story: { argument: 'title', place: 'top' },
  quiz: { argument: 'key', place: 'any' },
  predict: { argument: 'key', place: 'any' },
  answer: { argument: 'none', place: 'predict' },
  hint: { argument: 'none', place: 'top' },
  decision: { argument: 'key', place: 'top' },
  scope: { argument: 'none', place: 'top' },
  note: { argument: 'title', place: 'any' },
  warning: { argument: 'title', place: 'any' },
  'in-python': { argument: 'title', place: 'any' },
};

const NAMES = Object.keys(CONTAINERS);

/** A container whose end has not been read yet. */
export interface OpenContainer {
  readonly name: ContainerName;
  readonly argument: string;
  readonly line: number;
  readonly blocks: Block[];
  /** Of a `predict`. */
  answer?: readonly Block[];
}

/** Opens `::: name argument` inside `parent`; an unknown name is reported and read as a note, so that reading goes on. */
export function open(info: string, line: number, parent: OpenContainer | undefined, report: Report): OpenContainer {
  const [, written = '', argument = ''] = /^(\S*)\s*(.*)$/.exec(info) ?? [];
  if (!isContainer(written)) {
    report(line, `there is no container ${quote(written)}`, `one of: ${NAMES.join(', ')}`);
    return { name: 'note', argument, line, blocks: [] };
  }
  const rule = CONTAINERS[written];
  if (rule.place === 'top' && parent !== undefined) {
    report(line, `${written} stands inside ${parent.name}`, `close ${parent.name} with ::: before it`);
  }
  if (rule.place === 'predict' && parent?.name !== 'predict') {
    report(line, `${written} stands outside predict`, 'put it inside ::: predict key');
  }
  const problem = problemOf(rule, argument);
  if (problem !== undefined) report(line, `${written} ${problem}`, `write ::: ${written}${EXAMPLES[rule.argument]}`);
  return { name: written, argument, line, blocks: [] };
}

const EXAMPLES: Readonly<Record<Rule['argument'], string>> = {
  none: '',
  key: ' some-key, the same in both languages',
  minutes: ' 90, the minutes that the chapter takes',
  title: '',
};

function isContainer(name: string): name is ContainerName {
  return NAMES.includes(name);
}

function problemOf({ argument: kind }: Rule, argument: string): string | undefined {
  if (kind === 'none') return argument === '' ? undefined : `takes nothing: ${quote(argument)}`;
  if (kind === 'key') return isId(argument) ? undefined : `needs a key: ${quote(argument)}`;
  if (kind === 'minutes') return /^[1-9]\d*$/.test(argument) ? undefined : `needs minutes: ${quote(argument)}`;
  return undefined;
}

/** The block that a container has become at its end; undefined for an `answer`, which goes into its `predict`. */
export function close(container: OpenContainer, parent: OpenContainer | undefined, report: Report): Block | undefined {
  const { name, argument, line, blocks } = container;
  if (blocks.length === 0) report(line, `${name} is empty`, 'write what belongs into it, or take it away');
  switch (name) {
    case 'quiz':
      return readQuiz(line, argument, blocks, report);
    case 'recall':
      return readRecall(line, blocks, report);
    case 'predict':
      return readPrediction(line, argument, blocks, container.answer, report);
    case 'answer':
      if (parent?.answer !== undefined) report(line, 'a second answer', 'write one ::: answer in a predict');
      if (parent?.name === 'predict') parent.answer = blocks;
      return undefined;
    default:
      return { kind: 'box', line, name, argument, blocks };
  }
}
