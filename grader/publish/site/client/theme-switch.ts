import { words } from '../words.ts';
import { one } from './dom.ts';
import { keep } from './keep.ts';
import { language } from './language.ts';

const THEMES = ['system', 'light', 'dark'] as const;

/** A button that goes round: as the system, light, dark. */
export function runThemeSwitch(): void {
  const button = one('[data-theme-switch]');
  if (button === null) return;
  const root = document.documentElement;
  const current = (): (typeof THEMES)[number] => THEMES.find((theme) => theme === root.dataset.theme) ?? 'system';
  const label = (): void => {
    const text = words[language].theme[current()];
    button.setAttribute('aria-label', text);
    button.title = text;
  };
  button.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? 'system';
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    keep('theme', next === 'system' ? null : next);
    label();
  });
  label();
}
