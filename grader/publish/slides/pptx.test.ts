import { expect, test } from 'vitest';
import { fromBuffer } from 'yauzl';
import { zipOf } from '../../class/intake/archives.fixture.ts';
import { withParagraphs } from './pptx.ts';

const run = (text: string) =>
  `<a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>${text}</a:t></a:r><a:endParaRPr lang="en-US" dirty="0"/></a:p>`;

/** The files of a zip archive, as another program reads them. */
function filesOf(bytes: Buffer): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const files: Record<string, string> = {};
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (trouble, stream) => {
          if (trouble) return reject(trouble);
          files[entry.fileName] = Buffer.concat(await stream.toArray()).toString();
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}

test('notes have their paragraphs, in their language, and nothing else changes', async () => {
  const slide = run('one\n\ntwo');
  const bytes = zipOf([
    { name: 'ppt/slides/slide1.xml', text: slide },
    { name: 'ppt/notesSlides/notesSlide1.xml', text: `<x>${run('¿Qué &lt;3&gt;?\r\n\r\nAsí.\nY así.')}</x>` },
    { name: 'ppt/media/ñ.png', text: 'bytes' },
  ]);
  const files = await filesOf(withParagraphs(bytes, 'es'));
  expect(Object.keys(files)).toEqual(['ppt/slides/slide1.xml', 'ppt/notesSlides/notesSlide1.xml', 'ppt/media/ñ.png']);
  expect(files['ppt/slides/slide1.xml']).toBe(slide);
  expect(files['ppt/media/ñ.png']).toBe('bytes');
  const told = [run('¿Qué &lt;3&gt;?'), run('Así. Y así.')].join('').replaceAll('en-US', 'es');
  expect(files['ppt/notesSlides/notesSlide1.xml']).toBe(`<x>${told}</x>`);
});

test('what is no archive is refused', () => {
  expect(() => withParagraphs(Buffer.from('x'), 'es')).toThrow(TypeError);
});
