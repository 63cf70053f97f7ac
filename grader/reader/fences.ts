import type { Token } from 'markdown-it';
import { parseSequence, type Sequence } from '../journal/mermaid.ts';
import { type Attributes, isId, readAttributes } from './attributes.ts';
import type { Code, Diagram, Figure } from './chapter.ts';
import { quote, type Report } from './problems.ts';
import { snippetOf } from './snippets.ts';

/** Languages that tests can run, and the endings of their files: a fence of theirs is imported, or a `sketch`. */
const RUNNABLE: Readonly<Record<string, RegExp>> = { ts: /\.m?ts$/, js: /\.m?js$/, py: /\.py$/ };
const SHOWN: readonly string[] = ['json', 'yaml', 'http', 'sql', 'sh', 'text', 'diff'];
const LANGUAGES = [...Object.keys(RUNNABLE), ...SHOWN, 'mermaid', 'figure'].join(', ');
/** Folders whose code the tests run. */
const SOURCES = /^(solutions|exercises|grader)\/(?!.*\.\.)[\w./-]+$/;

export interface FenceContext {
  readonly file: string;
  /** The text of a file of the workbook, by its path; undefined where there is none. */
  readonly source: (path: string) => string | undefined;
  /** Names that a figure may have; any when absent. */
  readonly figures?: ReadonlySet<string>;
  readonly report: Report;
}

/** What a fence stands for; undefined after reporting that it is not understood. */
export function readFence(token: Token, context: FenceContext): Code | Diagram | Figure | undefined {
  const line = (token.map?.[0] ?? 0) + 1;
  const [, language = '', rest = ''] = /^\s*(\S*)\s*(.*)$/.exec(token.info) ?? [];
  const attributes = readAttributes(rest);
  if (attributes === undefined) {
    context.report(line, `not understood after ${language}: ${quote(rest)}`, 'write name=value, or name="some words"');
    return undefined;
  }
  if (language === 'mermaid') return readDiagram(token, line, attributes, context);
  if (language === 'figure') return readFigure(token, line, attributes, context);
  return readCode(token, line, language, attributes, context);
}

function readDiagram(token: Token, line: number, attributes: Attributes, context: FenceContext): Diagram {
  allow(attributes, ['title'], [], line, context.report);
  const title = attributes.values.get('title') ?? '';
  if (title === '') {
    context.report(
      line,
      'the diagram has no title',
      'write ```mermaid title="…": what it shows, for who cannot see it',
    );
  }
  return { kind: 'diagram', line, title, sequence: sequenceOf(token.content, line, context) };
}

function sequenceOf(source: string, line: number, { file, report }: FenceContext): Sequence {
  try {
    return parseSequence(source.trimEnd(), { file, firstLine: line + 1 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, at, what, todo] = /^(\d+): ([^\n]*)\n?([\s\S]*)$/.exec(message.slice(file.length + 1)) ?? [];
    report(at === undefined ? line : Number(at), what ?? message, todo || 'mend the diagram');
    return { events: [], participants: [] };
  }
}

function readFigure(token: Token, line: number, attributes: Attributes, context: FenceContext): Figure | undefined {
  const [name = ''] = attributes.words;
  const { report, figures } = context;
  allow(attributes, [], [name], line, report);
  if (!isId(name)) {
    report(line, `a figure needs a name: ${quote(token.info)}`, 'write ```figure its-name');
    return undefined;
  }
  if (figures !== undefined && !figures.has(name)) {
    report(line, `there is no figure ${name}`, `one of: ${[...figures].join(', ')}`);
  }
  const caption = token.content.replace(/\s+/g, ' ').trim();
  if (caption === '') {
    report(line, `figure ${name} has no caption`, 'write in the fence what it shows, its source and its conditions');
  }
  return { kind: 'figure', line, name, caption };
}

function readCode(token: Token, line: number, language: string, attributes: Attributes, context: FenceContext): Code {
  const { report } = context;
  const runnable = RUNNABLE[language];
  if (runnable === undefined && !SHOWN.includes(language)) {
    const what = language === '' ? 'the fence has no language' : `there is no language ${language}`;
    report(line, what, `one of: ${LANGUAGES}`);
  }
  allow(attributes, ['file', 'region', 'title'], runnable === undefined ? [] : ['sketch'], line, report);
  const [file, region, title] = ['file', 'region', 'title'].map((name) => attributes.values.get(name));
  const sketch = attributes.words.includes('sketch');
  const body = token.content.trimEnd();
  const common = { kind: 'code', line, language, sketch, ...(title !== undefined && { title }) } as const;
  if (file === undefined) {
    if (region !== undefined) report(line, `a region of no file`, 'write file=… before region=…');
    else if (runnable !== undefined && !sketch) {
      report(line, `${language} that no test runs`, 'import it with file=… region=…, or mark it: sketch');
    }
    if (body === '') report(line, 'the fence is empty', 'write the code, or import it with file=…');
    return { ...common, code: body };
  }
  if (sketch) report(line, 'imported code is no sketch', 'leave out either file=… or sketch');
  if (body !== '') report(line, 'an imported fence has a body', 'leave it empty: its code comes from the file');
  if (runnable !== undefined && !runnable.test(file)) {
    report(line, `${file} is not ${language}`, 'name the language that the file is written in');
  }
  const code = imported(file, region, line, context);
  return { ...common, code, file, ...(region !== undefined && { region }) };
}

function imported(file: string, region: string | undefined, line: number, { source, report }: FenceContext): string {
  const text = SOURCES.test(file) ? source(file) : undefined;
  if (text === undefined) {
    report(
      line,
      `there is no file ${quote(file)} to import`,
      'a path from the workbook: solutions/…, exercises/… or grader/…',
    );
    return '';
  }
  const snippet = snippetOf(text, region);
  if ('code' in snippet) return snippet.code;
  report(line, `${file}: ${snippet.problem}`, `mark the lines with // #region ${region} and // #endregion ${region}`);
  return '';
}

function allow(
  { words, values }: Attributes,
  names: readonly string[],
  flags: readonly string[],
  line: number,
  report: Report,
): void {
  const odd = [...values.keys()].filter((name) => !names.includes(name));
  odd.push(...words.filter((word, index) => !flags.includes(word) || words.indexOf(word) !== index));
  if (odd.length > 0) {
    const allowed = [...names.map((name) => `${name}=…`), ...flags.filter((flag) => flag !== '')].join(', ');
    report(line, `not understood: ${odd.join(', ')}`, `here may stand: ${allowed || 'nothing'}`);
  }
}
