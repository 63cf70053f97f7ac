import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { allFaults } from './faults.ts';
import { readProposal } from './read.ts';

test.each(['en', 'es'])('chapter 8 shows a piece of a proposal that is sound as far as it goes (%s)', (language) => {
  const chapter = readFileSync(inWorkbook('chapters', language, 'ch8-choosing.md'), 'utf8');
  const [, shown = ''] = /^```yaml\n(title: .*?)^```$/ms.exec(chapter) ?? [];
  const { proposal, broken, misshapen } = readProposal(shown);
  expect({ broken, misshapen }).toEqual({ broken: null, misshapen: null });
  expect(proposal && allFaults(proposal).map(({ kind }) => kind)).toEqual(['one-weighed']);
});
