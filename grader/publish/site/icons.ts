/** Drawings of a few lines, in the colour of the text around; what they mean is said by a label beside or a button's name. */
function icon(paths: string): string {
  return `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;
}

export const icons = {
  menu: icon('<path d="M4 7h16M4 12h16M4 17h16"/>'),
  search: icon('<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>'),
  close: icon('<path d="m6 6 12 12M18 6 6 18"/>'),
  system: icon('<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/>'),
  light: icon(
    '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>',
  ),
  dark: icon('<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>'),
  /** Two services, and what is said between them. */
  logo: icon(
    '<circle cx="5" cy="12" r="3"/><circle cx="19" cy="12" r="3"/><path d="M8.5 10.5H15m-2-2 2 2M15.5 13.5H9m2 2-2-2"/>',
  ),
} as const;

/** The logo as an address, for the browser's tab: no request is made for it. */
export const favicon: string = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0d5f58" stroke-width="2" stroke-linecap="round"><circle cx="5" cy="12" r="3.5"/><circle cx="19" cy="12" r="3.5"/><path d="M9.5 10H14m-1.5-1.5L14 10M14.5 14H10m1.5 1.5L10 14"/></svg>',
)}`;
