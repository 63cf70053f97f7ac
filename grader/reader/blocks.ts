import type { Token } from 'markdown-it';
import { readAttributes } from './attributes.ts';
import type { Block, Heading, Prose } from './chapter.ts';
import { close, type OpenContainer, open } from './containers.ts';
import { type FenceContext, readFence } from './fences.ts';
import { type Node, nodesOf, plain } from './nodes.ts';
import { quote } from './problems.ts';

/** Deepest heading of a chapter. */
const DEEPEST = 4;
const MARGIN = 'move it to the left margin, out of the list or quotation';

/** The blocks of a chapter in reading order, containers with what they contain. */
export function blocksOf(tokens: readonly Token[], context: FenceContext): Block[] {
  const builder = new Builder(context);
  for (const node of nodesOf(tokens)) builder.read(node);
  return builder.end();
}

class Builder {
  readonly #context: FenceContext;
  readonly #blocks: Block[] = [];
  readonly #open: OpenContainer[] = [];
  /** Of the prose that is being collected. */
  #prose: Token[] = [];

  constructor(context: FenceContext) {
    this.#context = context;
  }

  read(node: Node): void {
    const { token, tokens } = node;
    if (token.type === 'colons') {
      this.#colons(token);
    } else if (token.type === 'heading_open') {
      this.#add(this.#heading(node));
    } else if (token.type === 'fence') {
      const block = this.#fence(token);
      if (block !== undefined) this.#add(block);
    } else {
      for (const inner of tokens) this.#inProse(inner);
      this.#prose.push(...tokens);
    }
  }

  end(): Block[] {
    for (let container = this.#open.at(-1); container !== undefined; container = this.#open.at(-1)) {
      const { name, line } = container;
      this.#context.report(line, `${name} is never closed`, 'close it with a line :::');
      this.#close();
    }
    this.#flush();
    return this.#blocks;
  }

  #add(block: Block): void {
    this.#flush();
    this.#here().push(block);
  }

  #here(): Block[] {
    return this.#open.at(-1)?.blocks ?? this.#blocks;
  }

  #flush(): void {
    const [first] = this.#prose;
    if (first === undefined) return;
    const prose: Prose = { kind: 'prose', line: lineOf(first), tokens: this.#prose };
    this.#prose = [];
    this.#here().push(prose);
  }

  #colons(token: Token): void {
    this.#flush();
    if (token.info !== '') {
      this.#open.push(open(token.info, lineOf(token), this.#open.at(-1), this.#context.report));
    } else if (this.#open.length > 0) this.#close();
    else this.#context.report(lineOf(token), '::: closes nothing', 'take it away, or open a container before it');
  }

  #close(): void {
    this.#flush();
    const container = this.#open.pop();
    if (container === undefined) return;
    const block = close(container, this.#open.at(-1), this.#context.report);
    if (block !== undefined) this.#here().push(block);
  }

  #heading({ token, tokens }: Node): Heading {
    const line = lineOf(token);
    const level = Number(token.tag.slice(1));
    const inline = tokens[1]?.children ?? [];
    const title = plain(inline);
    const { report } = this.#context;
    const inside = this.#open.at(-1);
    if (inside !== undefined) {
      report(line, `a heading stands inside ${inside.name}, opened in line ${inside.line}`, 'close it with ::: before');
    }
    if (level > DEEPEST) report(line, `a heading of level ${level}`, `${'#'.repeat(DEEPEST)} is the deepest`);
    if (title === '') report(line, 'a heading without a title', 'write it before {#its-id}');
    const written = typeof token.meta?.attributes === 'string' ? token.meta.attributes : '';
    const words = readAttributes(written)?.words ?? [written];
    const id = words.find((word) => word.startsWith('#'))?.slice(1) ?? '';
    const odd = words.filter((word) => word !== `#${id}` && word !== '.exercise');
    if (odd.length > 0) report(line, `not understood: ${quote(odd.join(' '))}`, 'write {#id} or {#id .exercise}');
    return { kind: 'heading', line, id, level, title, tokens: inline, exercise: words.includes('.exercise') };
  }

  #fence(token: Token): Block | undefined {
    const { report } = this.#context;
    if (token.meta?.closed === false) report(lineOf(token), 'the fence is never closed', 'close it with ```');
    const block = readFence(token, this.#context);
    if (block?.kind === 'code') token.meta = { ...token.meta, code: block };
    return block;
  }

  #inProse(token: Token): void {
    const { report } = this.#context;
    if (token.type === 'colons') report(lineOf(token), '::: inside a list or quotation', MARGIN);
    if (token.type === 'heading_open') report(lineOf(token), 'a heading inside a list or quotation', MARGIN);
    if (token.type !== 'fence') return;
    const block = this.#fence(token);
    if (block !== undefined && block.kind !== 'code') {
      report(lineOf(token), `a ${block.kind} inside a list or quotation`, MARGIN);
    }
  }
}

function lineOf(token: Token): number {
  return (token.map?.[0] ?? 0) + 1;
}
