/** A text that a person reads, in both languages of the workbook. */
export interface Bilingual {
  readonly en: string;
  readonly es: string;
}

export type Language = keyof Bilingual;

/** What may stand in a text's `{places}`. */
export type Values = Readonly<Record<string, string | number>>;

/** Values of which some are words of their own, so that they stand in both languages. */
export type Worded = Readonly<Record<string, string | number | Bilingual>>;

/** `values` as they read in `language`. */
export function valuesIn(language: Language, values: Worded): Values {
  const read = (value: Worded[string]) => (typeof value === 'object' ? value[language] : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, read(value)]));
}

/** `text` with each `{name}` replaced by its value; a name without a value is an Error, since a person would read it. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in the text "${text}"`);
    return String(value);
  });
}
