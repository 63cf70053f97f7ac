/** The page of a proposal: its drawing, and all that it says as tables; what can be read without the drawing. */
import { readFileSync } from 'node:fs';
import { inWorkbook } from '../../base/workbook.ts';
import { fill, type Language } from '../../language/bilingual.ts';
import { drawProposal } from '../../proposal/drawing/svg.ts';
import { allFaults } from '../../proposal/faults.ts';
import { type Proposal, textIn } from '../../proposal/proposal.ts';
import { allWarnings } from '../../proposal/warnings.ts';
import { faultWords, warningWords } from '../../proposal/words.ts';
import { escapeHtml } from '../html.ts';
import { type Table, Tables } from './tables.ts';
import { proposalWords } from './words.ts';

const STYLE = `
body { margin: 0 auto; max-width: 70rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--text); font: 1rem/1.55 var(--sans); }
h1, h2 { line-height: 1.2; color: var(--accent); }
h2 { margin: 2.5rem 0 0.75rem; }
.quiet { color: var(--muted); }
/* As wide as the drawing needs, beyond the text where there is room; then it is scrolled rather than made too small to read. */
figure { --room: calc(100vw - 2.5rem); width: min(max(100%, var(--drawn)), var(--room)); margin: 1.5rem 0 1.5rem 50%; transform: translateX(-50%); overflow-x: auto; }
figure svg { display: block; width: 100%; max-width: calc(var(--drawn) * 1.25); min-width: min(calc(var(--drawn) * 0.75), 80rem); height: auto; margin: 0 auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.9rem 0.5rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--line-strong); color: var(--muted); }
@media print { figure { width: 100%; margin-left: 0; transform: none; } figure svg { min-width: 0; } body { max-width: none; } section { break-inside: avoid; } }
`;

export function pageOf(proposal: Proposal, language: Language): string {
  const say = proposalWords[language];
  const tables = new Tables(proposal, language);
  const title = escapeHtml(textIn(proposal.title, language));
  const faults = allFaults(proposal).map(({ kind, values }) => fill(faultWords[kind][language], values));
  const warnings = allWarnings(proposal).map(({ kind, values }) => fill(warningWords[kind][language], values));
  const tokens = readFileSync(inWorkbook('grader', 'publish', 'theme', 'tokens.css'), 'utf8');
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title} · ${say.proposal}</title>`,
    `<style>${tokens}${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${title}</h1>`,
    `<p class="quiet">${[say.proposal, ...proposal.authors.map(escapeHtml)].join(' · ')}</p>`,
    proposal.problem === null ? '' : `<p>${escapeHtml(textIn(proposal.problem, language))}</p>`,
    listPart(say.inconsistent, faults),
    figureOf(drawProposal(proposal, language), say.architecture),
    tablePart(say.domains, tables.services()),
    tablePart(say.connections, tables.connections()),
    tablePart(say.events, tables.events()),
    tablePart(say.data, tables.data()),
    tablePart(say.weighed, tables.weighed()),
    listPart(say.delicate, warnings),
    tablePart(say.rubric, tables.rubric()),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The drawing, in a figure that knows how wide it is. */
function figureOf(drawing: string, label: string): string {
  const [, width = ''] = /^<svg [^>]* width="([\d.]+)"/.exec(drawing) ?? [];
  return `<figure tabindex="0" aria-label="${label}" style="--drawn:${width}px">${drawing}</figure>`;
}

function tablePart(title: string, { head, rows }: Table): string {
  if (rows.length === 0) return '';
  const row = ([first = '', ...others]: readonly string[]): string =>
    `<tr><th scope="row">${escapeHtml(first)}</th>${others.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`;
  const columns = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  return [
    `<section><h2>${title}</h2><div class="scroll" tabindex="0" role="region" aria-label="${title}">`,
    `<table><thead><tr>${columns}</tr></thead><tbody>${rows.map(row).join('\n')}</tbody></table></div></section>`,
  ].join('');
}

function listPart(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<section><h2>${title}</h2><ul>${items.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul></section>`;
}
