import type { Language } from '../../language/bilingual.ts';

/** Something a reader can set; its value is always a number or, for `text`, a line of text. */
export type Control =
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      /** In order, as a slider has them; a list since even steps would be too fine here and too coarse there. */
      readonly values: readonly number[];
      readonly initial: number;
      /** A value with its unit, for people: `99.9 %`. */
      readonly say: (value: number) => string;
    }
  | { readonly kind: 'text'; readonly name: string; readonly label: string; readonly initial: string };

export interface Values {
  readonly number: (name: string) => number;
  readonly text: (name: string) => string;
}

export interface Drawing {
  /** HTML: drawings and tables, each with its text alternative. */
  readonly html: string;
  /** What it says with these values, in sentences; read out when a value changes. */
  readonly told: readonly string[];
}

/**
 * A figure of the chapters. Pure: the same values give the same drawing, when the site is built (with the initial
 * values: the static figure) and in the browser (with the reader's). No part of it knows about either.
 */
export interface Figure {
  readonly controls: (language: Language) => readonly Control[];
  /** `id` begins the ids inside and is its own on the page. */
  readonly draw: (values: Values, language: Language, id: string) => Drawing;
}

/** The values that `controls` have before anybody touches them, changed by `changes`. */
export function valuesOf(
  controls: readonly Control[],
  changes: Readonly<Record<string, number | string>> = {},
): Values {
  const given = (name: string): number | string | undefined =>
    changes[name] ?? controls.find((control) => control.name === name)?.initial;
  return { number: (name) => Number(given(name)), text: (name) => String(given(name) ?? '') };
}

/** `value` with a decimal point, as the chapters write it in both languages, and at most three significant digits. */
export function say(value: number, digits = 3): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: digits, useGrouping: false }).format(value);
}

/** A time given in milliseconds, in the unit that suits it. */
export function sayTime(exact: number): string {
  const milliseconds = Number(exact.toPrecision(3));
  if (milliseconds >= 7_200_000) return `${say(milliseconds / 3_600_000)} h`;
  if (milliseconds >= 60_000) return `${say(milliseconds / 60_000)} min`;
  if (milliseconds >= 1000) return `${say(milliseconds / 1000)} s`;
  if (milliseconds >= 1) return `${say(milliseconds)} ms`;
  if (milliseconds >= 0.001) return `${say(milliseconds * 1000)} µs`;
  return `${say(milliseconds * 1e6)} ns`;
}
