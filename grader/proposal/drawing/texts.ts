/** Texts of a drawing, in lines that fit where they stand. */
import { columns, truncate, wrap } from '../../journal/columns.ts';
import type { Language } from '../../language/bilingual.ts';
import { type Connection, type Service, textIn } from '../proposal.ts';
import { BOLD, BOX, CHARACTER, NAME, TEXT } from './measures.ts';

/** Characters of a line of a label. */
const LABEL = 25;
/** Lines of a label, of a team, of what a service owns: the rest is in the tables. */
const MOST = { label: 3, team: 3, owns: 6 } as const;

/** What a connection is about, in a few words: the request, the event, the data. */
export function subjectOf(connection: Connection, language: Language): string {
  const { mechanism, event, data, asks } = connection;
  if (mechanism === 'events') return event ?? '';
  if (mechanism === 'common-data') return data ?? '';
  return asks === null ? '' : textIn(asks, language);
}

export function labelOf(connection: Connection, language: Language): string[] {
  return shortened(wrap(subjectOf(connection, language), LABEL), MOST.label);
}

/** The whole name of a service: it is what the tables and whoever speaks refer to. */
export function nameLines(name: string): string[] {
  return broken(name, Math.floor((BOX.width - 2 * BOX.padding) / (BOLD * NAME)));
}

/** What stands below the name: the team, and the data that the service owns. */
export function linesOf(service: Service, language: Language, owns: (data: string) => string): string[] {
  const width = Math.floor((BOX.width - 2 * BOX.padding) / (CHARACTER * TEXT));
  const data = service.owns.map(({ name }) => name).join(', ');
  return [
    ...shortened(wrap(textIn(service.team, language), width), MOST.team),
    ...(data === '' ? [] : shortened(wrap(owns(data), width), MOST.owns)),
  ];
}

/** `text` in lines of at most `width` characters, broken after a sign that joins words, within a word where it must be. */
export function broken(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<=[-_./\s])/)) {
    if (line !== '' && columns(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
    while (columns(line.trimEnd()) > width) {
      const part = truncate(line, width, '');
      lines.push(part);
      line = line.slice(part.length);
    }
  }
  return [...lines, line.trimEnd()].filter((one) => one !== '');
}

/** The first `most` of `lines`, with a sign that there are more. */
function shortened(lines: readonly string[], most: number): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}
