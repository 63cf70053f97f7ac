/** What a proposal says, as tables: for the page and for the deck alike. */
import type { Language } from '../../language/bilingual.ts';
import { subjectOf } from '../../proposal/drawing/texts.ts';
import { MECHANISMS, type Mechanism, nameOf, type Proposal, type Text, textIn } from '../../proposal/proposal.ts';
import { mechanismWords } from '../../proposal/words.ts';
import { levelNames, rubric } from './rubric.ts';
import { proposalWords } from './words.ts';

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export class Tables {
  readonly #proposal: Proposal;
  readonly #language: Language;
  readonly #say;

  constructor(proposal: Proposal, language: Language) {
    this.#proposal = proposal;
    this.#language = language;
    this.#say = proposalWords[language];
  }

  services(): Table {
    const { domain, service, team, does, owns } = this.#say.columns;
    const { domains, services } = this.#proposal;
    const rows = domains.flatMap(({ name }) =>
      services
        .filter((one) => one.domain === name)
        .map((one) => [one.name, name, this.#in(one.team), this.#in(one.does), this.#owned(one.owns)]),
    );
    return withoutEmpty({ head: [service, domain, team, does, owns], rows });
  }

  /** Connections by number; those of one mechanism, or all. */
  connections(only?: Mechanism): Table {
    const { number, connection, mechanism, about, limit, reason, failure } = this.#say.columns;
    const rows = this.#proposal.connections.flatMap((one, index) => {
      if (only !== undefined && one.mechanism !== only) return [];
      const start = [String(index + 1), nameOf(one)];
      const kind = only === undefined ? [mechanismWords[one.mechanism][this.#language]] : [];
      const subject = subjectOf(one, this.#language);
      return [
        [
          ...start,
          ...kind,
          subject,
          one.timeLimit?.text.replace(' ', '\u00a0') ?? '',
          this.#in(one.reason),
          this.#in(one.onFailure),
        ],
      ];
    });
    const kind = only === undefined ? [mechanism] : [];
    return withoutEmpty({ head: [number, connection, ...kind, about, limit, reason, failure], rows });
  }

  mechanisms(): Mechanism[] {
    return MECHANISMS.filter((one) => this.#proposal.connections.some(({ mechanism }) => mechanism === one));
  }

  events(): Table {
    const { event, publisher, carries, listeners } = this.#say.columns;
    const rows = this.#proposal.events.map((one) => {
      const heard = this.#proposal.connections.filter((other) => other.event === one.name).map(({ to }) => to);
      const unheard = one.unheard === null ? '' : this.#say.unheard(this.#in(one.unheard));
      const content = one.carries === null ? '' : this.#say.carries[one.carries];
      return [one.name, one.publisher, content, heard.join(', ') || unheard];
    });
    return { head: [event, publisher, carries, listeners], rows };
  }

  /** What each service owns, and who asks for it, hears of it or reads it. */
  data(): Table {
    const { owner, data, others } = this.#say.columns;
    const { services, connections } = this.#proposal;
    const rows = services
      .filter(({ owns }) => owns.length > 0)
      .map(({ name, owns }) => {
        const used = connections.flatMap(({ from, to, mechanism, data: shared }) => {
          const isCall = mechanism.endsWith('request-response');
          const other = isCall && to === name ? from : !isCall && from === name ? to : null;
          if (other === null) return [];
          return [`${other} (${mechanismWords[mechanism][this.#language]}${shared === null ? '' : `: ${shared}`})`];
        });
        return [name, this.#owned(owns), [...new Set(used)].join(', ') || this.#say.nobody];
      });
    return { head: [owner, data, others], rows };
  }

  weighed(): Table {
    const { connection, insteadOf, whyNot, mechanism } = this.#say.columns;
    const rows = this.#proposal.connections.flatMap((one) =>
      one.considered.map((other) => [
        nameOf(one),
        mechanismWords[one.mechanism][this.#language],
        mechanismWords[other.mechanism][this.#language],
        this.#in(other.reason),
      ]),
    );
    return { head: [connection, mechanism, insteadOf, whyNot], rows };
  }

  rubric(): Table {
    return {
      head: [this.#say.columns.criterion, ...levelNames.map((name) => name[this.#language])],
      rows: rubric.map(({ name, levels }) => [name, ...levels].map((text) => text[this.#language])),
    };
  }

  #in(text: Text | null): string {
    return text === null ? '' : textIn(text, this.#language);
  }

  #owned(owns: Proposal['services'][number]['owns']): string {
    return owns.map(({ name }) => name).join(', ');
  }
}

/** Without the columns in which nothing stands. */
function withoutEmpty({ head, rows }: Table): Table {
  const kept = head.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''));
  return {
    head: head.filter((_, column) => kept[column]),
    rows: rows.map((row) => row.filter((_, column) => kept[column])),
  };
}
