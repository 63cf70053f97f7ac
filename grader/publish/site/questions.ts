/** What asks the reader something. Answers are sealed (seal.ts); client/questions.ts opens them. */
import type { Block, Prediction, Prose, Quiz, Recall } from '../../reader/chapter.ts';
import { TITLES } from '../../reader/words.ts';
import { escapeHtml } from '../html.ts';
import { inlineHtml } from '../prose.ts';
import type { Renderer } from './render.ts';
import { seal } from './seal.ts';

/** A radio button for each option where one is right, else a check box. The first paragraph of the question is the legend. */
export function quizHtml({ key, question, options }: Quiz, renderer: Renderer): string {
  const { words, language } = renderer;
  const kind = options.filter(({ right }) => right).length > 1 ? 'checkbox' : 'radio';
  const { first, rest } = firstParagraph(question);
  const choices = options.map(({ right, text, explanation }, index) => {
    const id = `${key}-${index + 1}`;
    const sealed = seal(`${right ? 1 : 0}${renderer.blocks(explanation)}`, id);
    return [
      `<div class="option"><input type="${kind}" name="${key}" id="Q-${id}" value="${id}" data-sealed="${sealed}">`,
      `<label for="Q-${id}">${inlineOf(text, renderer)}</label><div class="why" hidden></div></div>`,
    ].join('');
  });
  return [
    `<form class="box quiz" id="${key}" data-quiz="${key}"><fieldset>`,
    `<legend><span class="name">${TITLES.quiz[language]}</span> ${inlineOf(first, renderer)}</legend>`,
    renderer.blocks(rest),
    `<p class="how">${kind === 'radio' ? words.quiz.one : words.quiz.several}</p>`,
    ...choices,
    `</fieldset><div class="act"><button type="submit">${words.quiz.check}</button><p class="verdict" role="status"></p></div>`,
    withoutScripts(renderer),
    '</form>',
  ].join('\n');
}

/** The reader's own words beside what happens. */
export function predictionHtml({ key, question, answer }: Prediction, renderer: Renderer): string {
  const { words, language } = renderer;
  const { predict } = words;
  const sealed = seal(renderer.blocks(answer), key);
  return [
    `<div class="box predict" id="${key}" data-predict="${key}" role="group" aria-labelledby="P-${key}">`,
    `<p class="name" id="P-${key}">${TITLES.predict[language]}</p>`,
    renderer.blocks(question),
    '<form class="guess">',
    `<label for="P-${key}-guess">${predict.yours}</label>`,
    `<textarea id="P-${key}-guess" rows="2" placeholder="${escapeHtml(predict.placeholder)}"></textarea>`,
    `<div class="act"><button type="submit">${predict.show}</button><p class="verdict" role="status"></p></div>`,
    '</form>',
    `<div class="outcome" role="group" aria-labelledby="P-${key}-name" tabindex="-1" hidden>`,
    `<p class="name" id="P-${key}-name">${TITLES.answer[language]}</p><div data-sealed="${sealed}"></div></div>`,
    withoutScripts(renderer),
    '</div>',
  ].join('\n');
}

export function recallHtml({ questions }: Recall, renderer: Renderer): string {
  const { words, language } = renderer;
  const label = renderer.id('B');
  const items = questions.map(({ question, answer }) => {
    const id = renderer.id('R');
    return [
      `<li>${renderer.blocks(question)}`,
      `<button type="button" data-recall="${id}" aria-expanded="false" aria-controls="${id}">${words.recall.show}</button>`,
      `<div class="outcome" id="${id}" data-sealed="${seal(renderer.blocks(answer), id)}" hidden></div></li>`,
    ].join('\n');
  });
  return [
    `<div class="box recall" role="group" aria-labelledby="${label}">`,
    `<p class="name" id="${label}">${TITLES.recall[language]}</p><ol>${items.join('\n')}</ol>${withoutScripts(renderer)}</div>`,
  ].join('\n');
}

function withoutScripts({ words }: Renderer): string {
  return `<noscript><p class="quiet">${words.noScript}</p></noscript>`;
}

/** The text of paragraphs, for where no paragraph may stand. */
function inlineOf(blocks: readonly Block[], renderer: Renderer): string {
  const tokens = blocks.flatMap((block) => (block.kind === 'prose' ? block.tokens : []));
  const texts = tokens.filter(({ type }) => type === 'inline');
  return texts.map(({ children }) => inlineHtml(children ?? [], renderer)).join(' ');
}

function firstParagraph(blocks: readonly Block[]): { first: readonly Block[]; rest: readonly Block[] } {
  const [block, ...others] = blocks;
  if (block?.kind !== 'prose' || block.tokens[0]?.type !== 'paragraph_open') return { first: [], rest: blocks };
  const part = (tokens: Prose['tokens']): Prose[] => (tokens.length === 0 ? [] : [{ ...block, tokens }]);
  return { first: part(block.tokens.slice(0, 3)), rest: [...part(block.tokens.slice(3)), ...others] };
}
