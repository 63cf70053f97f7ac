import { words } from '../words.ts';
import { all, one } from './dom.ts';
import { keep, recall } from './keep.ts';
import { language, slug } from './language.ts';
import { reveal, unsealed } from './reveal.ts';

/** The reader's guess is kept from the first letter; once shown, the outcome stays beside it. */
export function runPredictions(): void {
  for (const box of all('[data-predict]')) run(box, box.dataset.predict ?? '');
}

function run(box: HTMLElement, key: string): void {
  const { predict: say } = words[language];
  const form = one<HTMLFormElement>('form', box);
  const guess = one<HTMLTextAreaElement>('textarea', box);
  const button = one<HTMLButtonElement>('button[type=submit]', box);
  const verdict = one('.verdict', box);
  const outcome = one('.outcome', box);
  const answer = outcome && one('[data-sealed]', outcome);
  if (!form || !guess || !button || !verdict || !outcome || !answer) return;
  const place = `predict/${slug}/${key}`;

  const show = (): void => {
    reveal(answer, unsealed(answer, key));
    outcome.hidden = false;
    guess.readOnly = true;
    button.textContent = say.again;
    box.classList.add('shown');
    keep(`${place}/shown`, '1');
  };
  const hide = (): void => {
    answer.replaceChildren();
    outcome.hidden = true;
    guess.readOnly = false;
    button.textContent = say.show;
    box.classList.remove('shown');
    keep(`${place}/shown`, null);
    guess.focus();
  };

  guess.addEventListener('input', () => keep(place, guess.value));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    verdict.textContent = '';
    if (guess.readOnly) hide();
    else if (guess.value.trim() === '') {
      verdict.textContent = say.empty;
      guess.focus();
    } else {
      show();
      outcome.focus();
    }
  });
  guess.value = recall(place) ?? '';
  if (guess.value !== '' && recall(`${place}/shown`) !== null) show();
}
