/** What the readers of folders, archives and repositories have in common. None of them unpacks anything. */
import type { Readable } from 'node:stream';
import { Refused } from './refusal.ts';

export interface Entry {
  /** As the submission says it, with forward slashes. Not to be trusted. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'special';
  /** Bytes, as the submission says. */
  readonly size: number;
}

export interface Visitor {
  /** Whether the bytes of this entry are wanted. Throws Refused where the entry has no place in a submission. */
  wants(entry: Entry): boolean;
  /** The bytes of an entry that was wanted. */
  takes(entry: Entry, bytes: Buffer): void;
}

/** Shows every entry of what stands at `place` to `visitor`. Throws Refused where it cannot be read. */
export type Reader = (place: string, visitor: Visitor) => Promise<void>;

/** Bytes of one exercise file; the longest solution has a fiftieth of it. */
export const FILE_LIMIT = 1024 * 1024;
/** Bytes of an archive, and of what a tar becomes when it is decompressed. */
export const ARCHIVE_LIMIT = 100 * 1024 * 1024;
export const UNPACKED_LIMIT = 500 * 1024 * 1024;
/** Files, folders and links of one submission. */
export const ENTRY_LIMIT = 20_000;

/** All bytes of `stream`; refused where there are more than an exercise file may have, whatever the entry said. */
export async function bytesOf(stream: Readable | AsyncIterable<Buffer>, path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > FILE_LIMIT) throw new Refused('tooLarge', { path, limit: FILE_LIMIT / 1024 });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Counts entries, and refuses a submission of too many. */
export function entryCounter(): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count > ENTRY_LIMIT) throw new Refused('tooMany', { limit: ENTRY_LIMIT });
  };
}
