import { fold, wordsOf } from '../fold.ts';

/** Characters before the first word that was found, and in all. */
const [BEFORE, LENGTH] = [50, 180];

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A stretch of `text` around the first of `terms` (folded, as the index has them), with all of them marked. */
export function excerpt(text: string, terms: readonly string[]): Piece[] {
  const wanted = new Set(terms);
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}_]+(?:[.-][\p{L}\p{M}\p{N}_]+)*/gu)];
  const isWanted = (word: string): boolean => wordsOf(word).some((part) => wanted.has(fold(part) ?? ''));
  const first = words.find(([word]) => isWanted(word))?.index ?? 0;
  const start = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
  const end = text.length <= start + LENGTH ? text.length : text.lastIndexOf(' ', start + LENGTH);
  const pieces: Piece[] = start > 0 ? [{ text: '… ', marked: false }] : [];
  let at = start;
  for (const { 0: word, index } of words) {
    if (index < start || index + word.length > end || !isWanted(word)) continue;
    pieces.push({ text: text.slice(at, index), marked: false }, { text: word, marked: true });
    at = index + word.length;
  }
  pieces.push({ text: text.slice(at, end) + (end < text.length ? ' …' : ''), marked: false });
  return pieces.filter(({ text: piece }) => piece !== '');
}
