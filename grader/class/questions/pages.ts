/** The page of questions that a student gets, and the instructor's key to all of them. */
import { sayRow } from '../../journal/list.ts';
import { drawSvg } from '../../journal/svg.ts';
import { fill, type Language } from '../../language/bilingual.ts';
import { catalogues } from '../../language/catalogue.ts';
import { Html, html, page } from '../pages/html.ts';
import { fileName } from '../results/names.ts';
import { exerciseOf } from './draw-up.ts';
import type { OralQuestion } from './oral.ts';
import type { Option, Question } from './question.ts';

export interface Sheet {
  readonly student: string;
  readonly questions: readonly Question[];
  /** The line of the student's file that a question is about, as it stands there. */
  readonly codeOf: (question: Question) => string;
  readonly spoken: { readonly exercise: string; readonly question: OralQuestion } | null;
}

/** The page for the student, without any answer; the text of an HTML file. */
export function questionPage({ student, questions }: Sheet, language: Language): string {
  const say = catalogues[language].commands.class.questions;
  const title = fill(say.title, { student });
  return page(
    language,
    title,
    html`
<h1>${title}</h1>
<p>${say.intro}</p>
${questions.map((question, index) => {
  const { check, drawn, options } = question;
  const drawing = drawSvg(drawn, { words: catalogues[language].journal, idPrefix: `q${index}` });
  return html`
<section aria-labelledby="question-${index}">
<h2 id="question-${index}">${fill(say.question, { number: index + 1, exercise: exerciseOf(check) })}</h2>
<figure>${new Html(drawing)}</figure>
<p>${askText(question, language)}</p>
${options.length > 0 && html`<ol class="options">${options.map((option) => html`<li>${optionText(option, language)}</li>`)}</ol>`}
</section>`;
})}`,
  );
}

/** The key, for the instructor; the text of an HTML file. */
export function keyPage(sheets: readonly Sheet[], language: Language): string {
  const say = catalogues[language].commands.class.questions;
  return page(
    language,
    say.keyTitle,
    html`
<h1>${say.keyTitle}</h1>
<p>${say.keyIntro}</p>
${sheets.map((sheet, index) => {
  const { student, questions, spoken } = sheet;
  const name =
    questions.length === 0
      ? student
      : html`<a href="questions/${encodeURIComponent(fileName(student))}.html">${student}</a>`;
  return html`
<section aria-labelledby="student-${index}">
<h2 id="student-${index}">${name}</h2>
${questions.length === 0 && html`<p>${say.none}</p>`}
${questions.length > 0 && html`<ol>${questions.map((question) => html`<li><p>${askText(question, language)}<br><span class="soft">${question.check}</span></p><p><strong>${answerText(question, sheet, language)}</strong></p></li>`)}</ol>`}
${spoken !== null && html`<p>${fill(say.spoken, { exercise: spoken.exercise, ask: spoken.question.ask })}</p><p class="soft">${fill(say.listen, { listen: spoken.question.listen })}</p>`}
</section>`;
})}`,
  );
}

function askText({ asked, about }: Question, language: Language): string {
  const words = catalogues[language];
  const message = about === null ? '' : sayRow({ ...about, trouble: undefined }, words.journal);
  return fill(words.commands.class.questions.asked[asked], { message });
}

function answerText(question: Question, { codeOf }: Sheet, language: Language): string {
  const say = catalogues[language].commands.class.questions;
  const { options, right, about } = question;
  const option = options[right];
  if (option === undefined) return fill(say.line, { line: about?.event.line ?? 0, code: codeOf(question) });
  return fill(say.right, { letter: String.fromCharCode(65 + right), answer: optionText(option, language) });
}

function optionText(option: Option, language: Language): string {
  const words = catalogues[language];
  if (option === 'nothing') return words.commands.class.questions.nothing;
  return 'text' in option ? option.text : sayRow(option.row, words.journal);
}
