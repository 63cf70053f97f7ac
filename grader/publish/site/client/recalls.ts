import { all } from './dom.ts';
import { reveal, unsealed } from './reveal.ts';

/** A button under each question opens and closes its answer. */
export function runRecalls(): void {
  for (const button of all<HTMLButtonElement>('[data-recall]')) {
    const id = button.dataset.recall ?? '';
    const answer = document.getElementById(id);
    if (answer === null) continue;
    button.addEventListener('click', () => {
      const shown = button.getAttribute('aria-expanded') === 'true';
      if (shown) answer.hidden = true;
      else reveal(answer, unsealed(answer, id));
      button.setAttribute('aria-expanded', String(!shown));
    });
  }
}
