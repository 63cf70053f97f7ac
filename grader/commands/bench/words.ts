/** What `npm run bench` says. */
const en = {
  help: `npm run bench

Measures what grading costs on this machine and prints ratios against a peer that is
measured in the same run, alternating. It passes no judgement.
`,
  machine: (cores: number, load: number) => `${cores} cores, load ${load.toFixed(1)}; medians of 7 runs each.`,
  needsNpm: 'Start it with npm run bench: npm itself is part of what is measured.',
  grading: (ours: number, theirs: number, ratio: string) =>
    `grade ch3/squad, 9 checks: ${ours} ms; bare vitest run of one msw spec with 9 tests: ${theirs} ms; ratio ${ratio}`,
  limit: (milliseconds: number, turns: number) =>
    `a time limit of 30 s, virtual: ${milliseconds} ms and ${turns} turns beyond starting the process`,
};

const es: typeof en = {
  help: `npm run bench

Mide lo que cuesta evaluar en esta máquina e imprime razones respecto de un par que se
mide en la misma ejecución, en forma alternada. No emite juicio.
`,
  machine: (cores, load) => `${cores} núcleos, carga ${load.toFixed(1)}; medianas de 7 ejecuciones cada una.`,
  needsNpm: 'Inícialo con npm run bench: el propio npm es parte de lo que se mide.',
  grading: (ours, theirs, ratio) =>
    `grade ch3/squad, 9 comprobaciones: ${ours} ms; vitest run a secas, un spec de msw con 9 pruebas: ${theirs} ms; razón ${ratio}`,
  limit: (milliseconds, turns) =>
    `un tiempo límite de 30 s, virtual: ${milliseconds} ms y ${turns} turnos, sin contar el arranque del proceso`,
};

export const words = { en, es };
