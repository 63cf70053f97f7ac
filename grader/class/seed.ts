/** The seed of a class: a secret text, so that nobody knows the inputs before the marks are published. */
import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody guesses. */
export function drawSecret(): string {
  return randomBytes(12).toString('hex');
}

/** The seed of the grader that `secret` stands for: a whole number from 0 to 2³² − 1. */
export function seedOf(secret: string): number {
  return createHash('sha256').update(secret).digest().readUInt32BE(0);
}

/** Whether a class of `of` shares has `student` in share `index` (from 1): the same on every machine. */
export function isInShard(student: string, { index, of }: { readonly index: number; readonly of: number }): boolean {
  return createHash('sha256').update(student).digest().readUInt32BE(0) % of === index - 1;
}
