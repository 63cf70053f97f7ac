import { createHash } from 'node:crypto';

/** A name of a file for `student` on every system, its own for each student. */
export function fileName(student: string): string {
  const plain = student.replace(/[^\p{L}\p{N}._ @+-]/gu, '_');
  const isFit = plain === student && /^[^.\s-].*(?<![.\s])$/.test(plain) && plain.length <= 80 && !RESERVED.test(plain);
  if (isFit) return plain;
  return `${plain.replace(/^[.\s-]+/, '').slice(0, 60)}-${createHash('sha256').update(student).digest('hex').slice(0, 8)}`;
}

/** What Windows keeps for itself. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
