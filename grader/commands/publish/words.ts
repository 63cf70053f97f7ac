/** What `npm run publish` says. */
const en = {
  help: `npm run publish [-- OPTIONS]

Writes the reading site and the slides into one folder (dist/public), ready for any static host: every link in it is
relative, so that it works in the root of a host, in a folder of it, and from a disk.

  --out DIR     another folder; a new one, or one that this command wrote: it is emptied first
  --lang es|en  the language of this command; by default that of your system
  --help        this text

Exit code: 0 written, 1 a chapter or a deck has errors (they are listed; nothing is written), 2 the command was wrong.
`,
  notOurs: '{folder} is not empty, and npm run publish did not write it. Name a new folder with --out.',
  problems: (count: number) =>
    count === 1 ? '1 error; nothing was written.' : `${count} errors; nothing was written.`,
  siteDone: (count: number) => `the site: ${count} files`,
  noChromium: 'There is no Chromium here: the slides are there as HTML, not as PDF and PowerPoint.',
  done: (folder: string) => `Site and slides are in ${folder}`,
};

const es: typeof en = {
  help: `npm run publish [-- OPCIONES]

Escribe el sitio de lectura y las diapositivas en una sola carpeta (dist/public), lista para cualquier servidor de
archivos: todos sus enlaces son relativos, así que funciona en la raíz de un servidor, en una carpeta y desde un disco.

  --out DIR     otra carpeta; nueva, o una que escribió este comando: primero se la vacía
  --lang es|en  el idioma de este comando; por defecto, el de tu sistema
  --help        este texto

Código de salida: 0 escrito, 1 un capítulo o una presentación tiene errores (se listan; no se escribe nada), 2 el comando
estaba mal.
`,
  notOurs: '{folder} no está vacía, y no la escribió npm run publish. Nombra una carpeta nueva con --out.',
  problems: (count) => (count === 1 ? '1 error; no se escribió nada.' : `${count} errores; no se escribió nada.`),
  siteDone: (count) => `el sitio: ${count} archivos`,
  noChromium: 'Aquí no hay Chromium: las diapositivas quedan en HTML, sin PDF ni PowerPoint.',
  done: (folder) => `El sitio y las diapositivas están en ${folder}`,
};

export const words = { en, es };
