import { asciiOnly, sanitise } from '../journal/sanitise.ts';

/** What has a likeness in ASCII that `asciiOnly` does not know. */
const LIKENESS: Readonly<Record<string, string>> = {
  '¿': '',
  '¡': '',
  '×': 'x',
  '−': '-',
  '≈': '~',
  '≤': '<=',
  '→': '->',
  µ: 'u',
  ρ: 'rho',
};

/** `text` safe to print on one line, in ASCII alone where asked. */
export function plain(text: string, ascii: boolean): string {
  const safe = sanitise(text);
  return ascii ? asciiOnly(safe.replace(/[¿¡×−≈≤→µρ]/g, (character) => LIKENESS[character] ?? '')) : safe;
}
