/** What `npm run bench` says. */
const en = {
  help: (known: readonly string[]) => `npm run bench [WHAT…]

Measures what grading costs on this machine and prints ratios against a peer that is
measured in the same run, alternating. It passes no judgement.

WHAT: nothing for all, or some of ${known.join(', ')}
`,
  unknown: (what: string, known: readonly string[]) =>
    `There is nothing called "${what}" to measure. There are: ${known.join(', ')}.`,
  machine: (cores: number, load: number) =>
    `${cores} cores, load ${load.toFixed(1)}; medians of 7 runs each, where a line does not say otherwise.`,
  needsNpm: 'Start it with npm run bench: npm itself is part of what is measured.',
  grading: (ours: number, theirs: number, ratio: string) =>
    `grade ch3/squad, 9 checks: ${ours} ms; bare vitest run of one msw spec with 9 tests: ${theirs} ms; ratio ${ratio}`,
  watching: (ours: number, theirs: number, ratio: string) =>
    `watch ch3/squad, saved to verdict: ${ours} ms; vitest's own watcher on that spec: ${theirs} ms; ratio ${ratio}`,
  limit: (milliseconds: number, turns: number) =>
    `a time limit of 30 s, virtual: ${milliseconds} ms and ${turns} turns beyond starting the process`,
  site: (pages: number, ours: number, theirs: number, ratio: string) =>
    `npm run site, ${pages} pages: ${ours} ms; VitePress 2 on the same chapters: ${theirs} ms; ratio ${ratio} (medians of 3)`,
  noPackage: (name: string) => `npm could not fetch ${name}, so there is nothing to compare with.`,
  chapters: (what: string, seconds: number) => `grade ${what || 'everything'} --solutions: ${seconds} s (one run)`,
  classRate: (count: number, cores: number, ours: string, theirs: string, ratio: string) =>
    `a class of ${count}, 9 checks each, ${cores} workers: ${ours} submissions a second; a cold vitest run of one msw spec for each: ${theirs}; ratio ${ratio} (one run)`,
  classGrade: (theirs: string, ratio: string) =>
    `the same against npm run grade for each: ${theirs} submissions a second; ratio ${ratio}`,
  classFlat: (counts: readonly number[], costs: readonly number[], ratio: string) =>
    `cost of a submission among ${counts.join(' and ')}: ${costs.join(' and ')} ms; ratio of many to few ${ratio}`,
  classWorkers: (count: number, isPinned: boolean, rates: readonly string[], ratio: string) =>
    `${isPinned ? 'one worker on one core and two on two' : 'one worker and two, each on all cores'}, ${count} submissions: ${rates.join(' and ')} a second; ratio ${ratio}`,
  broker: {
    ready: 'broker ready and first connection open, ms',
    confirmed: {
      overTcp: 'publishes confirmed a second, over TCP',
      inWorld: 'the same, by a service under test',
    },
    consumed: {
      overTcp: 'published, delivered and acknowledged a second, over TCP',
      inWorld: 'the same, by a service under test',
    },
    chapter: 'grade ch5 --solutions, s (one run; its start included)',
  },
  against: (what: string, embedded: number, real: number | null) =>
    `${what}: embedded ${embedded}${real === null ? '' : `; RabbitMQ ${real}; ratio ${Number((embedded / real).toPrecision(2))}`}`,
  peer: (version: string) => `The RabbitMQ is ${version}.`,
  noPeer: (why: string) => `No RabbitMQ to compare with. ${why}`,
};

export type Words = typeof en;

const es: Words = {
  help: (known) => `npm run bench [QUÉ…]

Mide lo que cuesta evaluar en esta máquina e imprime razones respecto de un par que se
mide en la misma ejecución, en forma alternada. No emite juicio.

QUÉ: nada para todo, o algo de ${known.join(', ')}
`,
  unknown: (what, known) => `No hay nada llamado "${what}" que medir. Hay: ${known.join(', ')}.`,
  machine: (cores, load) =>
    `${cores} núcleos, carga ${load.toFixed(1)}; medianas de 7 ejecuciones cada una, donde una línea no diga otra cosa.`,
  needsNpm: 'Inícialo con npm run bench: el propio npm es parte de lo que se mide.',
  grading: (ours, theirs, ratio) =>
    `grade ch3/squad, 9 comprobaciones: ${ours} ms; vitest run a secas, un spec de msw con 9 pruebas: ${theirs} ms; razón ${ratio}`,
  watching: (ours, theirs, ratio) =>
    `watch ch3/squad, de guardar al veredicto: ${ours} ms; el propio vigilante de vitest con ese spec: ${theirs} ms; razón ${ratio}`,
  limit: (milliseconds, turns) =>
    `un tiempo límite de 30 s, virtual: ${milliseconds} ms y ${turns} turnos, sin contar el arranque del proceso`,
  site: (pages, ours, theirs, ratio) =>
    `npm run site, ${pages} páginas: ${ours} ms; VitePress 2 con los mismos capítulos: ${theirs} ms; razón ${ratio} (medianas de 3)`,
  noPackage: (name) => `npm no pudo obtener ${name}, así que no hay con qué comparar.`,
  chapters: (what, seconds) => `grade ${what || 'todo'} --solutions: ${seconds} s (una ejecución)`,
  classRate: (count, cores, ours, theirs, ratio) =>
    `un curso de ${count}, 9 comprobaciones cada uno, ${cores} procesos: ${ours} entregas por segundo; un vitest run en frío de un spec de msw por entrega: ${theirs}; razón ${ratio} (una ejecución)`,
  classGrade: (theirs, ratio) => `lo mismo frente a npm run grade por entrega: ${theirs} por segundo; razón ${ratio}`,
  classFlat: (counts, costs, ratio) =>
    `costo de una entrega entre ${counts.join(' y ')}: ${costs.join(' y ')} ms; razón de muchas a pocas ${ratio}`,
  classWorkers: (count, isPinned, rates, ratio) =>
    `${isPinned ? 'un proceso en un núcleo y dos en dos' : 'un proceso y dos, cada uno en todos los núcleos'}, ${count} entregas: ${rates.join(' y ')} por segundo; razón ${ratio}`,
  broker: {
    ready: 'broker listo y primera conexión abierta, ms',
    confirmed: {
      overTcp: 'publicaciones confirmadas por segundo, por TCP',
      inWorld: 'lo mismo, desde un servicio bajo prueba',
    },
    consumed: {
      overTcp: 'mensajes publicados, entregados y con acuse por segundo, por TCP',
      inWorld: 'lo mismo, desde un servicio bajo prueba',
    },
    chapter: 'grade ch5 --solutions, s (una ejecución; incluye su arranque)',
  },
  against: (what, embedded, real) =>
    `${what}: integrado ${embedded}${real === null ? '' : `; RabbitMQ ${real}; razón ${Number((embedded / real).toPrecision(2))}`}`,
  peer: (version) => `El RabbitMQ es la versión ${version}.`,
  noPeer: (why) => `No hay un RabbitMQ con qué comparar. ${why}`,
};

export const words = { en, es };
