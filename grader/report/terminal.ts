/** The report that a person reads in the terminal. */
import { styleText } from 'node:util';
import type { Exercise } from '../checks/exercise.ts';
import { columns, truncate, wrap } from '../journal/columns.ts';
import { fromZero, lastCall } from '../journal/excerpt.ts';
import { sanitise } from '../journal/sanitise.ts';
import { drawText } from '../journal/text.ts';
import { fill, type Language } from '../language/bilingual.ts';
import { type Catalogue, catalogues } from '../language/catalogue.ts';
import type { CheckRecord, ExerciseRecord, GradeRecord, Points } from '../run/record.ts';

export interface TerminalOptions {
  readonly language: Language;
  /** Columns; lines are wrapped to it. */
  readonly width: number;
  /** Lines of one screen: what a single failing check may take. */
  readonly height: number;
  readonly colours: boolean;
  readonly ascii: boolean;
  readonly facts: readonly Exercise[];
  /** The command that grades `what` again, or with an option: `npm run grade ch3`, `npm run grade -- --replay …`. */
  readonly command: (what: string, option?: string) => string;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const MARKS = { passed: '✓', failed: '✗', blocked: '·', error: '?', skipped: '-' } as const;
const STYLES = { passed: 'green', failed: 'red', blocked: 'dim', error: 'yellow', skipped: 'dim' } as const;
/** The drawing of a failure is cut down to so many rows at least before other lines give way. */
const ROWS_AT_LEAST = 6;

/** The lines of the report on `record`. */
export function report(record: GradeRecord, options: TerminalOptions): string[] {
  const painter: Paint = (style, text) => (options.colours ? styleText(style, text, { validateStream: false }) : text);
  const writer = new Writer(record, options, painter);
  return writer.lines();
}

class Writer {
  readonly #record: GradeRecord;
  readonly #options: TerminalOptions;
  readonly #paint: Paint;
  readonly #say: Catalogue['report'];
  readonly #words: Catalogue;

  constructor(record: GradeRecord, options: TerminalOptions, paint: Paint) {
    this.#record = record;
    this.#options = options;
    this.#paint = paint;
    this.#words = catalogues[options.language];
    this.#say = this.#words.report;
  }

  lines(): string[] {
    const { exercises } = this.#record;
    const open = exercises.filter(({ status }) => status === 'failed' || status === 'error');
    // The path of the unit first: what goes deeper can wait.
    const told = open.find(({ tier }) => tier === 'core') ?? open[0] ?? null;
    const alone = exercises.length === 1;
    const lines = exercises.flatMap((one) => {
      if (one === told || alone) return this.#exercise(one, alone);
      return [this.#title(one)];
    });
    if (!alone) lines.push('', ...this.#totals());
    lines.push(...this.#end(told));
    return lines;
  }

  /** An exercise with its checks, and the first that is not passed in full. */
  #exercise(one: ExerciseRecord, alone: boolean): string[] {
    const first = one.checks.find(({ status }) => status === 'failed' || status === 'error') ?? null;
    const lead = [this.#title(one), ...this.#checks(one, first === null)];
    if (first === null) return [...lead, ...this.#warnings(one)];
    const text = this.#told(first);
    const events = first.status === 'failed' ? lastCall(first.journal) : [];
    const used = lead.length + text.length + 6;
    const rows = Math.max(ROWS_AT_LEAST, this.#options.height * (alone ? 1 : 2) - used);
    const drawing = events.length === 0 ? [] : ['', ...this.#draw(events, rows)];
    return [...lead, '', ...text, ...drawing, ''];
  }

  /** What costs nothing comes once everything else is right: until then it would only distract. */
  #warnings({ checks }: ExerciseRecord): string[] {
    const warnings = checks.flatMap((check) => check.warnings ?? []);
    if (warnings.length === 0) return [];
    return ['', `  ${this.#say.warnings}`, ...warnings.flatMap((text) => this.#item(text)), ''];
  }

  #title({ id, points, status }: ExerciseRecord): string {
    const facts = this.#options.facts.find((one) => one.id === id);
    const name = `${this.#paint(STYLES[status], MARKS[status])} ${this.#paint('bold', id)} · ${facts?.title[this.#options.language] ?? ''}`;
    return this.#spread(name, this.#points(points));
  }

  /** The checks, a line each; where one failed, what passed and what waits is counted. */
  #checks({ checks }: ExerciseRecord, all: boolean): string[] {
    const line = (check: CheckRecord): string[] => [
      this.#spread(`  ${this.#mark(check)} ${check.title}`, this.#besides(check)),
      ...(check.status === 'skipped' ? this.#paragraph(check.message) : []),
      ...(check.notes ?? []).flatMap((text) => this.#paragraph(text)).map((text) => this.#paint('dim', text)),
    ];
    const visible = checks.filter(({ id, status }) => !(id.endsWith('#starts') && status === 'passed'));
    if (all) return visible.flatMap(line);
    const passed = visible.filter(({ status }) => status === 'passed');
    const waiting = visible.filter(({ status }) => status === 'blocked');
    const others = visible.filter(({ status }) => status !== 'passed' && status !== 'blocked');
    const counted = (list: readonly CheckRecord[], one: string, many: string): string[] => {
      if (list.length <= 2) return list.flatMap(line);
      const text = fill(list.length === 1 ? one : many, { count: list.length });
      return [`  ${this.#mark(list[0] as CheckRecord)} ${text}`];
    };
    return [
      ...counted(passed, this.#say.passedCheck, this.#say.passedChecks),
      ...others.flatMap(line),
      ...counted(waiting, this.#say.waitingCheck, this.#say.waitingChecks),
    ];
  }

  /** What stands at the end of a check's line: its points, or that it waits. */
  #besides({ status, points }: CheckRecord): string {
    if (status === 'blocked') return this.#paint('dim', this.#say.waiting);
    return points === 0 ? '' : String(points);
  }

  /** One check in full. */
  #told(check: CheckRecord): string[] {
    const heading = `  ${this.#mark(check)} ${this.#paint('bold', check.title)}`;
    if (check.status === 'error') {
      const detail = sanitise(check.message.split('\n')[0] ?? '');
      return [heading, ...this.#paragraph(this.#say.could), ...this.#paragraph(fill(this.#say.detail, { detail }))];
    }
    const cause = check.misconception === '' ? [] : [fill(this.#say.mostOften, { cause: check.misconception })];
    const { threw: firstThrown, output: firstPrinted } = check.begins ?? { threw: 0, output: 0 };
    const threw = check.threw.slice(firstThrown, firstThrown + 1).map((error) => fill(this.#say.threw, { error }));
    const printed = check.output.slice(firstPrinted).trim().split('\n').slice(0, 1).filter(Boolean);
    const said = printed.map((text) => fill(this.#say.printed, { text }));
    return [
      heading,
      ...[...check.message.split('\n'), ...threw, ...said, ...cause].flatMap((text) => this.#paragraph(text)),
    ];
  }

  #draw(events: readonly CheckRecord['journal'][number][], rows: number): string[] {
    const { width, ascii } = this.#options;
    const noted = fromZero(events).map((event) =>
      event.kind === 'note' ? { ...event, label: this.#words.notes[event.label as 'crash'] ?? event.label } : event,
    );
    return drawText(noted, { words: this.#words.journal, width: Math.min(width, 100) - 2, ascii, rows }).map(
      (line) => `  ${line}`,
    );
  }

  /** Points by tier, where more than one exercise was graded. */
  #totals(): string[] {
    const tiers = (['core', 'depth', 'beyond'] as const).flatMap((tier) => {
      const points = this.#record.exercises.filter((one) => one.tier === tier).map((one) => one.points);
      return points.length === 0 ? [] : [`${this.#say.tiers[tier]} ${slashed(sum(points))}`];
    });
    return [this.#spread(`  ${tiers.join(' · ')}`, this.#points(this.#record.points))];
  }

  /** Where to look and what to type: last, so that it stays on the screen. */
  #end(told: ExerciseRecord | null): string[] {
    const seed = fill(this.#say.seed, { seed: this.#record.seed });
    if (told === null) {
      const finished = this.#record.exercises.every(({ status }) => status === 'passed');
      const alone = this.#record.exercises.length === 1 && this.#record.exercises[0]?.checks.length === 1;
      const text = alone ? this.#say.onePassed : this.#say.allPassed;
      return [`  ${this.#spread(finished ? text : '', this.#paint('dim', seed), 2)}`];
    }
    const check = told.checks.find(({ status }) => status === 'failed' || status === 'error') as CheckRecord;
    const next = told.checks.find((one) => one !== check && (one.status === 'failed' || one.status === 'error'));
    const line = (text: string, command: string) => (command === '' ? [] : [`  ${fill(text, { command })}`]);
    const place = `  ${check.place}`;
    const together = columns(place) + columns(seed) + 2 <= Math.min(this.#options.width, 80);
    return [
      ...(together ? [this.#spread(place, this.#paint('dim', seed))] : [place, `  ${this.#paint('dim', seed)}`]),
      ...line(this.#say.hint, check.hint),
      ...line(this.#say.another, next ? this.#options.command('', `--replay '${next.replay}'`) : ''),
      ...line(this.#say.again, this.#options.command(told.id)),
    ];
  }

  #mark({ status }: { status: CheckRecord['status'] }): string {
    return this.#paint(STYLES[status], this.#options.ascii ? asciiMark(status) : MARKS[status]);
  }

  #points(points: Points): string {
    return fill(this.#say.points, { earned: points.earned, possible: points.possible });
  }

  #paragraph(text: string): string[] {
    return wrap(sanitise(text), Math.min(this.#options.width, 100) - 4).map((line) => `    ${line}`);
  }

  /** A paragraph that hangs on a sign. */
  #item(text: string): string[] {
    const sign = this.#options.ascii ? '! ' : '△ ';
    return this.#paragraph(text).map((line, index) => (index === 0 ? `  ${sign}${line.slice(4)}` : line));
  }

  /** `left` and `right` at the two ends of a line; `left` is cut where both do not fit. */
  #spread(left: string, right: string, indent = 0): string {
    const width = Math.min(this.#options.width, 80) - indent;
    const room = width - plainColumns(right) - (right === '' ? 0 : 2);
    const cut = plainColumns(left) > room ? truncate(plain(left), room) : left;
    return right === '' ? cut : cut + ' '.repeat(Math.max(2, width - plainColumns(cut) - plainColumns(right))) + right;
  }
}

function sum(points: readonly Points[]): Points {
  return points.reduce((one, other) => ({
    earned: one.earned + other.earned,
    possible: one.possible + other.possible,
  }));
}

function slashed({ earned, possible }: Points): string {
  return `${earned}/${possible}`;
}

function asciiMark(status: CheckRecord['status']): string {
  return { passed: 'v', failed: 'x', blocked: '.', error: '?', skipped: '-' }[status];
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours that this file itself has put there.
  return text.replace(/\u001b\[\d+m/g, '');
}

function plainColumns(text: string): number {
  return columns(plain(text));
}
