/** The engine of every deck: Marp, with the workbook's theme and what a deck may hold besides. marp-cli is given this file. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Marp, MarpOptions } from '@marp-team/marp-core';
import { inWorkbook } from '../../base/workbook.ts';
import { tokenCss } from '../highlight.ts';
import { workbookSlides } from './plugin.ts';

export const THEME = 'between-services';

const require = createRequire(import.meta.url);
// The one that marp-cli brings along, wherever npm has put it: a second one beside it would be another version.
const core = createRequire(require.resolve('@marp-team/marp-cli'))('@marp-team/marp-core') as { Marp: typeof Marp };

class WorkbookMarp extends core.Marp {
  /** Which colours code takes is known when the slides are there. */
  protected override renderStyle(theme: string | undefined): string {
    return `${super.renderStyle(theme)}\n${tokenCss()}`;
  }
}

/** A Marp that asks nothing of the network (its emoji and formulas would) and takes no HTML. */
export default function createMarp(options: MarpOptions = {}): Marp {
  const emoji = { shortcode: false, unicode: false } as const;
  const marp = new WorkbookMarp({ ...options, html: false, math: false, slug: false, emoji });
  marp.themeSet.default = marp.themeSet.add(themeCss());
  return marp.use(workbookSlides);
}

function themeCss(): string {
  const sheet = (name: string) => readFileSync(inWorkbook('grader', 'publish', name), 'utf8');
  return `/* @theme ${THEME} */\n${sheet('theme/tokens.css')}\n${sheet('slides/theme.css')}`;
}
