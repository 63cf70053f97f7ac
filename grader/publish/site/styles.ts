import { readFileSync } from 'node:fs';
import { inWorkbook } from '../../base/workbook.ts';
import { tokenCss } from '../highlight.ts';

/** Relative to grader/publish, in the order in which they count. */
const SHEETS = [
  'theme/tokens.css',
  'site/style/base.css',
  'site/style/frame.css',
  'site/style/text.css',
  'site/style/boxes.css',
  'site/style/home.css',
  'site/style/print.css',
];

/** The site's style sheet: ours, and a rule for each colour that highlighted code has taken so far. */
export function styles(): string {
  const sheets = SHEETS.map((name) => readFileSync(inWorkbook('grader', 'publish', name), 'utf8').trim());
  return `${[...sheets, tokenCss()].join('\n\n')}\n`;
}
