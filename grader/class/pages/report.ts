/** The report on a class, for its instructor: how it went, which checks were missed most, and what lies behind them. */
import type { Exercise } from '../../checks/exercise.ts';
import { fill, type Language } from '../../language/bilingual.ts';
import { catalogues } from '../../language/catalogue.ts';
import type { CheckRecord } from '../../run/record.ts';
import type { Scale } from '../marks/scale.ts';
import type { Standing } from '../marks/standing.ts';
import { fileName } from '../results/names.ts';
import { type Html, html, page } from './html.ts';

export interface ReportOptions {
  readonly language: Language;
  readonly exercises: readonly Exercise[];
  readonly scale: Scale;
  /** `bubblewrap 0.8.0` */
  readonly sandbox: string;
  readonly canary: readonly string[];
}

/** The page, as the text of an HTML file. */
export function classReport(standings: readonly Standing[], options: ReportOptions): string {
  const say = catalogues[options.language].commands.class;
  const title = say.report.title;
  return page(
    options.language,
    title,
    html`
<h1>${title}</h1>
${counts(standings, options)}
${options.canary.length > 0 && html`<h2>${say.report.canary}</h2><ul>${options.canary.map((fault) => html`<li>${fault}</li>`)}</ul>`}
${named(standings, options)}
<h2>${say.report.distribution}</h2>
${distribution(standings, options)}
<h2>${say.report.missed}</h2>
${missed(standings, options)}
<h2>${say.report.students}</h2>
${students(standings, options)}`,
  );
}

function counts(standings: readonly Standing[], { language, sandbox, scale }: ReportOptions): Html {
  const say = catalogues[language].commands.class.report;
  const number = (outcome: Standing['outcome']) => standings.filter((one) => one.outcome === outcome).length;
  const marks = standings.flatMap(({ mark }) => (mark === null ? [] : [mark])).sort((one, other) => one - other);
  const passed = marks.filter((mark) => mark >= scale.pass).length;
  const rows: (readonly [string, string | number])[] = [
    [say.submitted, standings.length - number('missing')],
    [say.graded, number('graded')],
    [say.refused, number('refused')],
    [say.errors, number('error')],
    [say.missing, number('missing')],
    [say.median, marks.length === 0 ? '-' : median(marks).toFixed(scale.decimals)],
    [say.passed, fill(say.passedOf, { count: passed, all: marks.length, pass: scale.pass.toFixed(scale.decimals) })],
    [say.sandbox, sandbox],
  ];
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Everybody who was not graded, by name and with the reason. */
function named(standings: readonly Standing[], { language }: ReportOptions): Html | null {
  const say = catalogues[language].commands.class;
  const lines = standings
    .filter(({ outcome }) => outcome !== 'graded')
    .map(({ student, counts: attempt }) => [
      student,
      attempt === null ? say.page.missing : reasonOf(attempt, language),
    ]);
  if (lines.length === 0) return null;
  return html`<h2>${say.report.notGraded}</h2><ul>${lines.map(([student = '', why = '']) => html`<li><strong>${student}</strong>: ${why}</li>`)}</ul>`;
}

/** Why an attempt was not graded, in a sentence; empty where it was. */
export function reasonOf(attempt: NonNullable<Standing['counts']>, language: Language): string {
  const say = catalogues[language].commands.class;
  if (attempt.outcome === 'refused') return fill(say.refusals[attempt.reason], attempt.values);
  return attempt.outcome === 'error' ? fill(say.report.ours, { detail: attempt.detail.split('\n')[0] ?? '' }) : '';
}

function distribution(standings: readonly Standing[], { language, scale }: ReportOptions): Html {
  const say = catalogues[language].commands.class.report;
  const marks = standings.flatMap(({ mark }) => (mark === null ? [] : [mark]));
  const width = (scale.highest - scale.lowest) / BINS || 1;
  const bins = Array.from({ length: BINS }, (_, index) => {
    const [from, to] = [scale.lowest + index * width, scale.lowest + (index + 1) * width];
    const isLast = index === BINS - 1;
    const count = marks.filter((mark) => mark >= from - 1e-9 && (mark < to - 1e-9 || isLast)).length;
    return { name: `${from.toFixed(scale.decimals)} – ${to.toFixed(scale.decimals)}`, count };
  });
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return html`<table><caption>${say.distributionCaption}</caption>
<thead><tr><th scope="col">${say.mark}</th><th scope="col" class="number">${say.count}</th><td aria-hidden="true"></td></tr></thead>
<tbody>${bins.map(
    ({
      name,
      count,
    }) => html`<tr><th scope="row">${name}</th><td class="number">${count}</td><td aria-hidden="true" style="width:60%"><span class="bar" style="width:${Math.round((100 * count) / most)}%"></span></td></tr>
`,
  )}</tbody></table>`;
}

/** Bars of the distribution: on the Chilean scale, one for each whole mark. */
const BINS = 6;

function missed(standings: readonly Standing[], { language }: ReportOptions): Html {
  const say = catalogues[language].commands.class.report;
  const all = standings
    .flatMap(({ counts: one }) => (one?.outcome === 'graded' ? one.exercises : []))
    .flatMap(({ checks }) => checks);
  const rows = [...Map.groupBy(all, ({ id }) => id)]
    .map(([id, list]) => ({
      id,
      list,
      failed: list.filter(({ status }) => status === 'failed'),
      waiting: list.filter(({ status }) => status === 'blocked'),
    }))
    .filter(({ failed }) => failed.length > 0)
    .sort((one, other) => other.failed.length - one.failed.length || (one.id < other.id ? -1 : 1));
  if (rows.length === 0) return html`<p>${say.noneMissed}</p>`;
  return html`<section class="scroll" aria-label="${say.missedCaption}" tabindex="0"><table><caption>${say.missedCaption}</caption>
<thead><tr><th scope="col">${say.check}</th><th scope="col" class="number">${say.failed}</th><th scope="col" class="number">${say.waiting}</th><th scope="col" class="number">${say.of}</th><th scope="col">${say.behind}</th></tr></thead>
<tbody>${rows.map(
    ({
      id,
      list,
      failed,
      waiting,
    }) => html`<tr><th scope="row">${list[0]?.title ?? ''}<br><span class="soft">${id}</span></th><td class="number">${failed.length}</td><td class="number">${waiting.length}</td><td class="number">${list.length}</td><td>${behind(failed)}</td></tr>
`,
  )}</tbody></table></section>`;
}

/** What the answers that failed a check did, the commonest first, and the misconception that explains it most often. */
function behind(failed: readonly CheckRecord[]): Html {
  const [misconception = ''] = failed.map((one) => one.misconception).filter(Boolean);
  // What a check tells begins with what it was given; a problem that any exercise can have says at once what was done.
  const didOf = (lines: readonly string[]): string => (lines.length > 2 ? lines[1] : lines[0]) ?? '';
  const did = [...Map.groupBy(failed, ({ message }) => didOf(message.split('\n')))]
    .sort(([, one], [, other]) => other.length - one.length)
    .slice(0, 3);
  return html`${misconception !== '' && html`<strong>${misconception}</strong>`}<ul>${did.map(([text, list]) => html`<li>${list.length} × ${text}</li>`)}</ul>`;
}

function students(standings: readonly Standing[], { language, scale }: ReportOptions): Html {
  const say = catalogues[language].commands.class;
  return html`<section class="scroll" aria-label="${say.report.studentsCaption}" tabindex="0"><table><caption>${say.report.studentsCaption}</caption>
<thead><tr><th scope="col">${say.report.student}</th><th scope="col">${say.page.status}</th><th scope="col" class="number">${say.page.points}</th><th scope="col" class="number">${say.page.mark}</th></tr></thead>
<tbody>${standings.map(
    (
      one,
    ) => html`<tr><th scope="row"><a href="feedback/${encodeURIComponent(fileName(one.student))}.html">${one.student}</a></th><td>${say.outcomes[one.outcome]}</td><td class="number">${one.raw === null ? '-' : `${one.raw.earned} / ${one.raw.possible}`}</td><td class="number">${one.mark === null ? '-' : one.mark.toFixed(scale.decimals)}</td></tr>
`,
  )}</tbody></table></section>`;
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
