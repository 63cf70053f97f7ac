/**
 * The notes of a PPTX, as a person writes them. Marp puts all of a slide's into one paragraph, in which PowerPoint shows no end
 * of line, and calls them English.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const NOTES = /^ppt\/notesSlides\/[^/]+\.xml$/;
const SIGNATURES = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const [LOCAL, CENTRAL, END] = [30, 46, 22];
const [STORED, DEFLATED, UTF8] = [0, 8, 0x0800];

/** `bytes` of a PPTX with its notes in paragraphs, in `language`. */
export function withParagraphs(bytes: Buffer, language: string): Buffer {
  return rewritten(bytes, (name, read) => (NOTES.test(name) ? paragraphed(read(), language) : undefined));
}

/** `<a:p>` whose text has empty lines in it → one for each paragraph. */
function paragraphed(xml: string, language: string): string {
  return xml
    .replaceAll('lang="en-US"', `lang="${language}"`)
    .replace(
      /<a:p><a:r>(<a:rPr[^>]*>)<a:t>([^<]*)<\/a:t><\/a:r>(<a:endParaRPr[^>]*>)<\/a:p>/g,
      (_, look, text: string, end) => {
        const paragraphs = text.split(/(?:\r?\n){2,}/).map((one) => one.replace(/\r?\n/g, ' ').trim());
        return paragraphs.map((one) => `<a:p><a:r>${look}<a:t>${one}</a:t></a:r>${end}</a:p>`).join('');
      },
    );
}

/** A zip archive with the files that `change` gives another text; the others stay as they are packed. */
function rewritten(bytes: Buffer, change: (name: string, read: () => string) => string | undefined): Buffer {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new TypeError('withParagraphs(): expected a PPTX, which is a zip archive');
  const count = bytes.readUInt16LE(end + 10);
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let [at, offset] = [bytes.readUInt32LE(end + 16), 0];
  for (let entry = 0; entry < count; entry += 1) {
    const [method, sum, packedSize, size] = [
      bytes.readUInt16LE(at + 10),
      ...[16, 20, 24].map((one) => bytes.readUInt32LE(at + one)),
    ];
    const [nameSize, extra, comment] = [28, 30, 32].map((one) => bytes.readUInt16LE(at + one));
    const name = bytes.subarray(at + CENTRAL, at + CENTRAL + (nameSize ?? 0));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + LOCAL + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + (packedSize ?? 0));
    const text = change(name.toString(), () => (method === STORED ? packed : inflateRawSync(packed)).toString());
    const fresh = text === undefined ? undefined : Buffer.from(text);
    const data = fresh === undefined ? packed : deflateRawSync(fresh);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(UTF8, 2);
    header.writeUInt16LE(fresh === undefined ? (method ?? STORED) : DEFLATED, 4);
    bytes.copy(header, 6, at + 12, at + 16);
    header.writeUInt32LE(fresh === undefined ? (sum ?? 0) : crc32(fresh), 10);
    header.writeUInt32LE(data.length, 14);
    header.writeUInt32LE(fresh?.length ?? size ?? 0, 18);
    header.writeUInt16LE(name.length, 22);
    parts.push(signed(SIGNATURES.local), header, name, data);
    const tail = Buffer.alloc(14);
    bytes.copy(tail, 6, at + 38, at + 42);
    tail.writeUInt32LE(offset, 10);
    directory.push(signed(SIGNATURES.central), Buffer.from([20, 0]), header, tail, name);
    offset += LOCAL + name.length + data.length;
    at += CENTRAL + (nameSize ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  const listed = Buffer.concat(directory);
  const last = Buffer.alloc(END - 4);
  last.writeUInt16LE(count, 4);
  last.writeUInt16LE(count, 6);
  last.writeUInt32LE(listed.length, 8);
  last.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, signed(SIGNATURES.end), last]);
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
