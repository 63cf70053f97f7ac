/** The architecture of a proposal as one drawing. */
import { columns } from '../../journal/columns.ts';
import { sanitise } from '../../journal/sanitise.ts';
import { number } from '../../journal/shapes.ts';
import type { Language } from '../../language/bilingual.ts';
import { MECHANISMS, type Proposal, textIn } from '../proposal.ts';
import { mechanismWords } from '../words.ts';
import { type Band, type Box, type Layout, type Line, layOut } from './layout.ts';
import { drawingCss, lineShape, markersOf } from './looks.ts';
import { BAND_TEXT, BOLD, BOX, CHARACTER, MARGIN, NAME, TEXT } from './measures.ts';
import { broken, subjectOf } from './texts.ts';
import { type DrawingWords, drawingWords } from './words.ts';

const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
const CORNER = 7;
const HEADING = { size: 18, line: 22, below: 18 } as const;
const NARROWEST = 480;
const LEGEND = 34;
const PREFIX = 'proposal';

/**
 * `proposal` as an `<svg>` that stands alone or in a page: domains as bands, services as boxes, connections styled by
 * their mechanism, light or dark as the reader's system is. Its text form is in `<desc>`. Of a part of a `whole`, the
 * connections keep their numbers.
 */
export function drawProposal(proposal: Proposal, language: Language, whole: Proposal = proposal): string {
  const words = drawingWords[language];
  const least = Math.max(legendWidth(proposal, language), NARROWEST);
  const layout = layOut(proposal, language, words.owns, { least, whole });
  const { width } = layout;
  const name = textIn(proposal.title, language);
  const heading = broken(name, Math.floor((width - 2 * MARGIN) / (BOLD * HEADING.size)));
  const top = heading.length * HEADING.line + HEADING.below;
  const height = top + layout.height + LEGEND;
  const title = words.title(name);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="proposal" role="img" aria-labelledby="${PREFIX}-title ${PREFIX}-desc" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width)}" height="${number(height)}" font-family="${FONT}" font-size="${TEXT}">`,
    `<title id="${PREFIX}-title">${escapeXml(title)}</title>`,
    `<desc id="${PREFIX}-desc">${textForm(proposal, language, whole).map(escapeXml).join('\n')}</desc>`,
    `<style>${drawingCss()}</style>`,
    `<defs>${markersOf(PREFIX)}</defs>`,
    `<rect class="paper" width="100%" height="100%"/>`,
    ...heading.map((line, index) => textAt(MARGIN, 28 + index * HEADING.line, line, 'strong', HEADING.size)),
    `<g transform="translate(0 ${top})">`,
    ...layout.bands.map((band) => bandShape(band, width)),
    ...layout.lines.map(lineOf),
    ...layout.bands.map(bandText),
    ...layout.lines.map((line) => labelOf(line, words)),
    ...layout.boxes.map(boxShape),
    '</g>',
    `<g transform="translate(0 ${number(height - LEGEND)})">${legend(proposal, language)}</g>`,
    '</svg>',
  ].join('\n');
}

/** The same in sentences: domains with their services, then the connections by number. */
export function textForm(proposal: Proposal, language: Language, whole: Proposal = proposal): string[] {
  const words = drawingWords[language];
  const { domains, services, connections } = proposal;
  return [
    ...domains.map(({ name, about }) =>
      words.domain(
        name,
        textIn(about, language),
        services.filter(({ domain }) => domain === name).map((service) => service.name),
      ),
    ),
    ...connections.map((connection) =>
      words.connection(
        whole.connections.indexOf(connection) + 1,
        connection,
        mechanismWords[connection.mechanism][language],
        subjectOf(connection, language),
      ),
    ),
  ];
}

function bandShape({ y, height }: Band, width: number): string {
  const half = MARGIN / 2;
  return `<rect class="band" x="${half}" y="${number(y)}" width="${number(width - MARGIN)}" height="${number(height)}" rx="8"/>`;
}

function bandText({ name, about, x, y }: Band): string {
  const described = about === '' ? '' : `<tspan class="muted" font-weight="400"> · ${escapeXml(about)}</tspan>`;
  return `<text class="halo strong" x="${number(x)}" y="${number(y + 21)}" font-size="${BAND_TEXT}">${escapeXml(name)}${described}</text>`;
}

function boxShape({ names, lines, x, y, width, height }: Box): string {
  const left = x + BOX.padding;
  // What remains is shared above and below.
  const top = y + (height - names.length * BOX.name - lines.length * BOX.line) / 2;
  const below = top + names.length * BOX.name;
  return [
    `<rect class="box" x="${number(x)}" y="${number(y)}" width="${width}" height="${number(height)}" rx="6"/>`,
    ...names.map((line, index) => textAt(left, top + 14 + index * BOX.name, line, 'strong', NAME)),
    ...lines.map((line, index) => textAt(left, below + 12 + index * BOX.line, line, 'muted', TEXT)),
  ].join('');
}

function lineOf({ connection, points }: Line): string {
  return lineShape(connection.mechanism, rounded(points), PREFIX);
}

/** Above the last stretch of its line; the time limit below it. */
function labelOf({ connection, number: ordinal, label, points }: Line, words: DrawingWords): string {
  const [x = 0, y = 0] = points.at(-1) ?? [];
  const right = x - 16;
  const above = label.map((line, index) => {
    const lead = index === 0 ? `<tspan class="strong">${ordinal}</tspan> ` : '';
    const base = y - 8 - (label.length - 1 - index) * (TEXT + 1);
    return `<text class="halo" x="${number(right)}" y="${number(base)}" text-anchor="end">${lead}${escapeXml(line)}</text>`;
  });
  const { timeLimit } = connection;
  if (label.length === 0) above.push(textAt(right, y - 8, String(ordinal), 'halo strong', TEXT, 'end'));
  if (timeLimit) above.push(textAt(right, y + 14, words.atMost(timeLimit.text), 'halo muted', TEXT - 1, 'end'));
  return above.join('');
}

/** A path through `points` with rounded corners. */
function rounded(points: Layout['lines'][number]['points']): string {
  const corners = points.filter(([x, y], index) => {
    const before = points[index - 1];
    return !before || before[0] !== x || before[1] !== y;
  });
  return corners
    .map(([x, y], index) => {
      const [before, after] = [corners[index - 1], corners[index + 1]];
      if (!before) return `M${number(x)} ${number(y)}`;
      if (!after) return `L${number(x)} ${number(y)}`;
      const towards = ([tx, ty]: readonly [number, number]): string => {
        const length = Math.hypot(tx - x, ty - y);
        const part = Math.min(CORNER, length / 2) / length;
        return `${number(x + (tx - x) * part)} ${number(y + (ty - y) * part)}`;
      };
      return `L${towards(before)}Q${number(x)} ${number(y)} ${towards(after)}`;
    })
    .join('');
}

function used(proposal: Proposal) {
  return MECHANISMS.filter((one) => proposal.connections.some(({ mechanism }) => mechanism === one));
}

function entryWidth(text: string): number {
  return 58 + columns(text) * CHARACTER * TEXT + 22;
}

function legendWidth(proposal: Proposal, language: Language): number {
  return 2 * MARGIN + used(proposal).reduce((sum, one) => sum + entryWidth(mechanismWords[one][language]), 0);
}

function legend(proposal: Proposal, language: Language): string {
  let x = MARGIN;
  return used(proposal)
    .map((mechanism) => {
      const text = mechanismWords[mechanism][language];
      const entry = lineShape(mechanism, `M${number(x)} 14H${number(x + 50)}`, PREFIX);
      const shown = entry + textAt(x + 58, 18, text, '', TEXT);
      x += entryWidth(text);
      return shown;
    })
    .join('');
}

function textAt(x: number, y: number, text: string, name: string, size: number, anchor = 'start'): string {
  return `<text class="${name}" x="${number(x)}" y="${number(y)}" font-size="${size}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return sanitise(text).replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
