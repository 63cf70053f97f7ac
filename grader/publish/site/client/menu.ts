import { words } from '../words.ts';
import { one } from './dom.ts';
import { language } from './language.ts';

/** On narrow screens the contents are behind a button. */
export function runMenu(): void {
  const [button, contents] = [one('[data-menu]'), one('#contents')];
  if (button === null || contents === null) return;
  const { open, close } = words[language].nav;
  const show = (shown: boolean): void => {
    contents.classList.toggle('open', shown);
    button.setAttribute('aria-expanded', String(shown));
    button.setAttribute('aria-label', shown ? close : open);
  };
  button.addEventListener('click', () => {
    const shown = button.getAttribute('aria-expanded') !== 'true';
    show(shown);
    if (shown) one('a', contents)?.focus();
  });
  contents.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a') !== null) show(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || button.getAttribute('aria-expanded') !== 'true') return;
    show(false);
    button.focus();
  });
}
