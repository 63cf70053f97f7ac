/** What `npm run sweep` says. */
export interface Words {
  readonly help: string;
  readonly misuse: (what: string) => string;
  readonly noAnswers: string;
  readonly trees: string;
  readonly chapters: string;
  readonly named: string;
  readonly skipped: (check: string) => string;
  readonly stray: (file: string) => string;
  readonly differs: (id: string, count: number, repeats: number) => string;
  readonly seeds: (count: number, first: number, repeats: number) => string;
}

export const words: Record<'en' | 'es', Words> = {
  en: {
    help: `npm run sweep [WHAT…] [-- OPTIONS]

Proves the exercises: every stub fails, every solution and right answer passes, every wrong
answer fails exactly the checks that it names, no file is left over.

WHAT: nothing for all, or ch3, ch3/squad
  --seeds N     how many seeds (20)
  --first N     the first of them (1)
  --answer TEXT only the answers whose path contains it (solutions/, wrong-)
  --named       judge wrong answers by the checks that they name alone (a quarter of the time)
  --broker KIND on a real RabbitMQ, as in npm run grade: what uses a broker (embedded)
  --shared-broker  use one that is not ours without a virtual host of our own
  --runtime NAME   what runs the services: node (the default) or deno
  --repeat N    judge each so many times; the records must be identical (1)
  --lang es|en  the language
`,
    misuse: (what) => `"${what}" is not understood; see npm run sweep -- --help`,
    noAnswers: 'This copy has no solutions and answers, so the contract of the exercises was not tried.',
    trees: 'exercises/, solutions/, grader/stubs/, grader/answers/',
    chapters: 'chapters/',
    skipped: (check) => `${check} was left out: it needs what this broker does not offer`,
    named: 'Wrong answers were judged by the checks that they name alone; without --named, by all.',
    stray: (file) => `${file} belongs to no exercise`,
    differs: (id, count, repeats) => `${id}: ${count} of ${repeats} records differ from the first`,
    seeds: (count, first, repeats) =>
      `${count === 1 ? `Seed ${first}` : `Seeds ${first} to ${first + count - 1}`}${repeats === 1 ? '' : `, each ${repeats} times`}.`,
  },
  es: {
    help: `npm run sweep [QUÉ…] [-- OPCIONES]

Prueba los ejercicios: cada plantilla falla, cada solución y respuesta correcta pasa, cada
respuesta equivocada falla justo en las comprobaciones que nombra, no sobra ningún archivo.

QUÉ: nada para todos, o ch3, ch3/squad
  --seeds N     cuántas semillas (20)
  --first N     la primera de ellas (1)
  --answer TEXTO solo las respuestas cuya ruta lo contiene (solutions/, wrong-)
  --named       evalúa las equivocadas solo con las comprobaciones que nombran (un cuarto del tiempo)
  --broker TIPO en un RabbitMQ real, como en npm run grade: lo que usa un broker (embedded)
  --shared-broker  usa uno ajeno sin un host virtual propio
  --runtime NOMBRE con qué se ejecutan los servicios: node (por defecto) o deno
  --repeat N    evalúa cada una tantas veces; los registros deben ser idénticos (1)
  --lang es|en  el idioma
`,
    misuse: (what) => `No se entiende "${what}"; mira npm run sweep -- --help`,
    noAnswers: 'Esta copia no trae soluciones ni respuestas, así que no se probó el contrato de los ejercicios.',
    trees: 'exercises/, solutions/, grader/stubs/, grader/answers/',
    chapters: 'chapters/',
    skipped: (check) => `${check} quedó fuera: necesita algo que este broker no ofrece`,
    named: 'Las respuestas equivocadas se evaluaron solo con las comprobaciones que nombran; sin --named, con todas.',
    stray: (file) => `${file} no pertenece a ningún ejercicio`,
    differs: (id, count, repeats) => `${id}: ${count} de ${repeats} registros difieren del primero`,
    seeds: (count, first, repeats) =>
      `${count === 1 ? `Semilla ${first}` : `Semillas ${first} a ${first + count - 1}`}${repeats === 1 ? '' : `, cada una ${repeats} veces`}.`,
  },
};
