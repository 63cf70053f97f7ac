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
  const correct = inputs.map((input) => explain(input)).every(Boolean);
  verdict.textContent = correct ? right : notYet;
  quiz.classList.toggle('solved', correct);
}

/**
 * Shows why, for an option that was chosen and, once the whole is right, for the others too: who errs learns what is
 * wrong with their choice and may think again. Gives whether the reader's choice about this option is right.
 */
function explain(input: HTMLInputElement): boolean {
  const option = input.closest<HTMLElement>('.option');
  const why = option && one('.why', option);
  if (!option || !why) return false;
  const sealed = unsealed(input, input.value);
  const isRight = sealed.startsWith('1');
  if (!input.checked) return !isRight;
  show(option, why, isRight, sealed.slice(1));
  return isRight;
}

function show(option: HTMLElement, why: HTMLElement, isRight: boolean, html: string): void {
  const { right, wrong } = words[language].quiz;
  option.classList.add(isRight ? 'right' : 'wrong');
  reveal(why, html);
  why.prepend(make('strong', 'mark', `${isRight ? '✓' : '✗'} ${isRight ? right : wrong}`));
}

function clear(quiz: HTMLFormElement): void {
  for (const option of all('.option', quiz)) {
    option.classList.remove('right', 'wrong');
    const why = one('.why', option);
    if (why) why.hidden = true;
  }
  const verdict = one('.verdict', quiz);
  if (verdict) verdict.textContent = '';
  quiz.classList.remove('solved');
}
