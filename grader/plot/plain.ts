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
  ρ: 'rho',
};

/** `text` safe to print on one line, in ASCII alone where asked. */
export function plain(text: string, ascii: boolean): string {
  const safe = sanitise(text);
  return ascii ? asciiOnly(safe.replace(/[¿¡×−≈≤→ρ]/g, (character) => LIKENESS[character] ?? '')) : safe;
}
