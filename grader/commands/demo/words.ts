import type { JournalWords } from '../../journal/words.ts';
import type { Language } from '../../language/bilingual.ts';
import { catalogues } from '../../language/catalogue.ts';

/** What `npm run demo` itself says; the words of a demo stand beside it. `{places}` are filled in. */
const en = {
  help: `npm run demo [chN] [NAME] [-- OPTIONS]

Experiments to predict, then run: each asks a question and shows your guess beside the
outcome, with diagrams, plots and a table. Nothing waits: time is virtual. Only ch1 measures this very
machine, for about a second.

Without words: the demos there are. ch3: all of that chapter, one after the other.
ch3 pool (or ch3/pool): that one.

  --seed N         other random draws, from 0 to 4294967295; normally 1
  --images FOLDER  also writes plots and diagrams as SVG images into FOLDER
  --ascii          plots in plain ASCII
  --lang es|en     the language; otherwise your system's
  --help           this text

On a terminal it waits for your guess (Enter alone: none); elsewhere it asks and goes on.
Options go after --, or npm keeps them for itself:  npm run demo ch3 pool -- --seed 7
Exit code: 0 done, 2 the command was wrong, 3 the workbook itself failed.
`,
  list: 'The demos there are; npm run demo ch3 runs those of a chapter, npm run demo ch3 pool a single one:',
  listChapter: 'The demos of {chapter}:',
  predict: 'Predict, then run',
  ask: 'Your guess (Enter alone to go on): ',
  guess: 'Your guess',
  outcome: 'Outcome',
  noGuess: '(none)',
  model: 'The model',
  see: 'What to see',
  seed: 'seed {seed}; again: {command}',
  wrote: 'written: {file}',
  stopped: 'Stopped. Nothing of yours was changed.',
  near: ' Did you mean {near}?',
  unknownChapter: 'No chapter "{what}" has demos.{near} These have: {known}.',
  unknownDemo: '{chapter} has no demo "{what}".{near} It has: {known}.',
  tooMany: 'One chapter and one demo at a time, as in npm run demo ch3 pool; "{what}" is too much.',
  unknownOption: '"{option}" is no option of demo.{near} See npm run demo -- --help',
  needsValue: '--{option} lacks its value, as in: npm run demo ch3 -- --{option} {example}',
  noValue: '--{option} takes no value.',
  badSeed: '--seed takes a whole number from 0 to 4294967295, not "{value}".',
  badLanguage: 'There is no language "{value}". There are: es, en.',
  imagesNeedChapter: '--images needs to know which demos to draw, as in: npm run demo ch3 -- --images {value}',
  cannotWrite: 'The images could not be written to {folder}: {error}',
  swallowed: 'npm kept {options} for itself. Write -- before the options:  npm run demo {words} -- {options}',
};

const es: typeof en = {
  help: `npm run demo [chN] [NOMBRE] [-- OPCIONES]

Experimentos para predecir y después ejecutar: cada uno hace una pregunta y muestra tu
predicción junto al resultado, con diagramas, gráficos y una tabla. Nada hace esperar: el
tiempo es virtual. Solo ch1 mide esta misma máquina, cerca de un segundo.

Sin palabras: las demostraciones que hay. ch3: todas las de ese capítulo, una tras otra.
ch3 pool (o ch3/pool): solo esa.

  --seed N         otros sorteos, de 0 a 4294967295; normalmente 1
  --images CARPETA escribe además diagramas y gráficos como imágenes SVG en CARPETA
  --ascii          gráficos en ASCII simple
  --lang es|en     el idioma; si no, el de tu sistema
  --help           este texto

En una terminal espera tu predicción (solo Enter: ninguna); fuera de ella pregunta y sigue.
Las opciones van después de --, o npm se las queda:  npm run demo ch3 pool -- --seed 7
Código de salida: 0 listo, 2 el comando estaba mal, 3 falló el propio cuaderno.
`,
  list: 'Las demostraciones que hay; npm run demo ch3 ejecuta las de un capítulo y npm run demo ch3 pool una sola:',
  listChapter: 'Las demostraciones de {chapter}:',
  predict: 'Predice y después ejecuta',
  ask: 'Tu predicción (solo Enter para seguir): ',
  guess: 'Tu predicción',
  outcome: 'Resultado',
  noGuess: '(ninguna)',
  model: 'El modelo',
  see: 'Qué observar',
  seed: 'semilla {seed}; otra vez: {command}',
  wrote: 'escrito: {file}',
  stopped: 'Detenido. No cambió nada tuyo.',
  near: ' ¿Querías {near}?',
  unknownChapter: 'Ningún capítulo "{what}" tiene demostraciones.{near} Estos tienen: {known}.',
  unknownDemo: '{chapter} no tiene una demostración "{what}".{near} Tiene: {known}.',
  tooMany: 'Un capítulo y una demostración a la vez, por ejemplo npm run demo ch3 pool; "{what}" sobra.',
  unknownOption: '"{option}" no es una opción de demo.{near} Mira: npm run demo -- --help',
  needsValue: 'A --{option} le falta un valor, por ejemplo: npm run demo ch3 -- --{option} {example}',
  noValue: '--{option} no lleva valor.',
  badSeed: '--seed espera un número entero de 0 a 4294967295, no "{value}".',
  badLanguage: 'No existe el idioma "{value}". Existen estos: es, en.',
  imagesNeedChapter:
    '--images necesita saber qué demostraciones dibujar, por ejemplo: npm run demo ch3 -- --images {value}',
  cannotWrite: 'No se pudieron escribir las imágenes en {folder}: {error}',
  swallowed: 'npm se quedó con {options}. Escribe -- antes de las opciones:  npm run demo {words} -- {options}',
};

export type Words = typeof en & { readonly journal: JournalWords };
export const words: Readonly<Record<Language, Words>> = {
  en: { ...en, journal: catalogues.en.journal },
  es: { ...es, journal: catalogues.es.journal },
};
