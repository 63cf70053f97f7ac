import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Experiment } from '../../demos/demo.ts';
import { drawSvg } from '../../journal/svg.ts';
import type { Language } from '../../language/bilingual.ts';
import { catalogues } from '../../language/catalogue.ts';
import { drawPlotSvg } from '../../plot/svg.ts';
import { drawTableSvg } from '../../plot/table-svg.ts';
import { plotWords } from '../../plot/words.ts';

/**
 * Writes each diagram, each plot, and the table where it has an id, to `<folder>/<chapter>-<demo>-<id>.<language>.svg`,
 * and returns the files.
 */
export function writeImages(
  folder: string,
  demo: { readonly chapter: string; readonly name: string },
  { diagrams = [], plots, table }: Experiment,
  language: Language,
): string[] {
  mkdirSync(folder, { recursive: true });
  const write = (id: string, draw: (idPrefix: string) => string): string => {
    const idPrefix = `${demo.chapter}-${demo.name}-${id}`;
    const file = path.join(folder, `${idPrefix}.${language}.svg`);
    writeFileSync(file, `${draw(idPrefix)}\n`);
    return file;
  };
  const words = catalogues[language].journal;
  return [
    ...diagrams.map(({ id, title, events }) => write(id, (idPrefix) => drawSvg(events, { words, title, idPrefix }))),
    ...plots.map((plot) =>
      write(plot.id, (idPrefix) => drawPlotSvg(plot, { words: plotWords[language], idPrefix, language })),
    ),
    ...(table.id === undefined ? [] : [write(table.id, (idPrefix) => drawTableSvg(table, { idPrefix, language }))]),
  ];
}
