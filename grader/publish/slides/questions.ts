/** Peer instruction: a slide asks with its options alone, the next one shows which are right and why. */
import type { Token } from 'markdown-it';
import type { Report } from '../../reader/problems.ts';

const HOW = 'write "- [x] an option" or "- [ ] an option", an empty line, and the explanation indented by two';

export interface Question {
  /** The list, as an answer shows it: every option with its explanation. */
  readonly tokens: readonly Token[];
  readonly options: readonly boolean[];
}

/**
 * Takes the explanations out of the options in `tokens` (a slide's), and gives them back with the list for the answer.
 * Options become a lettered list.
 */
export function splitQuestion(tokens: readonly Token[], line: number, report: Report): [Token[], Question] {
  const asked: Token[] = [];
  const answered: Token[] = [];
  const options: boolean[] = [];
  let [inList, paragraphs, explained] = [false, 0, true];
  for (const token of tokens) {
    if (token.type === 'bullet_list_open' && token.level === 0) inList = true;
    if (!inList) {
      asked.push(token);
      continue;
    }
    const [question, answer] = [copyOf(token), copyOf(token)];
    if (/^bullet_list_(open|close)$/.test(token.type) && token.level === 0) {
      for (const one of [question, answer]) one.tag = 'ol';
      if (token.nesting > 0) for (const one of [question, answer]) one.attrSet('class', 'options');
    }
    if (token.type === 'list_item_open' && token.level === 1) paragraphs = 0;
    if (token.type === 'paragraph_open' && token.level === 2) paragraphs += 1;
    if (token.type === 'inline' && token.level === 3 && paragraphs === 1) {
      const right = takeMark([question, answer]);
      if (right === undefined) report(lineOf(token, line), 'an option begins with neither [ ] nor [x]', HOW);
      options.push(right === true);
      answered
        .findLast(({ type, level }) => type === 'list_item_open' && level === 1)
        ?.attrSet('class', right ? 'right' : 'wrong');
      if (!explained) report(lineOf(token, line), 'the option before has no explanation', HOW);
      explained = false;
    }
    // A tight list hides its paragraphs: what explains must be one of its own.
    if (paragraphs > 1) explained = true;
    if (paragraphs <= 1) asked.push(question);
    else if (token.type === 'list_item_close' && token.level === 1) asked.push(question);
    else if (/^bullet_list_close$/.test(token.type) && token.level === 0) asked.push(question);
    answered.push(answer);
    if (token.type === 'bullet_list_close' && token.level === 0) inList = false;
  }
  if (!explained) report(line, 'the last option has no explanation', HOW);
  if (options.length < 3) report(line, 'a question has fewer than three options', HOW);
  if (!options.includes(true)) report(line, 'a question has no right option', HOW);
  return [asked, { tokens: answered, options }];
}

function copyOf(token: Token): Token {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(token)) as Token, token);
  copy.attrs = token.attrs?.map(([name, value]) => [name, value]) ?? null;
  copy.children = token.children?.map(copyOf) ?? null;
  return copy;
}

/** Takes `[x] ` off the texts of the same option; undefined where it has no mark. */
function takeMark(inlines: readonly Token[]): boolean | undefined {
  let right: boolean | undefined;
  for (const inline of inlines) {
    const start = inline.children?.[0];
    const mark = /^\[([ x])\] +/.exec(start?.content ?? '');
    if (start === undefined || mark === null) return undefined;
    start.content = start.content.slice(mark[0].length);
    right = mark[1] === 'x';
  }
  return right;
}

function lineOf(token: Token, otherwise: number): number {
  return token.map === null ? otherwise : token.map[0] + 1;
}
