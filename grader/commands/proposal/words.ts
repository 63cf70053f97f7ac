import type { Language } from '../../language/bilingual.ts';

interface Words {
  readonly help: string;
  readonly oneFile: (count: number) => string;
  readonly noFile: (file: string) => string;
  readonly unreadable: (file: string, error: string) => string;
  readonly noFolder: (folder: string, error: string) => string;
  readonly noDeck: (error: string) => string;
  readonly inconsistent: (count: number) => string;
  readonly files: Readonly<Record<'page' | 'picture' | 'deck' | 'slides', string>>;
  readonly part: string;
  readonly deckKept: (file: string) => string;
  readonly copy: (file: string) => string;
}

const en: Words = {
  help: `npm run proposal [FILE] [-- OPTIONS]

Draws the architecture of your proposal, and makes a page and a starter deck of it.

FILE: a proposal in YAML; by default exercises/ch8-choosing/02-proposal.yaml
      A worked example: npm run proposal solutions/ch8-choosing/02-proposal.yaml

  --out DIR     where to write; by default dist/proposal
  --anew        make the deck anew, although it was changed by hand; a copy is kept
  --lang es|en  the language of what is made, and of this command; by default that of your system
  --help        this text

Written are proposal.html (the drawing, all tables, the rubric), architecture.svg, presentation.md (yours to change) and
presentation.html (the slides: p opens the presenter's view). Run it again after every change: the slides are made of
presentation.md as it is then. Of more than ten services each domain is drawn by itself too (architecture-1.svg …).

Exit code: 0 written, 1 written although the proposal contradicts itself (it is said where), 2 the command or the file
was wrong, 3 the slides could not be made.
`,
  oneFile: (count) => `npm run proposal takes one file, not ${count}.`,
  noFile: (file) => `There is no file ${file}.`,
  unreadable: (file, error) => `${file} cannot be read (${error}).`,
  noFolder: (folder, error) => `Nothing can be written to ${folder} (${error}).`,
  noDeck: (error) => `The slides could not be made; everything else is written. Marp says: ${error}`,
  inconsistent: (count) =>
    count === 1
      ? '1 contradiction; what can be drawn is drawn.'
      : `${count} contradictions; what can be drawn is drawn.`,
  files: {
    page: 'drawing, tables, rubric',
    picture: 'the drawing alone',
    deck: 'the deck, yours to change',
    slides: 'the slides',
  },
  part: 'one domain by itself',
  deckKept: (file) => `${file} was changed by hand and stays as it is; --anew makes it anew.`,
  copy: (file) => `The deck as it was before: ${file}`,
};

const es: Words = {
  help: `npm run proposal [ARCHIVO] [-- OPCIONES]

Dibuja la arquitectura de tu propuesta, y hace con ella una página y una presentación inicial.

ARCHIVO: una propuesta en YAML; si no, exercises/ch8-choosing/02-proposal.yaml
         Un ejemplo resuelto: npm run proposal solutions/ch8-choosing/02-proposal.yaml

  --out CARPETA  dónde escribir; si no, en dist/proposal
  --anew         hace de nuevo la presentación aunque la hayas cambiado a mano; queda una copia
  --lang es|en   el idioma de lo que se hace y de este comando; si no, el de tu sistema
  --help         este texto

Se escriben proposal.html (el dibujo, todas las tablas, la rúbrica), architecture.svg, presentation.md (para que la
cambies) y presentation.html (las diapositivas: p abre la vista de quien presenta). Ejecútalo tras cada cambio: las
diapositivas salen de presentation.md tal como esté entonces. Con más de diez servicios se dibuja además cada dominio
por sí solo (architecture-1.svg …).

Código de salida: 0 escrito, 1 escrito aunque la propuesta se contradice (se dice dónde), 2 el comando o el archivo
estaba mal, 3 no se pudieron hacer las diapositivas.
`,
  oneFile: (count) => `npm run proposal toma un archivo, no ${count}.`,
  noFile: (file) => `No existe el archivo ${file}.`,
  unreadable: (file, error) => `No se puede leer ${file} (${error}).`,
  noFolder: (folder, error) => `No se puede escribir en ${folder} (${error}).`,
  noDeck: (error) => `No se pudieron hacer las diapositivas; todo lo demás está escrito. Marp dice: ${error}`,
  inconsistent: (count) =>
    count === 1
      ? '1 contradicción; se dibuja lo que se puede dibujar.'
      : `${count} contradicciones; se dibuja lo que se puede dibujar.`,
  files: {
    page: 'dibujo, tablas, rúbrica',
    picture: 'el dibujo solo',
    deck: 'la presentación, para que la cambies',
    slides: 'las diapositivas',
  },
  part: 'un dominio por sí solo',
  deckKept: (file) => `${file} fue cambiado a mano y queda como está; con --anew se hace de nuevo.`,
  copy: (file) => `La presentación como estaba antes: ${file}`,
};

export const words: Readonly<Record<Language, Words>> = { en, es };
