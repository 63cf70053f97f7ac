import { make } from './dom.ts';

/** Pixels between a term and its definition, and from the window's edge. */
const [GAP, EDGE] = [6, 12];
/** Milliseconds for the pointer to go from the term to its definition. */
const LINGER = 150;

/** What the glossary says stands beside a term that is pointed at or focused; Escape takes it away. */
export function showDefinitions(): void {
  const box = make('div', 'definition');
  box.id = 'Definition';
  box.setAttribute('role', 'tooltip');
  box.hidden = true;
  document.body.append(box);
  let term: HTMLElement | null = null;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const hide = (): void => {
    clearTimeout(leaving);
    box.hidden = true;
    term?.removeAttribute('aria-describedby');
    term = null;
  };
  const show = (link: HTMLElement): void => {
    clearTimeout(leaving);
    if (term === link) return;
    hide();
    term = link;
    box.textContent = link.dataset.definition ?? '';
    link.setAttribute('aria-describedby', box.id);
    box.hidden = false;
    put();
  };
  const put = (): void => {
    const place = term?.getClientRects()[0];
    if (place === undefined) return;
    const left = Math.min(place.left, document.documentElement.clientWidth - box.offsetWidth - EDGE);
    const fitsBelow = place.bottom + GAP + box.offsetHeight < innerHeight;
    const top = fitsBelow ? place.bottom + GAP : place.top - GAP - box.offsetHeight;
    box.style.left = `${Math.max(EDGE, left)}px`;
    box.style.top = `${top}px`;
  };
  const termOf = ({ target }: Event): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('[data-definition]') : null;

  document.addEventListener('pointerover', (event) => {
    const link = event.pointerType === 'mouse' ? termOf(event) : null;
    if (link !== null) show(link);
    else if (event.target === box) clearTimeout(leaving);
    else if (term !== null && document.activeElement !== term) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, LINGER);
    }
  });
  document.addEventListener('focusin', (event) => {
    const link = termOf(event);
    if (link === null) hide();
    else show(link);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  // What is focused may be scrolled into view by that.
  addEventListener('scroll', put, { passive: true });
}
