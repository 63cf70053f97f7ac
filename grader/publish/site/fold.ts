/**
 * A word as the search compares it: lower case, without accents, but ñ is a letter of its own (año is not ano). Used
 * when the index is made and on what a reader types. Null for a word that is only punctuation.
 */
export function fold(word: string): string | null {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/n\u0303/g, 'ñ')
    .replace(/\p{M}/gu, '')
    .normalize('NFC');
  return plain === '' ? null : plain;
}

/** What separates words. Dots and hyphens inside stay together in code: `order.paid`, `x-death`; and are parted too. */
export function wordsOf(text: string): string[] {
  const whole = text.match(/[\p{L}\p{M}\p{N}_]+(?:[.-][\p{L}\p{M}\p{N}_]+)*/gu) ?? [];
  return whole.flatMap((word) => (/[.-]/.test(word) ? [word, ...word.split(/[.-]/)] : [word]));
}
