import { all, one } from './dom.ts';
import { keep } from './keep.ts';
import { language } from './language.ts';

/** A heading counts as reached when it stands in this share of the window's height, from above. */
const REACHED = 0.3;

/** Marks in the contents where the reader is, and lets the switch of language lead to the same place. */
export function followPlace(): void {
  const headings = all('main :is(h2, h3, h4)[id]');
  const links = new Map(all<HTMLAnchorElement>('.sections a').map((link) => [link.hash.slice(1), link]));
  const other = one<HTMLAnchorElement>('[data-other]');
  const otherPage = other?.getAttribute('href') ?? '';
  keep('language', language);

  let marked: string | undefined;
  const mark = (section: string | undefined): void => {
    marked = section;
    for (const [id, link] of links) {
      if (id === section) {
        link.setAttribute('aria-current', 'true');
        link.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      } else link.removeAttribute('aria-current');
    }
  };
  const look = (): void => {
    const line = innerHeight * REACHED;
    const reached = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
    const here = reached.at(-1)?.id;
    const section = reached.findLast(({ id }) => links.has(id))?.id;
    if (section !== marked) mark(section);
    other?.setAttribute('href', here === undefined ? otherPage : `${otherPage}#${here}`);
  };
  let waiting = false;
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      look();
    });
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon, { passive: true });
  look();
}
