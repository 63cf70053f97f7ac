import type { Trouble } from './words.ts';

/** How an arrow ends, in the direction of its travel to the right and to the left. */
interface End {
  readonly right: string;
  readonly left: string;
}

/** The characters of a text drawing. All are one column wide but `reset`, which is two. */
export interface Glyphs {
  readonly lifeline: string;
  readonly crossing: string;
  readonly line: string;
  /** The line of a message whose rest never comes. */
  readonly dashed: string;
  readonly note: string;
  /** Before what a participant sends to itself. */
  readonly self: string;
  readonly skipped: string;
  readonly ellipsis: string;
  readonly ends: Readonly<Record<Trouble | 'delivered', End>>;
}

export const UNICODE: Glyphs = {
  lifeline: '│',
  crossing: '┼',
  line: '─',
  dashed: '╌',
  note: '●',
  self: '↺ ',
  skipped: '⋮',
  ellipsis: '…',
  ends: {
    delivered: { right: '▶', left: '◀' },
    late: { right: '▷', left: '◁' },
    stalled: { right: '▶', left: '◀' },
    aborted: { right: '✕', left: '✕' },
    lost: { right: '╳', left: '╳' },
    refused: { right: '┤', left: '├' },
    reset: { right: '╱╱', left: '╱╱' },
  },
};

export const ASCII: Glyphs = {
  lifeline: '|',
  crossing: '+',
  line: '-',
  dashed: '.',
  note: '*',
  self: '(self) ',
  skipped: ':',
  ellipsis: '..',
  ends: {
    delivered: { right: '>', left: '<' },
    late: { right: ')', left: '(' },
    stalled: { right: '>', left: '<' },
    aborted: { right: 'X', left: 'X' },
    lost: { right: 'x', left: 'x' },
    refused: { right: ']', left: '[' },
    reset: { right: '//', left: '//' },
  },
};

/** Whether an arrow of this kind breaks off before it reaches the other lifeline. */
export function breaksOff(trouble: Trouble | undefined): trouble is 'lost' | 'refused' | 'reset' {
  return trouble === 'lost' || trouble === 'refused' || trouble === 'reset';
}
