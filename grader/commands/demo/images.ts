import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../language/bilingual.ts';
import type { Plot } from '../../plot/plot.ts';
import { drawPlotSvg } from '../../plot/svg.ts';
import { plotWords } from '../../plot/words.ts';

/** Writes each plot to `<folder>/<chapter>-<demo>-<plot>.<language>.svg`, and returns the files. */
export function writeImages(
  folder: string,
  demo: { readonly chapter: string; readonly name: string },
  plots: readonly Plot[],
  language: Language,
): string[] {
  mkdirSync(folder, { recursive: true });
  return plots.map((plot) => {
    const idPrefix = `${demo.chapter}-${demo.name}-${plot.id}`;
    const file = path.join(folder, `${idPrefix}.${language}.svg`);
    writeFileSync(file, `${drawPlotSvg(plot, { words: plotWords[language], idPrefix, language })}\n`);
    return file;
  });
}
