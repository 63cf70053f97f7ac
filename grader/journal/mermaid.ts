import { truncate } from './columns.ts';
import type { JournalEvent, Outcome } from './event.ts';
import { sanitise } from './sanitise.ts';

export interface Source {
  /** Named in errors. */
  readonly file?: string;
  /** The number of the source's first line in that file; 1 when absent. */
  readonly firstLine?: number;
}

export interface Sequence {
  readonly events: JournalEvent[];
  /** The labels of the participants from left to right; `from` and `to` of the events are these labels. */
  readonly participants: string[];
}

const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*';
const MESSAGE = new RegExp(`^(${NAME})\\s*(-->>|->>|--x|-x)\\s*(${NAME})\\s*:\\s*(.*)$`, 'u');
const PARTICIPANT = new RegExp(`^participant\\s+(${NAME})(?:\\s+as\\s+(.+))?$`, 'u');
const NOTE = new RegExp(`^Note over (${NAME})\\s*:\\s*(.*)$`, 'u');

const ALLOWED = [
  'sequenceDiagram (first)',
  'participant x',
  'participant x as Label',
  'a->>b: request',
  'b-->>a: reply',
  'a-xb: lost request',
  'b--xa: lost reply',
  'Note over a: text',
  '%% 200 ms (the time of what follows)',
  '%% outcome late|refused|reset|stalled|aborted (of the next message)',
  '%% abort (the next ->> withdraws the open request)',
  '%% any other comment',
];

const OUTCOMES: ReadonlySet<string> = new Set<Outcome>(['late', 'refused', 'reset', 'stalled', 'aborted']);

/**
 * The events of a diagram written in a subset of Mermaid's sequenceDiagram, which other tools draw as well. Messages
 * that arrive do so at the time they are sent; a reply belongs to the latest open request between the two.
 * Throws an Error that names the file, the line and what is allowed for the first line that is not of the subset.
 */
export function parseSequence(source: string, { file, firstLine = 1 }: Source = {}): Sequence {
  const parser = new Parser();
  const lines = source.split(/\r?\n/);
  let number = firstLine;
  for (const line of lines) {
    const problem = parser.read(line.trim());
    if (problem !== undefined) throw refusal(problem, line, number, file);
    number += 1;
  }
  const problem = parser.end();
  if (problem !== undefined) throw refusal(problem, lines.at(-1) ?? '', number - 1, file);
  return { events: parser.events, participants: [...parser.labels.values()] };
}

function refusal(problem: string, line: string, number: number, file: string | undefined): Error {
  const place = file === undefined ? `line ${number}` : `${file}:${number}`;
  const allowed = ALLOWED.map((form) => `  ${form}`).join('\n');
  return new Error(
    `${place}: ${problem}: "${truncate(sanitise(line), 100)}"\nAllowed in a sequence diagram:\n${allowed}`,
  );
}

interface OpenRequest {
  readonly exchange: number;
  readonly caller: string;
  readonly called: string;
  /** A lost request has no reply. */
  readonly reached: boolean;
  withdrawn: boolean;
}

/** Reads line by line; what it returns is the problem with the line, undefined where there is none. */
class Parser {
  readonly events: JournalEvent[] = [];
  /** From the name in the source to the label in the drawing. */
  readonly labels = new Map<string, string>();
  readonly #open: OpenRequest[] = [];
  #started = false;
  #at = 0;
  #exchanges = 0;
  #next: Outcome | 'abort' | undefined;

  read(line: string): string | undefined {
    if (line === '') return undefined;
    if (line.startsWith('%%')) return this.#comment(line.slice(2).trim());
    if (!this.#started) {
      this.#started = line === 'sequenceDiagram';
      return this.#started ? undefined : 'a sequence diagram begins with sequenceDiagram';
    }
    const participant = PARTICIPANT.exec(line);
    if (participant !== null) return this.#participant(participant[1] ?? '', participant[2]);
    const note = NOTE.exec(line);
    if (note !== null) return this.#note(note[1] ?? '', note[2] ?? '');
    const message = MESSAGE.exec(line);
    if (message === null) return 'not understood';
    const [, from = '', arrow = '', to = '', label = ''] = message;
    return this.#message(this.#label(from), arrow, this.#label(to), label);
  }

  end(): string | undefined {
    if (!this.#started) return 'a sequence diagram begins with sequenceDiagram';
    return this.#next === undefined ? undefined : `no message follows "%% ${this.#directive()}"`;
  }

  #comment(comment: string): string | undefined {
    const time = /^(\d+)\s*ms$/.exec(comment);
    if (time !== null) {
      const at = Number(time[1]);
      if (at < this.#at) return `time goes back from ${this.#at} ms`;
      this.#at = at;
      return undefined;
    }
    if (/^\d+(\.\d+)?\s*\p{L}*$/u.test(comment)) return 'a time is a whole number of ms';
    const outcome = /^outcome\b[:\s]*(.*)$/.exec(comment)?.[1];
    if (outcome === undefined && comment !== 'abort') return undefined;
    if (outcome !== undefined && !OUTCOMES.has(outcome)) return 'unknown outcome';
    if (this.#next !== undefined) return `no message between "%% ${this.#directive()}" and`;
    this.#next = outcome === undefined ? 'abort' : (outcome as Outcome);
    return undefined;
  }

  #directive(): string {
    return this.#next === 'abort' ? 'abort' : `outcome ${this.#next}`;
  }

  #participant(name: string, label: string | undefined): string | undefined {
    const known = this.labels.get(name);
    if (known !== undefined) return label === undefined ? undefined : `${name} is already a participant`;
    const shown = label?.trim() ?? name;
    if ([...this.labels.values()].includes(shown)) return 'another participant has this label';
    this.labels.set(name, shown);
    return undefined;
  }

  #label(name: string): string {
    if (!this.labels.has(name)) this.labels.set(name, name);
    return this.labels.get(name) ?? name;
  }

  #note(name: string, label: string): undefined {
    const at = this.#label(name);
    this.events.push({
      at: this.#at,
      arrivedAt: this.#at,
      from: at,
      to: at,
      kind: 'note',
      label,
      outcome: 'delivered',
    });
  }

  #message(from: string, arrow: string, to: string, label: string): string | undefined {
    const next = this.#next;
    this.#next = undefined;
    const lost = arrow.endsWith('x');
    if (lost && next !== undefined) return 'an arrow that ends in x is lost already, it has no other outcome';
    if (next === 'abort') {
      const withdrawn = this.#latest(from, to, (request) => !request.withdrawn);
      if (withdrawn === undefined || arrow !== '->>')
        return 'only ->> can withdraw a request, and only one that is open';
      withdrawn.withdrawn = true;
      this.#push({ from, to, kind: 'abort', label, outcome: 'delivered', exchange: withdrawn.exchange });
      return undefined;
    }
    const outcome = lost ? 'lost' : (next ?? 'delivered');
    if (arrow.startsWith('--')) {
      const request = this.#latest(to, from, ({ reached }) => reached);
      if (request !== undefined) this.#open.splice(this.#open.indexOf(request), 1);
      this.#push({ from, to, kind: 'reply', label, outcome, ...(request && { exchange: request.exchange }) });
      return undefined;
    }
    this.#exchanges += 1;
    const exchange = this.#exchanges;
    if (outcome !== 'refused') {
      const [reached, withdrawn] = [outcome !== 'lost', outcome === 'aborted'];
      this.#open.push({ exchange, caller: from, called: to, reached, withdrawn });
    }
    this.#push({ from, to, kind: 'request', label, outcome, exchange });
    return undefined;
  }

  #latest(caller: string, called: string, suits: (request: OpenRequest) => boolean): OpenRequest | undefined {
    return this.#open.findLast((request) => request.caller === caller && request.called === called && suits(request));
  }

  #push(event: Omit<JournalEvent, 'at' | 'arrivedAt'>): void {
    const arrives = event.outcome !== 'lost' && event.outcome !== 'refused' && event.outcome !== 'reset';
    this.events.push({ at: this.#at, ...(arrives && { arrivedAt: this.#at }), ...event });
  }
}
