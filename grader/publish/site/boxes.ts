import type { Box } from '../../reader/chapter.ts';
import { TITLES } from '../../reader/words.ts';
import { escapeHtml } from '../html.ts';
import type { Renderer } from './render.ts';

/** Boxes beside the text, as assistive technology is told; the others are parts of it. */
const ASIDES: ReadonlySet<Box['name']> = new Set(['note', 'warning', 'in-python', 'scope']);

export function boxHtml(box: Box, renderer: Renderer): string {
  const { name, argument } = box;
  const label = renderer.id('B');
  const own = name === 'outcomes' || name === 'decision' ? '' : argument;
  const id = name === 'decision' ? ` id="${argument}"` : '';
  return [
    `<div class="box ${name}"${id} role="${ASIDES.has(name) ? 'note' : 'group'}" aria-labelledby="${label}">`,
    `<p class="name" id="${label}">${TITLES[name][renderer.language]}${own === '' ? '' : ` <strong>${escapeHtml(own)}</strong>`}</p>`,
    renderer.blocks(box.blocks),
    '</div>',
  ].join('\n');
}

/** Each hint holds the next one, so that a reader unfolds them step by step, with or without scripts. */
export function hintsHtml(hints: readonly Box[], renderer: Renderer): string {
  const { words } = renderer;
  const from = (index: number): string => {
    const hint = hints[index];
    if (hint === undefined) return '';
    const summary = `<summary>${words.hint(index + 1, hints.length)}</summary>`;
    return `<details class="hint">${summary}\n${renderer.blocks(hint.blocks)}\n${from(index + 1)}</details>`;
  };
  return `<div class="hints" role="group" aria-label="${words.hints}">${from(0)}</div>`;
}
