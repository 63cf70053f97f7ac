/** The page that a student gets: what is passed, what is not and why, with the drawings of what happened. */
import type { Exercise } from '../../checks/exercise.ts';
import { fromZero, lastCall } from '../../journal/excerpt.ts';
import { drawSvg } from '../../journal/svg.ts';
import { fill, type Language } from '../../language/bilingual.ts';
import { catalogues } from '../../language/catalogue.ts';
import type { CheckRecord, ExerciseRecord } from '../../run/record.ts';
import type { Scale } from '../marks/scale.ts';
import type { Standing } from '../marks/standing.ts';
import { rounded } from '../results/grades.ts';
import { Html, html, page, paragraphs } from './html.ts';

export interface FeedbackOptions {
  readonly language: Language;
  readonly exercises: readonly Exercise[];
  readonly scale: Scale;
  /** An instructor's words for this student; empty where there are none. */
  readonly comment: string;
  /** The seed, once it is no secret any more; else null. */
  readonly seed: number | null;
  readonly isShown: (check: string) => boolean;
}

const SIGNS = { passed: '✓', failed: '✗', blocked: '·', error: '?', skipped: '-' } as const;

/** The page, as the text of an HTML file. */
export function feedbackPage(one: Standing, options: FeedbackOptions): string {
  const say = catalogues[options.language].commands.class;
  const { counts } = one;
  const title = fill(say.page.title, { student: one.student });
  const body = html`
<h1>${title}</h1>
${summary(one, options)}
${options.comment !== '' && html`<section aria-labelledby="comment"><h2 id="comment">${say.page.comment}</h2>${paragraphs(options.comment)}</section>`}
${counts?.outcome === 'refused' && html`<p>${fill(say.page.refused, { why: fill(say.refusals[counts.reason], counts.values) })}</p>`}
${counts?.outcome === 'error' && html`<p>${say.page.error}</p>`}
${one.outcome === 'missing' && html`<p>${say.page.missing}</p>`}
${counts?.outcome === 'graded' && counts.exercises.map((record, index) => exercisePart(record, index, options))}
${counts?.outcome === 'graded' && hiddenPart(counts.exercises, options)}
${options.seed !== null && counts?.outcome === 'graded' && html`<p class="soft">${fill(say.page.seed, { seed: options.seed })}</p>`}`;
  return page(options.language, title, body);
}

function summary(one: Standing, { language, scale }: FeedbackOptions): Html {
  const say = catalogues[language].commands.class.page;
  const { raw, weighted, mark, daysLate, latePercent, counts, attempts } = one;
  if (raw === null || weighted === null || mark === null) return html``;
  const rows: (readonly [string, string])[] = [
    [
      say.mark,
      fill(say.markOf, { mark: mark.toFixed(scale.decimals), highest: scale.highest.toFixed(scale.decimals) }),
    ],
    [say.points, fill(say.of, { earned: raw.earned, possible: raw.possible })],
  ];
  if (weighted.possible !== raw.possible || weighted.earned !== raw.earned) {
    rows.push([
      say.weighted,
      fill(say.of, { earned: rounded(weighted.earned) ?? 0, possible: rounded(weighted.possible) ?? 0 }),
    ]);
  }
  if (daysLate > 0) rows.push([say.late, fill(say.lateOf, { days: daysLate, percent: latePercent })]);
  if (attempts.length > 1)
    rows.push([say.attempt, fill(say.of, { earned: counts?.attempt ?? 1, possible: attempts.length })]);
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function exercisePart(record: ExerciseRecord, index: number, options: FeedbackOptions): Html | null {
  const { language, exercises, isShown } = options;
  const words = catalogues[language];
  const say = words.commands.class.page;
  const facts = exercises.find(({ id }) => id === record.id);
  const shown = record.checks.filter(({ id }) => isShown(id));
  // Of an exercise of hidden checks alone not even the title is told.
  if (shown.length === 0) return null;
  const listed = shown.filter(({ id, status }) => !(id.endsWith('#starts') && status === 'passed'));
  const told = listed.filter(({ status }) => status === 'failed');
  const warnings = listed.flatMap((check) => check.warnings ?? []);
  // Points of hidden checks would tell what they are about to a student who counts.
  const sum = (list: readonly CheckRecord[]) => list.reduce((points, check) => points + check.points, 0);
  const points = { earned: sum(shown.filter(({ status }) => status === 'passed')), possible: sum(shown) };
  return html`
<section aria-labelledby="exercise-${index}">
<h2 id="exercise-${index}">${record.id} · ${facts?.title[language] ?? ''}</h2>
<p>${fill(words.report.points, points)}</p>
${
  listed.length > 0 &&
  html`<section class="scroll" aria-label="${say.checks}" tabindex="0"><table>
<caption>${say.checks}</caption>
<thead><tr><th scope="col">${say.status}</th><th scope="col">${say.check}</th><th scope="col" class="number">${say.points}</th></tr></thead>
<tbody>${listed.map(
    (
      check,
    ) => html`<tr><td class="${check.status}">${SIGNS[check.status]} ${say.statuses[check.status]}</td><td>${check.title}</td><td class="number">${check.status === 'passed' ? check.points : 0} / ${check.points}</td></tr>
`,
  )}</tbody>
</table></section>`
}
${listed
  .filter(({ notes }) => notes !== undefined)
  .map((check) => html`<h3>✓ ${check.title}</h3>${(check.notes ?? []).map((text) => html`<p>${text}</p>`)}`)}
${told.map((check, number) => checkPart(check, `j${index}-${number}`, language))}
${
  warnings.length > 0 &&
  html`<p>${words.report.warnings}</p>
<ul>${warnings.map((text) => html`<li>${text}</li>`)}</ul>`
}
</section>`;
}

/** How many checks are not shown; `starts` tells nothing of its own. */
function hiddenPart(records: readonly ExerciseRecord[], { language, isShown }: FeedbackOptions): Html | null {
  const { page: say } = catalogues[language].commands.class;
  const checks = records.flatMap((record) => record.checks);
  const count = checks.filter(({ id }) => !id.endsWith('#starts') && !isShown(id)).length;
  if (count === 0) return null;
  return html`<p class="soft">${fill(count === 1 ? say.hiddenOne : say.hidden, { count })}</p>`;
}

function checkPart(check: CheckRecord, idPrefix: string, language: Language): Html {
  const words = catalogues[language];
  const events = lastCall(check.journal);
  return html`
<h3>✗ ${check.title}</h3>
${paragraphs(check.message)}
${check.misconception !== '' && html`<p>${fill(words.report.mostOften, { cause: check.misconception })}</p>`}
${check.threw.map((error) => html`<p>${fill(words.report.threw, { error })}</p>`)}
${check.output.trim() !== '' && html`<p>${words.commands.class.page.printed}</p><pre>${lines(check.output)}</pre>`}
${events.length > 0 && html`<figure>${new Html(drawSvg(fromZero(events), { words: words.journal, idPrefix }))}</figure>`}
<p class="soft">${check.place}</p>`;
}

/** Lines stay lines, and no more of them than a person reads. */
function lines(output: string): Html {
  const all = output.trimEnd().split('\n');
  const cut = all.length > 30 ? [...all.slice(0, 30), '…'] : all;
  return new Html(cut.map((line) => html`${line}`.markup).join('\n'));
}
