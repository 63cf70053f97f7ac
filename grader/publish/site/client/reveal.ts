import { unseal } from '../seal.ts';
import { addCopyButtons } from './copy.ts';

/** Puts sealed HTML into `place`: our own text, sealed when the site was built. */
export function reveal(place: HTMLElement, html: string): void {
  place.innerHTML = html;
  place.hidden = false;
  addCopyButtons(place);
}

/** What `element` keeps sealed, with the key that it was sealed with. */
export function unsealed(element: HTMLElement, key: string): string {
  return unseal(element.dataset.sealed ?? '', key);
}
