import { all } from './dom.ts';

/** What is wider than its place can be scrolled; then it must be reachable by keyboard, and only then. */
export function letScrollByKeyboard(): void {
  const boxes = all('pre, .wide');
  const look = (): void => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  };
  addEventListener('resize', look, { passive: true });
  // What is folded up has no width yet.
  document.addEventListener('toggle', look, { capture: true });
  look();
}
