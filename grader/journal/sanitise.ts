/** What is longer, in UTF-16 units, is cut before anything else is done with it. */
const LONGEST = 2000;

/**
 * `text` as one line that is safe in a terminal and in XML: every white space is one space, control characters (and
 * with them ANSI escapes) become their visible pictures (`␛`), invisible characters and changes of writing direction
 * go, what has no agreed width becomes `�`, and accents do not pile up. Texts over 2000 units end in `…`.
 */
export function sanitise(text: string): string {
  const bounded = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return bounded
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{White_Space}]+/gu, ' ')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Emoji_Modifier}]/gu, '')
    .replace(/\p{Regional_Indicator}/gu, (flag) => String.fromCharCode(65 + (flag.codePointAt(0) ?? 0) - 0x1f1e6))
    .replace(/\p{Cc}/gu, picture)
    .replace(/[\p{Cn}\p{Co}\u1161-\u11ff\ud7b0-\ud7ff]/gu, '�')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/^[\p{M} ]+| +$/gu, '');
}

/** U+2400 to U+2421 show the C0 controls and DEL; the C1 controls have no picture. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}

/** A sanitised text in ASCII: letters lose their accents, what has no likeness becomes `?`. */
export function asciiOnly(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[…]/g, '...')
    .replace(/[‘’]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[‐-―·]/g, '-')
    .replace(/[^ -~]/gu, '?');
}
