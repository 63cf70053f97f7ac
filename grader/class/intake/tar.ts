import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { bytesOf, type Entry, entryCounter, UNPACKED_LIMIT, type Visitor } from './reader.ts';
import { Refused } from './refusal.ts';

const GZIP = 0x1f8b;
const ZSTD = 0x28b5;
const MAGIC_AT = 257;
const FILES = ['File', 'OldFile', 'ContiguousFile'];
const FOLDERS = ['Directory', 'GNUDumpDir'];
const LINKS = ['SymbolicLink', 'Link'];

/** Shows the entries of a tar, gzipped or not. It is decompressed piece by piece, and no further than it may be long. */
export async function readTar(file: string, visitor: Visitor): Promise<void> {
  const parser = new Parser({ strict: true });
  const count = entryCounter();
  let refusal: Error | null = null;
  let reading: Promise<void> = Promise.resolve();
  const entry = async (found: ReadEntry): Promise<void> => {
    if (refusal !== null || FOLDERS.includes(found.type)) return void found.resume();
    const shown: Entry = { path: found.path, kind: kindOf(found), size: found.size };
    count();
    if (visitor.wants(shown)) visitor.takes(shown, await bytesOf(found as never, shown.path));
    else found.resume();
  };
  parser.on('entry', (found) => {
    reading = entry(found).catch((error: Error) => {
      refusal ??= error;
      found.resume();
    });
  });
  parser.on('ignoredEntry', (found) => found.resume());
  const ended = new Promise<void>((resolve, reject) => {
    parser.on('end', resolve);
    parser.on('error', reject);
  });
  ended.catch(() => {});
  try {
    let size = 0;
    for await (const part of await unpacked(file)) {
      if (size === 0) refuseOtherFormats(part);
      size += part.length;
      if (size > UNPACKED_LIMIT) throw new Refused('bomb', { limit: UNPACKED_LIMIT / 1024 / 1024 });
      if (!parser.write(part)) await new Promise((resolve) => parser.once('drain', resolve));
      if (refusal !== null) throw refusal;
    }
    parser.end();
    await ended;
    await reading;
    if (refusal !== null) throw refusal;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('unreadable', { error: (error as Error).message });
  }
}

async function unpacked(file: string): Promise<AsyncIterable<Buffer>> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close());
  const bytes = createReadStream(file);
  if (buffer.readUInt16BE(0) !== GZIP) return bytes;
  const gunzip = createGunzip();
  bytes.on('error', (error) => gunzip.destroy(error));
  return bytes.pipe(gunzip);
}

/** The parser would go on decompressing by itself, without our limit: only a plain tar reaches it. */
function refuseOtherFormats(first: Buffer): void {
  const isTar = first.toString('latin1', MAGIC_AT, MAGIC_AT + 5) === 'ustar';
  const begun = first.length < 2 ? 0 : first.readUInt16BE(0);
  if (!isTar || begun === GZIP || begun === ZSTD) throw new Refused('unreadable', { error: 'no tar' });
}

function kindOf({ type }: ReadEntry): Entry['kind'] {
  if (LINKS.includes(type)) return 'link';
  return FILES.includes(type) ? 'file' : 'special';
}
