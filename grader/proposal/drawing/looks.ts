/** How mechanisms are told apart: by dashes and ends first, by colour besides. */
import { MECHANISMS, type Mechanism } from '../proposal.ts';

interface Look {
  readonly dashes: string;
  /** The end at whoever is called, listens or reads; 10 units long, its tip at (10, 5). */
  readonly head: string;
  readonly light: string;
  readonly dark: string;
}

const LOOKS: Readonly<Record<Mechanism, Look>> = {
  'request-response': { dashes: '', head: '<path d="M0 0L10 5L0 10z"/>', light: '#0d5f58', dark: '#6cc5ba' },
  'async-request-response': {
    dashes: '10 5',
    head: '<path d="M1 0.5L9.5 5L1 9.5" fill="none" stroke-width="2"/>',
    light: '#5a3f9e',
    dark: '#b9a5ee',
  },
  events: {
    dashes: '1 5',
    head: '<circle cx="5.5" cy="5" r="4.5"/>',
    light: '#a1331b',
    dark: '#f09a84',
  },
  'common-data': { dashes: '', head: '<path d="M1 0.5h9v9h-9z"/>', light: '#7a5a00', dark: '#dcbb5a' },
};

/** Rules for a drawing of class `proposal`; nothing outside of it is touched. */
export function drawingCss(): string {
  const colours = (scheme: 'light' | 'dark'): string =>
    MECHANISMS.map((mechanism) => `--${mechanism}:${LOOKS[mechanism][scheme]}`).join(';');
  const light = `--paper:#fff;--band:#f5f3ee;--edge:#d5d0c4;--box:#fff;--line:#6f6a60;--text:#20242a;--muted:#5a6068;${colours('light')}`;
  const dark = `--paper:#14181c;--band:#1b2026;--edge:#3a434d;--box:#262d35;--line:#8b95a0;--text:#dfe3e7;--muted:#a3acb5;${colours('dark')}`;
  return [
    `.proposal{${light}}`,
    `@media (prefers-color-scheme:dark){.proposal{${dark}}}`,
    `[data-theme="light"] .proposal{${light}}`,
    `[data-theme="dark"] .proposal{${dark}}`,
    '.proposal text{fill:var(--text)}.proposal .muted{fill:var(--muted)}.proposal .strong{font-weight:650}',
    '.proposal .paper{fill:var(--paper)}.proposal .band{fill:var(--band);stroke:var(--edge)}',
    '.proposal .box{fill:var(--box);stroke:var(--line);stroke-width:1.25}',
    // Where a line passes a text all the same, the text stays readable.
    '.proposal .halo{paint-order:stroke;stroke:var(--band);stroke-width:4px;stroke-linejoin:round}',
    '.proposal .line{fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}',
    '.proposal .inner{fill:none;stroke:var(--band);stroke-width:2}',
    ...MECHANISMS.map((mechanism) => {
      const { dashes } = LOOKS[mechanism];
      const width =
        mechanism === 'common-data'
          ? ';stroke-width:5;stroke-linecap:butt'
          : mechanism === 'events'
            ? ';stroke-width:2.75'
            : '';
      return [
        `.proposal .${mechanism}{stroke:var(--${mechanism})${dashes && `;stroke-dasharray:${dashes}`}${width}}`,
        `.proposal .head-${mechanism}{fill:var(--${mechanism});stroke:var(--${mechanism})}`,
      ].join('');
    }),
  ].join('\n');
}

export function markersOf(prefix: string): string {
  return MECHANISMS.map(
    (mechanism) =>
      `<marker id="${prefix}-${mechanism}" class="head-${mechanism}" markerWidth="11" markerHeight="10" refX="10" refY="5" orient="auto" markerUnits="userSpaceOnUse">${LOOKS[mechanism].head}</marker>`,
  ).join('');
}

/** The line of a mechanism along the path `d`. */
export function lineShape(mechanism: Mechanism, d: string, prefix: string): string {
  const head = `marker-end="url(#${prefix}-${mechanism})"`;
  if (mechanism !== 'common-data') return `<path class="line ${mechanism}" d="${d}" ${head}/>`;
  // Two lines side by side: one wide, with a narrow one of the ground on top, and the head above both.
  return `<path class="line ${mechanism}" d="${d}"/><path class="inner" d="${d}"/><path fill="none" d="${d}" ${head}/>`;
}
