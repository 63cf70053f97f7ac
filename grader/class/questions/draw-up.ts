/** Draws questions up from the journals of a student's own grading: the same for the same seed, others for everyone else. */
import type { Random } from '../../base/random.ts';
import type { JournalEvent } from '../../journal/event.ts';
import { lastCall } from '../../journal/excerpt.ts';
import { type Row, rowsOf } from '../../journal/rows.ts';
import type { CheckRecord } from '../../run/record.ts';
import type { Option, Question } from './question.ts';

/** Messages of a drawing: fewer say nothing, more fit no page. */
const [LEAST, MOST] = [4, 14];
const OPTIONS = 4;

interface Window {
  readonly check: string;
  /** Those that are drawn, of `all`. */
  readonly rows: readonly Row[];
  readonly all: readonly Row[];
}

/**
 * A question for what comes next, one for what the drawing shows, one for the line behind a message; each of another
 * check where there are several. Fewer where no journal allows them: a service that never spoke has nothing to be asked.
 */
export function drawUp(checks: readonly CheckRecord[], random: Random): Question[] {
  const windows = random.shuffle(checks.flatMap(({ id, journal }) => windowOf(id, journal) ?? []));
  const used = new Set<string>();
  return ([next, reading, line] as const).flatMap((ask) => {
    const fresh = windows.filter(({ check }) => !used.has(check));
    for (const window of [...fresh, ...windows]) {
      const question = ask(window, windows, random);
      if (question === null) continue;
      used.add(window.check);
      return [question];
    }
    return [];
  });
}

/** `ch3/squad` of `ch3/squad#asks-at-once`. */
export function exerciseOf(check: string): string {
  return check.slice(0, check.indexOf('#'));
}

function windowOf(check: string, journal: readonly JournalEvent[]): Window | null {
  const call = rowsOf(lastCall(journal));
  const all = call.length >= LEAST ? call : rowsOf(journal);
  return all.length < LEAST ? null : { check, rows: all.slice(0, MOST), all };
}

/** The drawing stops before a message that the drawn ones lead to, or at the very end. */
function next({ check, rows, all }: Window, windows: readonly Window[], random: Random): Question | null {
  const cuts = random.shuffle(range(LEAST - 1, rows.length - 1));
  // That it is over is right now and then, lest it be known never to be.
  if (all.length === rows.length) cuts.splice(random.integer(1, 5) === 1 ? 0 : cuts.length, 0, rows.length);
  for (const cut of cuts) {
    const row = rows[cut];
    const drawn = rows.slice(0, cut);
    if (row && !follows(row, drawn)) continue;
    // What else leaves at that very moment is no wrong answer.
    const near = all.filter(({ time }) => time === row?.time).map(kindOf);
    const others = windows
      .filter((window) => exerciseOf(window.check) === exerciseOf(check))
      .flatMap((window) => window.rows)
      .filter((one) => one.event.kind !== 'note' && !near.includes(kindOf(one)));
    const distinct = [...new Map(random.shuffle(others).map((one) => [kindOf(one), one])).values()];
    const wrong: Option[] = distinct.map((one) => ({ row: one }));
    if (row) wrong.unshift('nothing');
    if (wrong.length < OPTIONS - 1) continue;
    const question = { check, drawn: eventsOf(drawn), about: null } as const;
    return { asked: 'next', ...question, ...mixed(row ? { row } : 'nothing', wrong, random) };
  }
  return null;
}

/** Whether a reader of `drawn` can know of it. What a client asks next, or how a simulated service is, nobody knows. */
function follows({ event: { kind, from } }: Row, drawn: readonly Row[]): boolean {
  if (kind === 'note' || from === 'client') return false;
  return drawn.some(({ event }) =>
    event.from === 'client'
      ? event.to === from
      : event.from === from && event.kind !== 'reply' && event.kind !== 'note',
  );
}

/** What can be read off the drawing: a time, a number of calls, a name. */
function reading({ check, rows }: Window, _: readonly Window[], random: Random): Question | null {
  const question = { check, drawn: eventsOf(rows), about: null } as const;
  for (const ask of random.shuffle(['waited', 'inFlight', 'first'] as const)) {
    const values = { waited, inFlight, first }[ask](rows, random);
    if (values === null) continue;
    const [right = '', ...wrong] = values.map(String);
    const options = wrong.map((text) => ({ text }));
    return { asked: ask, ...question, ...mixed({ text: right }, options, random) };
  }
  return null;
}

/** Milliseconds until the client's first answered call was answered, then times that were not. */
function waited(rows: readonly Row[], random: Random): (number | string)[] | null {
  const calls = rows.filter(({ event }) => event.kind === 'request' && event.from === 'client');
  for (const { event, time } of calls) {
    const reply = replyTo(event, rows);
    const took = round((reply?.time ?? time) - time);
    // Of several calls nobody could tell which is meant.
    if (took <= 0 || calls.length > 1) continue;
    const times = rows.map((row) => round(row.time - time)).filter((one) => one > 0);
    const others = [...times, took * 2, round(took / 2), took + 100, took + 250].filter((one) => one !== took);
    return [took, ...random.sample([...new Set(others)], OPTIONS - 1)].map((one) => `${one} ms`);
  }
  return null;
}

/** The most calls of one service that were running at the same time, then other numbers. */
function inFlight(rows: readonly Row[], random: Random): number[] | null {
  const calls = rows.filter(({ event }) => event.kind === 'request' && event.from !== 'client');
  if (calls.length < 2 || rows.some(({ trouble }) => trouble !== undefined)) return null;
  let [running, most] = [0, 0];
  for (const { event } of rows) {
    if (event.from !== 'client' && event.kind === 'request') running += 1;
    if (event.to !== 'client' && event.kind === 'reply') running -= 1;
    most = Math.max(most, running);
  }
  return [
    most,
    ...random.sample(
      range(1, Math.max(OPTIONS, most + 1)).filter((one) => one !== most),
      OPTIONS - 1,
    ),
  ];
}

/** Whose answer came first, then the others who were asked; the times must tell them apart. */
function first(rows: readonly Row[]): string[] | null {
  const replies = rows.filter(({ event, trouble }) => event.kind === 'reply' && event.to !== 'client' && !trouble);
  const asked = [...new Set(rows.flatMap(({ event }) => (event.from === 'client' ? [] : [event.to])))];
  const [earliest, second] = replies;
  if (!earliest || !second || earliest.time === second.time) return null;
  const { from } = earliest.event;
  const others = asked.filter((name) => name !== from && replies.some(({ event }) => event.from === name));
  return others.length === 0 ? null : [from, ...others];
}

function line({ check, rows }: Window, _: readonly Window[], random: Random): Question | null {
  const sent = rows.filter(({ event }) => event.kind === 'request' && event.line !== undefined);
  if (sent.length === 0) return null;
  return { asked: 'line', check, drawn: eventsOf(rows), options: [], right: -1, about: random.pick(sent) };
}

/** The right one among at most three wrong ones. */
function mixed(right: Option, wrong: readonly Option[], random: Random): Pick<Question, 'options' | 'right'> {
  const options = random.shuffle([right, ...wrong.slice(0, OPTIONS - 1)]);
  return { options, right: options.indexOf(right) };
}

/** The events of `rows`; what only a later one would tell is not told. */
function eventsOf(rows: readonly Row[]): JournalEvent[] {
  const withdrawn = new Set(rows.flatMap(({ event }) => (event.kind === 'abort' ? [event.exchange] : [])));
  return rows.map(({ event }) =>
    event.outcome === 'aborted' && event.kind === 'request' && !withdrawn.has(event.exchange)
      ? { ...event, outcome: 'delivered' }
      : event,
  );
}

/** What a message is but for the id in it: two that differ in nothing else are no two options. */
function kindOf({ event: { kind, from, to, label }, trouble }: Row): string {
  const [verb = '', target = ''] = label.split(' ');
  return [kind, from, to, verb, target.split(/[/?.]/)[1] ?? '', trouble].join(' ');
}

function replyTo({ exchange }: JournalEvent, rows: readonly Row[]): Row | undefined {
  return rows.find(({ event, trouble }) => event.kind === 'reply' && event.exchange === exchange && !trouble);
}

function range(least: number, most: number): number[] {
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => least + index);
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
