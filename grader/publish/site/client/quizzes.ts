import { words } from '../words.ts';
import { all, make, one } from './dom.ts';
import { language } from './language.ts';
import { reveal, unsealed } from './reveal.ts';

/** Radio buttons and check boxes, so that all of it works by keyboard as everywhere else. */
export function runQuizzes(): void {
  for (const quiz of all<HTMLFormElement>('form[data-quiz]')) {
    quiz.addEventListener('submit', (event) => {
      event.preventDefault();
      judge(quiz);
    });
    quiz.addEventListener('change', () => clear(quiz));
  }
}

function judge(quiz: HTMLFormElement): void {
  const { choose, all: right, notYet } = words[language].quiz;
  const inputs = all<HTMLInputElement>('input', quiz);
  const verdict = one('.verdict', quiz);
  if (verdict === null) return;
  if (!inputs.some(({ checked }) => checked)) {
    verdict.textContent = choose;
    inputs[0]?.focus();
    return;
  }
  const judged = inputs.map((input) => ({ input, ...opened(input) }));
  const correct = judged.every(({ input, isRight }) => input.checked === isRight);
  // Who errs learns what is wrong with the choice and may think again; who is right sees why the others are not.
  for (const { input, isRight, why } of judged) if (input.checked || correct) show(input, isRight, why);
  verdict.textContent = correct ? right : notYet;
  quiz.classList.toggle('solved', correct);
}

function opened(input: HTMLInputElement): { isRight: boolean; why: string } {
  const sealed = unsealed(input, input.value);
  return { isRight: sealed.startsWith('1'), why: sealed.slice(1) };
}

function show(input: HTMLInputElement, isRight: boolean, html: string): void {
  const { right, wrong } = words[language].quiz;
  const option = input.closest<HTMLElement>('.option');
  const why = option && one('.why', option);
  if (!option || !why) return;
  option.classList.add(isRight ? 'right' : input.checked ? 'wrong' : 'other');
  reveal(why, html);
  why.prepend(make('strong', 'mark', `${isRight ? '✓' : '✗'} ${isRight ? right : wrong}`));
}

function clear(quiz: HTMLFormElement): void {
  for (const option of all('.option', quiz)) {
    option.classList.remove('right', 'wrong', 'other');
    const why = one('.why', option);
    if (why) why.hidden = true;
  }
  const verdict = one('.verdict', quiz);
  if (verdict) verdict.textContent = '';
  quiz.classList.remove('solved');
}
