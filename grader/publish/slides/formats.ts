/** What a deck can be published as. */
export const FORMATS = ['html', 'pdf', 'pptx', 'notes'] as const;
export type Format = (typeof FORMATS)[number];

/** How the files end: `ch3-synchronous.notes.html`. Notes are two, of which the second needs a browser to be made. */
export const ENDINGS = {
  html: '.html',
  notes: '.notes.html',
  pdf: '.pdf',
  'notes-pdf': '.notes.pdf',
  pptx: '.pptx',
} as const;
