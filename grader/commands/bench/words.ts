/** What `npm run bench` says. */
const en = {
  help: (known: readonly string[]) => `npm run bench [WHAT…]

Measures what grading costs on this machine and prints ratios against a peer that is
measured in the same run, alternating. It passes no judgement.

WHAT: nothing for all, or some of ${known.join(', ')}
`,
  unknown: (what: string, known: readonly string[]) =>
    `There is nothing called "${what}" to measure. There are: ${known.join(', ')}.`,
  machine: (cores: number, load: number) => `${cores} cores, load ${load.toFixed(1)}; medians of 7 runs each.`,
  needsNpm: 'Start it with npm run bench: npm itself is part of what is measured.',
  grading: (ours: number, theirs: number, ratio: string) =>
    `grade ch3/squad, 9 checks: ${ours} ms; bare vitest run of one msw spec with 9 tests: ${theirs} ms; ratio ${ratio}`,
  watching: (ours: number, theirs: number, ratio: string) =>
    `watch ch3/squad, saved to verdict: ${ours} ms; vitest's own watcher on that spec: ${theirs} ms; ratio ${ratio}`,
  limit: (milliseconds: number, turns: number) =>
    `a time limit of 30 s, virtual: ${milliseconds} ms and ${turns} turns beyond starting the process`,
  chapters: (what: string, seconds: number) => `grade ${what || 'everything'} --solutions: ${seconds} s (one run)`,
};

export type Words = typeof en;

const es: Words = {
  help: (known) => `npm run bench [QUÉ…]

Mide lo que cuesta evaluar en esta máquina e imprime razones respecto de un par que se
mide en la misma ejecución, en forma alternada. No emite juicio.

QUÉ: nada para todo, o algo de ${known.join(', ')}
`,
  unknown: (what, known) => `No hay nada llamado "${what}" que medir. Hay: ${known.join(', ')}.`,
  machine: (cores, load) => `${cores} núcleos, carga ${load.toFixed(1)}; medianas de 7 ejecuciones cada una.`,
  needsNpm: 'Inícialo con npm run bench: el propio npm es parte de lo que se mide.',
  grading: (ours, theirs, ratio) =>
    `grade ch3/squad, 9 comprobaciones: ${ours} ms; vitest run a secas, un spec de msw con 9 pruebas: ${theirs} ms; razón ${ratio}`,
  watching: (ours, theirs, ratio) =>
    `watch ch3/squad, de guardar al veredicto: ${ours} ms; el propio vigilante de vitest con ese spec: ${theirs} ms; razón ${ratio}`,
  limit: (milliseconds, turns) =>
    `un tiempo límite de 30 s, virtual: ${milliseconds} ms y ${turns} turnos, sin contar el arranque del proceso`,
  chapters: (what, seconds) => `grade ${what || 'todo'} --solutions: ${seconds} s (una ejecución)`,
};

export const words = { en, es };
