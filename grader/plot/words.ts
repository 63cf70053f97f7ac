import type { Language } from '../language/bilingual.ts';

export interface PlotWords {
  /** What the axes measure. */
  readonly axes: (x: string, y: string) => string;
  readonly band: (label: string, from: string, until: string) => string;
  readonly empty: (name: string) => string;
  /** Where a series begins and ends, and its extremes. */
  readonly course: (told: {
    readonly name: string;
    readonly first: readonly [x: string, y: string];
    readonly last: readonly [x: string, y: string];
    readonly least: readonly [x: string, y: string];
    readonly most: readonly [x: string, y: string];
  }) => string;
  /** Before the values of a series; `all`: none is left out. */
  readonly values: (all: boolean) => string;
  readonly at: (x: string, y: string) => string;
}

/** The words of a plot's text alternative. */
export const plotWords: Readonly<Record<Language, PlotWords>> = {
  en: {
    axes: (x, y) => `Across: ${x}. Upwards: ${y}.`,
    band: (label, from, until) => `Marked from ${from} to ${until}: ${label}.`,
    empty: (name) => `${name}: no values.`,
    course: ({ name, first, last, least, most }) =>
      `${name}: begins with ${first[1]} at ${first[0]} and ends with ${last[1]} at ${last[0]}; lowest ${least[1]} at ${least[0]}, highest ${most[1]} at ${most[0]}.`,
    values: (all) => (all ? 'Values:' : 'Some of the values:'),
    at: (x, y) => `${y} at ${x}`,
  },
  es: {
    axes: (x, y) => `Horizontal: ${x}. Vertical: ${y}.`,
    band: (label, from, until) => `Marcado de ${from} a ${until}: ${label}.`,
    empty: (name) => `${name}: sin valores.`,
    course: ({ name, first, last, least, most }) =>
      `${name}: empieza con ${first[1]} en ${first[0]} y termina con ${last[1]} en ${last[0]}; mínimo ${least[1]} en ${least[0]}, máximo ${most[1]} en ${most[0]}.`,
    values: (all) => (all ? 'Valores:' : 'Algunos valores:'),
    at: (x, y) => `${y} en ${x}`,
  },
};
