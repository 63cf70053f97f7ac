import type { Token } from 'markdown-it';
import type { Block, Code } from './chapter.ts';

/** The blocks right inside another. */
export function innerBlocks(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'box':
      return block.blocks;
    case 'quiz':
      return [...block.question, ...block.options.flatMap(({ text, explanation }) => [...text, ...explanation])];
    case 'predict':
      return [...block.question, ...block.answer];
    case 'recall':
      return block.questions.flatMap(({ question, answer }) => [...question, ...answer]);
    default:
      return [];
  }
}

/** Every block in reading order, at any depth. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    yield* everyBlock(innerBlocks(block));
  }
}

/** The code that a fence inside a list or quotation stands for. */
export function codeOf(token: Token): Code | undefined {
  return token.type === 'fence' ? (token.meta?.code as Code | undefined) : undefined;
}

/** The texts of a block itself (not of those inside it), each with the line it begins in. */
export function textsOf(block: Block): { readonly line: number; readonly tokens: readonly Token[] }[] {
  if (block.kind === 'heading') return [{ line: block.line, tokens: block.tokens }];
  if (block.kind !== 'prose') return [];
  const texts: { line: number; tokens: readonly Token[] }[] = [];
  let line = block.line;
  for (const token of block.tokens) {
    if (token.map !== null) line = token.map[0] + 1;
    if (token.type === 'inline') texts.push({ line, tokens: token.children ?? [] });
  }
  return texts;
}
