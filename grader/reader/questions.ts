/** Containers that ask the reader something. In their lists an item's first paragraph asks, what follows it answers. */
import type { Token } from 'markdown-it';
import type { Block, Option, Prediction, Prose, Quiz, Recall } from './chapter.ts';
import { type Node, nodesOf } from './nodes.ts';
import type { Report } from './problems.ts';

const HOW_OPTIONS = 'end the quiz with a list: "- [x] an option", a blank line, and its explanation indented by two';
const HOW_RECALL = 'write "1. The question?", a blank line, and its answer indented by three';
/** Recall questions of a chapter. */
const RECALLED = 3;

/** A quiz: what is asked, then a list of options; which are right, and why or why not. */
export function readQuiz(line: number, key: string, blocks: readonly Block[], report: Report): Quiz {
  const last = blocks.at(-1);
  const nodes = last?.kind === 'prose' ? nodesOf(last.tokens) : [];
  const list = nodes.at(-1);
  if (last?.kind !== 'prose' || list?.token.type !== 'bullet_list_open') {
    report(line, `quiz ${key} does not end with its options`, HOW_OPTIONS);
    return { kind: 'quiz', line, key, question: blocks, options: [] };
  }
  const before = nodes.slice(0, -1).flatMap(({ tokens }) => tokens);
  const question = [...blocks.slice(0, -1), ...(before.length > 0 ? [{ ...last, tokens: before }] : [])];
  if (question.length === 0) report(line, `quiz ${key} asks nothing`, 'write the question before the options');
  const options = list.children.flatMap((item) => readOption(item, report) ?? []);
  if (options.length < 2) report(line, `quiz ${key} has fewer than two options`, HOW_OPTIONS);
  if (!options.some(({ right }) => right)) report(line, `quiz ${key} has no right option`, 'mark it - [x]');
  return { kind: 'quiz', line, key, question, options };
}

function readOption(item: Node, report: Report): Option | undefined {
  const line = lineOf(item);
  const { first, rest } = split(item);
  const inline = first.find(({ type }) => type === 'inline');
  const [start] = inline?.children ?? [];
  const mark = /^\[([ x])\] +(?=\S|$)/.exec(start?.content ?? '');
  if (inline === undefined || start?.type !== 'text' || mark === null) {
    report(line, 'an option begins with neither [ ] nor [x]', HOW_OPTIONS);
    return undefined;
  }
  start.content = start.content.slice(mark[0].length);
  inline.content = inline.content.slice(mark[0].length);
  if (rest.length === 0) report(line, 'an option has no explanation', HOW_OPTIONS);
  return { right: mark[1] === 'x', line, text: prose(first), explanation: prose(rest) };
}

/** Three questions on earlier chapters, each with its answer. */
export function readRecall(line: number, blocks: readonly Block[], report: Report): Recall {
  const [block] = blocks;
  const list = block?.kind === 'prose' && blocks.length === 1 ? nodesOf(block.tokens) : [];
  const items = list.length === 1 && list[0]?.token.type === 'ordered_list_open' ? list[0].children : [];
  if (items.length !== RECALLED) report(line, `recall is not a list of ${RECALLED} questions`, HOW_RECALL);
  const questions = items.map((item) => {
    const { first, rest } = split(item);
    if (rest.length === 0) report(lineOf(item), 'a recall question has no answer', HOW_RECALL);
    return { question: prose(first), answer: prose(rest) };
  });
  return { kind: 'recall', line, questions };
}

/** A question before an experiment, and what the experiment shows. */
export function readPrediction(
  line: number,
  key: string,
  question: readonly Block[],
  answer: readonly Block[] | undefined,
  report: Report,
): Prediction {
  if (answer === undefined) report(line, `predict ${key} has no answer`, 'nest ::: answer … ::: after the question');
  return { kind: 'predict', line, key, question, answer: answer ?? [] };
}

function split({ children }: Node): { first: Token[]; rest: Token[] } {
  const [first, ...rest] = children;
  return { first: [...(first?.tokens ?? [])], rest: rest.flatMap(({ tokens }) => tokens) };
}

function lineOf({ token }: Node): number {
  return (token.map?.[0] ?? 0) + 1;
}

function prose(tokens: readonly Token[]): Prose[] {
  const [first] = tokens;
  return first === undefined ? [] : [{ kind: 'prose', line: (first.map?.[0] ?? 0) + 1, tokens }];
}
