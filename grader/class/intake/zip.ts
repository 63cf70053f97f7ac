import { open, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import { bytesOf, type Entry, entryCounter, type Visitor } from './reader.ts';
import { Refused } from './refusal.ts';

/** Bits of the mode of a file on Unix, which a zip keeps in the upper half of its attributes. */
const TYPE_BITS = 0o170000;
const LINK = 0o120000;
const FILE = 0o100000;
const ENCRYPTED = 1;

/** Shows the entries of a zip file. Only those that are wanted are decompressed, and no further than they may be long. */
export async function readZip(file: string, visitor: Visitor): Promise<void> {
  const zip = await opened(file);
  try {
    const count = entryCounter();
    for await (const entry of entriesOf(zip)) {
      count();
      if (entry.fileName.endsWith('/')) continue;
      const shown: Entry = { path: entry.fileName, kind: kindOf(entry), size: entry.uncompressedSize };
      if (!visitor.wants(shown)) continue;
      if (entry.generalPurposeBitFlag & ENCRYPTED) throw new Refused('encrypted', { path: entry.fileName });
      visitor.takes(shown, await bytesOf(await stream(zip, entry), shown.path));
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    const { message } = error as Error;
    // yauzl looks at the names itself.
    if (/relative path|absolute path/.test(message))
      throw new Refused('outside', { path: message.split(': ').at(-1) ?? '' });
    throw new Refused('unreadable', { error: message });
  } finally {
    zip.close();
  }
}

function opened(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(new Refused('unreadable', { error: error.message }));
      else resolve(zip);
    });
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<ZipEntry> {
  for (;;) {
    const entry = await new Promise<ZipEntry | null>((resolve, reject) => {
      zip.removeAllListeners();
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', reject);
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

function stream(zip: ZipFile, entry: ZipEntry): Promise<NodeJS.ReadableStream & AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, found) => (error ? reject(error) : resolve(found as never)));
  });
}

function kindOf({ externalFileAttributes }: ZipEntry): Entry['kind'] {
  const type = (externalFileAttributes >>> 16) & TYPE_BITS;
  if (type === LINK) return 'link';
  return type === 0 || type === FILE ? 'file' : 'special';
}
