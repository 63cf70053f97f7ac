import type { Block, Chapter } from './chapter.ts';
import { codeOf, innerBlocks } from './walk.ts';

/** Something that stands in one language only; `line` is its line there. */
export interface Difference {
  readonly only: 'es' | 'en';
  readonly file: string;
  readonly line: number;
  /** As an author would write it: `## {#squad .exercise}`, `::: quiz who-waits (3 options, right: 2)`. */
  readonly what: string;
}

interface Mark {
  readonly line: number;
  readonly what: string;
}

/**
 * What the two versions of a page do not share, in order: headings, containers with their keys and numbers of options,
 * figures, diagrams with their numbers of messages, code with where it comes from. Texts and links are not compared.
 */
export function compareStructure(es: Chapter, en: Chapter): Difference[] {
  const [left, right] = [outline(es), outline(en)];
  const common = longest(left, right);
  const differences: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (one !== undefined && one.what === other?.what) {
      i += 1;
      j += 1;
    } else if (one !== undefined && (other === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      differences.push({ only: 'es', file: es.file, ...one });
      i += 1;
    } else if (other !== undefined) {
      differences.push({ only: 'en', file: en.file, ...other });
      j += 1;
    }
  }
  return differences;
}

/** Lengths of the longest common subsequences of what is left from each pair of places. */
function longest(left: readonly Mark[], right: readonly Mark[]): number[][] {
  const table = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const same = left[i]?.what === right[j]?.what;
      const row = table[i];
      if (row !== undefined)
        row[j] = same ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

function outline({ blocks }: Chapter): Mark[] {
  return marksIn(blocks, '');
}

/** Which container something stands in is part of what it is. */
function marksIn(blocks: readonly Block[], place: string): Mark[] {
  return blocks.flatMap((block) => {
    const marks = marksOf(block).map(({ line, what }) => ({ line, what: what + place }));
    return [...marks, ...marksIn(innerBlocks(block), ` in ${block.kind === 'box' ? block.name : block.kind}`)];
  });
}

function marksOf(block: Block): Mark[] {
  const { line } = block;
  switch (block.kind) {
    case 'heading': {
      const attributes = [block.id && `#${block.id}`, block.exercise && '.exercise'].filter(Boolean).join(' ');
      return [{ line, what: `${'#'.repeat(block.level)}${attributes && ` {${attributes}}`}` }];
    }
    case 'code':
      return [{ line, what: fenceOf([block.language, block.file, block.region, block.sketch && 'sketch']) }];
    case 'diagram':
      return [{ line, what: fenceOf(['mermaid', `(${block.sequence.events.length} messages)`]) }];
    case 'figure':
      return [{ line, what: fenceOf(['figure', block.name]) }];
    case 'quiz': {
      const right = block.options.flatMap((option, index) => (option.right ? [index + 1] : []));
      const options = `(${block.options.length} options, right: ${right.join(', ')})`;
      return [{ line, what: `::: quiz ${block.key} ${options}` }];
    }
    case 'predict':
      return [{ line, what: `::: predict ${block.key}` }];
    case 'recall':
      return [{ line, what: '::: recall' }];
    case 'box': {
      const argument = block.name === 'decision' || block.name === 'outcomes' ? ` ${block.argument}` : '';
      return [{ line, what: `::: ${block.name}${argument}` }];
    }
    case 'prose':
      return block.tokens.flatMap((token) => {
        const code = codeOf(token);
        return code === undefined ? [] : marksOf(code);
      });
  }
}

function fenceOf(parts: readonly (string | false | undefined)[]): string {
  return `\`\`\`${parts.filter(Boolean).join(' ')}`;
}
