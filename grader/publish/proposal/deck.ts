/** The starter deck of a proposal, as Markdown for Marp: the student's to change. */
import { fill, type Language } from '../../language/bilingual.ts';
import { chainsOf } from '../../proposal/chains.ts';
import { type Proposal, textIn } from '../../proposal/proposal.ts';
import { allWarnings } from '../../proposal/warnings.ts';
import { mechanismWords, warningWords } from '../../proposal/words.ts';
import { type Table, Tables } from './tables.ts';
import { proposalWords } from './words.ts';

/** Lines of a table that fit on a slide, its head left aside. */
const LINES = 16;
/** Characters of such a line, over all columns. */
const WIDTH = 92;
/** What this deck needs besides the theme: tables full of text, and a drawing as large as the slide. */
const STYLE = [
  'style: |',
  '  table { font-size: 21px; line-height: 1.32; }',
  '  th, td { padding: 8px 18px 8px 0; }',
  '  td:first-child { font-weight: 600; }',
  '  section:has(img) { padding: 12px 28px 28px; }',
  '  section:has(img) p { height: 660px; }',
  '  section img { width: 100%; height: 100%; object-fit: contain; }',
];

interface Slide {
  readonly title: string | null;
  readonly body: string;
  readonly note: string;
}

/** A drawing beside the deck. */
export interface Picture {
  readonly file: string;
  readonly title: string;
}

/** Slides of `proposal`; `picture` is the file of its drawing, beside the deck, and `parts` are those of its domains. */
export function deckOf(
  proposal: Proposal,
  language: Language,
  picture: string,
  parts: readonly Picture[] = [],
): string {
  const say = proposalWords[language];
  const tables = new Tables(proposal, language);
  const title = plain(textIn(proposal.title, language));
  const authors = proposal.authors.map(plain).join(', ');
  const problem = proposal.problem === null ? say.problemTodo : textIn(proposal.problem, language);
  const slides: Slide[] = [
    { title: null, body: `# ${title}\n\n${say.proposal}\n\n${authors}`.trim(), note: say.notes.title },
    { title: say.problem, body: plain(problem), note: say.notes.problem },
    ...tableSlides(say.domains, tables.services(), say.notes.domains),
    { title: null, body: `![${say.architecture}: ${title}](${picture})`, note: say.notes.architecture },
    ...parts.map(({ file, title: part }): Slide => {
      return { title: null, body: `![${say.architecture}: ${plain(part)}](${file})`, note: say.notes.part };
    }),
    ...tables
      .mechanisms()
      .flatMap((one) =>
        tableSlides(say.by(mechanismWords[one][language]), tables.connections(one), say.notes.connections),
      ),
    ...(proposal.events.length > 0 ? tableSlides(say.events, tables.events(), say.notes.connections) : []),
    ...tableSlides(say.data, tables.data(), say.notes.data),
    ...tableSlides(say.weighed, tables.weighed(), say.notes.weighed),
    ...delicate(proposal, language),
    { title: say.questions, body: list(questions(proposal, language)), note: say.notes.questions },
    ...tableSlides(say.rubric, tables.rubric(), say.rubricNote),
  ];
  const front = ['---', 'marp: true', `lang: ${language}`, 'paginate: true', ...STYLE, '---'];
  return `${front.join('\n')}\n\n${slides.map(markdown).join('\n\n---\n\n')}\n`;
}

function delicate(proposal: Proposal, language: Language): Slide[] {
  const say = proposalWords[language];
  const warnings = allWarnings(proposal).map(({ kind, values }) => plain(fill(warningWords[kind][language], values)));
  return chunks(warnings, (text) => Math.ceil(text.length / 80) + 0.5, 11).map((some) => ({
    title: say.delicate,
    body: list(some),
    note: say.notes.delicate,
  }));
}

/** What the audience may ask: of whoever most others wait for, then what is asked of every architecture. */
function questions(proposal: Proposal, language: Language): string[] {
  const say = proposalWords[language];
  const calls = proposal.connections.filter(({ mechanism }) => mechanism === 'request-response');
  const callers = Map.groupBy(calls, ({ to }) => to);
  const { longest } = chainsOf(proposal);
  const weight = (name: string): number =>
    (callers.get(name)?.length ?? 0) + (longest?.services.at(-1)?.name === name ? 0.5 : 0);
  const most = [...callers.keys()].sort((one, other) => weight(other) - weight(one)).slice(0, 2);
  return [
    ...most.map((name) => say.down(plain(name), [...new Set(callers.get(name)?.map(({ from }) => plain(from)))])),
    ...say.moreQuestions,
  ];
}

function tableSlides(title: string, table: Table, note: string): Slide[] {
  const rows = chunks(table.rows, (row) => linesOf(row, table), LINES);
  return rows.map((some) => ({ title, body: tableText({ head: table.head, rows: some }), note }));
}

/** Lines that the row will take, where columns get room by what stands in them. */
function linesOf(row: readonly string[], { head, rows }: Table): number {
  const longest = head.map((text, column) => Math.max(text.length, ...rows.map((one) => one[column]?.length ?? 0)));
  // Everything fits side by side as it is.
  if (longest.reduce((sum, length) => sum + length, 0) <= WIDTH) return 1.6;
  const shares = longest.map((length) => Math.sqrt(length));
  const sum = shares.reduce((all, share) => all + share, 0);
  return Math.max(...row.map((text, column) => Math.ceil(text.length / (((shares[column] ?? 1) / sum) * WIDTH)))) + 0.6;
}

/** `items` in as few parts as there must be with weights of `limit` at most, each about as heavy as the others. */
function chunks<Item>(items: readonly Item[], weigh: (item: Item) => number, limit: number): Item[][] {
  const total = items.reduce((sum, item) => sum + weigh(item), 0);
  const share = total / Math.max(1, Math.ceil(total / limit));
  const parts: Item[][] = [];
  let taken = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const weight = weigh(item);
    if (taken + weight > limit || taken >= share) {
      parts.push([]);
      taken = 0;
    }
    parts.at(-1)?.push(item);
    taken += weight;
  }
  return parts;
}

function markdown({ title, body, note }: Slide): string {
  const parts = [title && `## ${title}`, body, `<!--\n${note}\n-->`];
  return parts.filter(Boolean).join('\n\n');
}

function tableText({ head, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(plain)))].join('\n');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** `text` in one line, every sign of Markdown taken for itself. */
function plain(text: string): string {
  return text
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~&]/g, '\\$&');
}
