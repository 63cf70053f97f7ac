import type { Language } from '../../language/bilingual.ts';

interface Words {
  readonly help: string;
  readonly unknown: (word: string, known: readonly string[]) => string;
  readonly badFormat: (value: string) => string;
  readonly none: string;
  readonly problems: (count: number) => string;
  readonly wrote: (files: number, index: string) => string;
  readonly noChromium: (left: readonly string[]) => string;
  readonly serving: (url: string) => string;
  readonly rendered: (milliseconds: number, names: readonly string[]) => string;
  readonly sound: string;
  readonly stopped: string;
}

const en: Words = {
  help: `npm run slides [CHAPTER…] [-- OPTIONS]

Publishes the slides of the chapters (slides/es, slides/en): each deck as one HTML file to present from, as PDF, as
PowerPoint, and as a hand-out with the notes and the plan of the class. dist/slides/index.html leads to all of them.

  CHAPTER          ch3, several, or overview; all of them when none is named
  --lang es|en     the decks in this language only, and the language of this command; by default both, and that of your system
  --format LIST    html, pdf, pptx, notes, with commas between; by default all four
  --out DIR        where to write; by default dist/slides
  --watch          shows the slides on this machine alone (127.0.0.1), anew whenever a deck is saved; p opens the
                   presenter view
  --help           this text

While presenting: arrows move, p opens the presenter view (notes and a clock), f fills the screen, d switches between light
and dark. PDF and PowerPoint need Chromium or Chrome: CHROME_PATH, or where systems usually keep it.

Exit code: 0 written (130 with Ctrl-C while watching), 1 a deck has errors (they are listed; nothing is written), 2 the
command was wrong, 3 a format that you named could not be made.
`,
  unknown: (word, known) => `There is no deck "${word}". There is: ${known.join(', ')}.`,
  badFormat: (value) => `--format takes html, pdf, pptx and notes, with commas between, not "${value}".`,
  none: 'There are no decks in slides/.',
  problems: (count) =>
    count === 1 ? '1 error in the decks; nothing was written.' : `${count} errors in the decks; nothing was written.`,
  wrote: (files, index) => `${files} files written. Open ${index}`,
  noChromium: (left) =>
    `There is no Chromium, so that these are left out: ${left.join(', ')}. Install it, or name one in CHROME_PATH.`,
  serving: (url) => `The slides are at ${url}`,
  rendered: (milliseconds, names) => `${milliseconds} ms  ${names.join(', ')}`,
  sound: 'No errors any more.',
  stopped: 'Stopped.',
};

const es: Words = {
  help: `npm run slides [CAPÍTULO…] [-- OPCIONES]

Publica las diapositivas de los capítulos (slides/es, slides/en): cada presentación como un solo archivo HTML desde el que
se presenta, como PDF, como PowerPoint y como guía con las notas y el plan de la clase. dist/slides/index.html lleva a todo.

  CAPÍTULO         ch3, varios, u overview; si no se nombra ninguno, todos
  --lang es|en     solo las presentaciones en este idioma, que también es el del comando; si no, ambos y el de tu sistema
  --format LISTA   html, pdf, pptx, notes, separados por comas; si no, los cuatro
  --out CARPETA    dónde escribir; si no, en dist/slides
  --watch          muestra las diapositivas solo en esta máquina (127.0.0.1), de nuevo cada vez que guardas una; p abre la
                   vista de quien presenta
  --help           este texto

Al presentar: las flechas avanzan, p abre la vista de quien presenta (notas y reloj), f ocupa toda la pantalla, d cambia
entre claro y oscuro. PDF y PowerPoint necesitan Chromium o Chrome: CHROME_PATH, o donde suele estar.

Código de salida: 0 escrito (130 con Ctrl-C al mirar), 1 una presentación tiene errores (se listan y no se escribe nada),
2 el comando estaba mal, 3 no se pudo hacer un formato que pediste.
`,
  unknown: (word, known) => `No hay una presentación "${word}". Hay: ${known.join(', ')}.`,
  badFormat: (value) => `--format espera html, pdf, pptx y notes, separados por comas, no "${value}".`,
  none: 'No hay presentaciones en slides/.',
  problems: (count) =>
    count === 1
      ? '1 error en las presentaciones; no se escribió nada.'
      : `${count} errores en las presentaciones; no se escribió nada.`,
  wrote: (files, index) => `${files} archivos escritos. Abre ${index}`,
  noChromium: (left) => `No hay Chromium, así que faltan: ${left.join(', ')}. Instálalo, o nombra uno en CHROME_PATH.`,
  serving: (url) => `Las diapositivas están en ${url}`,
  rendered: (milliseconds, names) => `${milliseconds} ms  ${names.join(', ')}`,
  sound: 'Ya no hay errores.',
  stopped: 'Detenido.',
};

export const words: Readonly<Record<Language, Words>> = { en, es };
