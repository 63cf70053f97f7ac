import type { Language } from '../../language/bilingual.ts';

interface Words {
  readonly help: { readonly site: string; readonly start: string };
  readonly written: (pages: number, file: string) => string;
  readonly unwritten: (count: number) => string;
  readonly problems: (count: number) => string;
  readonly serving: (url: string) => string;
  readonly stopHow: string;
  readonly rendered: (milliseconds: number, names: readonly string[]) => string;
  readonly sound: string;
  readonly failed: (error: string) => string;
  readonly badPort: (value: string) => string;
  readonly noPort: (port: number, error: string) => string;
  readonly stopped: string;
}

const en: Words = {
  help: {
    site: `npm run site [-- OPTIONS]

Writes the reading site to dist/site: the chapters in Spanish and English, as plain files. Open dist/site/index.html, copy
the folder to a USB stick, or put it on any web server; it needs nothing else and asks nobody for anything.

  --lang es|en  the language of this command; by default that of your system
  --help        this text

Exit code: 0 written, 1 a chapter has errors (they are listed; nothing is written), 2 the command was wrong.
`,
    start: `npm start [-- OPTIONS]

Shows the reading site on this machine alone (127.0.0.1). A chapter that is saved is rendered anew at once, and open
pages load it by themselves; errors in a chapter stand in this terminal and on top of its page.

  --port N      the port; by default 4000, or the next one that is free
  --lang es|en  the language of this command; by default that of your system
  --help        this text

Exit code: 130 with Ctrl-C, 2 the command was wrong.
`,
  },
  written: (pages, file) => `${pages} pages written. Open ${file}`,
  unwritten: (count) =>
    count === 1
      ? '1 link leads to a page that is not written yet; it is shown as text.'
      : `${count} links lead to pages that are not written yet; they are shown as text.`,
  problems: (count) =>
    count === 1
      ? '1 error in the chapters; nothing was written.'
      : `${count} errors in the chapters; nothing was written.`,
  serving: (url) => `The site is at ${url}`,
  stopHow: 'Saved chapters show by themselves. Ctrl-C ends it.',
  rendered: (milliseconds, names) => `${milliseconds} ms  ${names.join(', ')}`,
  sound: 'No errors any more.',
  failed: (error) => `The site could not be rendered: ${error}`,
  badPort: (value) => `--port takes a whole number from 1 to 65535, not "${value}".`,
  noPort: (port, error) => `Port ${port} cannot be opened (${error}); choose another one, or leave out --port.`,
  stopped: 'Stopped.',
};

const es: Words = {
  help: {
    site: `npm run site [-- OPCIONES]

Escribe el sitio de lectura en dist/site: los capítulos en español y en inglés, como simples archivos. Abre
dist/site/index.html, copia la carpeta a una memoria USB o ponla en cualquier servidor web: no necesita nada más ni le
pide nada a nadie.

  --lang es|en  el idioma de este comando; si no, el de tu sistema
  --help        este texto

Código de salida: 0 escrito, 1 un capítulo tiene errores (se listan y no se escribe nada), 2 el comando estaba mal.
`,
    start: `npm start [-- OPCIONES]

Muestra el sitio de lectura solo en esta máquina (127.0.0.1). Al guardar un capítulo se genera de inmediato otra vez, y
las páginas abiertas lo cargan por sí solas; los errores de un capítulo aparecen en esta terminal y al comienzo de su página.

  --port N      el puerto; si no, 4000 o el siguiente que esté libre
  --lang es|en  el idioma de este comando; si no, el de tu sistema
  --help        este texto

Código de salida: 130 con Ctrl-C, 2 el comando estaba mal.
`,
  },
  written: (pages, file) => `${pages} páginas escritas. Abre ${file}`,
  unwritten: (count) =>
    count === 1
      ? '1 enlace lleva a una página que aún no está escrita; se muestra como texto.'
      : `${count} enlaces llevan a páginas que aún no están escritas; se muestran como texto.`,
  problems: (count) =>
    count === 1
      ? '1 error en los capítulos; no se escribió nada.'
      : `${count} errores en los capítulos; no se escribió nada.`,
  serving: (url) => `El sitio está en ${url}`,
  stopHow: 'Lo que guardes en los capítulos se muestra por sí solo. Ctrl-C lo termina.',
  rendered: (milliseconds, names) => `${milliseconds} ms  ${names.join(', ')}`,
  sound: 'Ya no hay errores.',
  failed: (error) => `No se pudo generar el sitio: ${error}`,
  badPort: (value) => `--port espera un número entero de 1 a 65535, no "${value}".`,
  noPort: (port, error) => `El puerto ${port} no se puede abrir (${error}); elige otro u omite --port.`,
  stopped: 'Detenido.',
};

export const words: Readonly<Record<Language, Words>> = { en, es };
