/** What `npm test` says. Its last line stays the same in every language: programs read it. */
export const words = {
  en: {
    help: `npm test: the grader's own tests.

  1. types        TypeScript over the whole workbook (one test)
  2. style        formatting and lint (one test)
  3. unit tests   grader/**/*.test.ts
  4. contracts    every exercise: its stub, its solution, its right and wrong answers, on one seed

Each stage prints its time; what fails is shown in full. The last line of stdout is
"N passed, N failed", and ", N skipped" after it when there are any, their reasons above.

Options (write -- first: npm test -- --help)
  --lang es|en   language of these words (default: the environment's)
  --help         this text

Exit code: 0 nothing failed, 1 something failed, 2 the command was wrong.
`,
    unknownOption: (option: string) =>
      `npm test does not know "${option}". It takes --lang es|en and --help; run it with no options to test everything.`,
    stages: { types: 'types', style: 'style', unit: 'unit tests', contracts: 'contracts' },
    skipped: (name: string, reason: string) => `skipped: ${name} (${reason})`,
    testsOf: (count: number, file: string) => `${count} tests of ${file}`,
    noReason: 'its test gives no reason',
    noAnswers: 'this copy has no solutions and answers',
    noSweep: 'grader/commands/sweep.ts is not in this copy',
    missingTool: (file: string) => `${file} is missing: run npm ci, then npm test again.`,
    ended: (how: string) => `It ended with ${how} and no failure of its own to show for it; counted as one.`,
    code: (code: number) => `code ${code}`,
    noReport: 'It left no report; counted as one failure.',
  },
  es: {
    help: `npm test: las pruebas del propio evaluador.

  1. tipos                TypeScript sobre todo el cuaderno (una prueba)
  2. estilo               formato y lint (una prueba)
  3. pruebas unitarias    grader/**/*.test.ts
  4. contratos            cada ejercicio: su esqueleto, su solución, sus respuestas correctas y
                          equivocadas, con una semilla

Cada etapa muestra su tiempo; lo que falla se muestra entero. La última línea de stdout es
"N passed, N failed", y después ", N skipped" si las hay, con sus razones más arriba.

Opciones (escribe antes --: npm test -- --help)
  --lang es|en   idioma de estos textos (por defecto, el del entorno)
  --help         este texto

Código de salida: 0 nada falló, 1 algo falló, 2 el comando estaba mal escrito.
`,
    unknownOption: (option: string) =>
      `npm test no conoce "${option}". Acepta --lang es|en y --help; sin opciones prueba todo.`,
    stages: { types: 'tipos', style: 'estilo', unit: 'pruebas unitarias', contracts: 'contratos' },
    skipped: (name: string, reason: string) => `omitida: ${name} (${reason})`,
    testsOf: (count: number, file: string) => `${count} pruebas de ${file}`,
    noReason: 'su prueba no da una razón',
    noAnswers: 'esta copia no trae soluciones ni respuestas',
    noSweep: 'grader/commands/sweep.ts no está en esta copia',
    missingTool: (file: string) => `Falta ${file}: ejecuta npm ci y después npm test otra vez.`,
    ended: (how: string) => `Terminó con ${how} sin mostrar un fallo propio; cuenta como uno.`,
    code: (code: number) => `el código ${code}`,
    noReport: 'No dejó un informe; cuenta como un fallo.',
  },
} as const;

export type Words = (typeof words)['es' | 'en'];
