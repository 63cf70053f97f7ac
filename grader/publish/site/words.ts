import type { Language } from '../../language/bilingual.ts';

export interface Words {
  readonly workbook: string;
  readonly tagline: string;
  readonly lede: string;
  readonly description: string;
  readonly skip: string;
  readonly nav: { readonly label: string; readonly open: string; readonly close: string; readonly home: string };
  readonly other: { readonly name: string; readonly label: string; readonly short: string };
  readonly theme: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly search: {
    readonly open: string;
    readonly label: string;
    readonly placeholder: string;
    readonly close: string;
    readonly loading: string;
    readonly failed: string;
    readonly none: (query: string) => string;
    readonly found: (count: number) => string;
    readonly how: string;
  };
  readonly chapter: (number: string) => string;
  readonly minutes: { readonly reading: (minutes: number) => string; readonly all: (time: string) => string };
  readonly time: (minutes: number) => string;
  readonly exercises: (count: number) => string;
  readonly anchor: (title: string) => string;
  readonly pager: { readonly label: string; readonly previous: string; readonly next: string };
  readonly code: {
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
    readonly sketch: string;
  };
  readonly diagram: { readonly inWords: string };
  readonly table: string;
  readonly figure: { readonly try: string };
  readonly exercise: {
    readonly label: string;
    readonly points: (points: number) => string;
    readonly file: string;
    readonly checks: (count: number) => string;
    readonly worth: (points: number) => string;
    readonly commands: Readonly<Record<'watch' | 'grade' | 'hint', string>>;
  };
  readonly hint: (number: number, count: number) => string;
  readonly hints: string;
  readonly noScript: string;
  readonly recall: { readonly show: string };
  readonly predict: {
    readonly yours: string;
    readonly placeholder: string;
    readonly show: string;
    readonly empty: string;
    readonly again: string;
  };
  readonly quiz: {
    readonly one: string;
    readonly several: string;
    readonly check: string;
    readonly choose: string;
    readonly right: string;
    readonly wrong: string;
    readonly all: string;
    readonly notYet: string;
  };
  readonly home: {
    readonly start: string;
    readonly chapters: string;
    readonly pages: string;
    readonly how: string;
    readonly steps: readonly string[];
    readonly slides: string;
    readonly toSlides: string;
    readonly licence: string;
  };
  readonly notWritten: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    workbook: 'Between services',
    tagline: 'A workbook on how services communicate',
    lede: 'You write a service. It talks to others that are slow, silent or wrong on purpose, and you see what they said to each other.',
    description: 'A workbook on how services communicate, with self-graded exercises in TypeScript.',
    skip: 'Skip to the text',
    nav: { label: 'Contents', open: 'Open the contents', close: 'Close the contents', home: 'Contents' },
    other: { name: 'Español', label: 'Leer esta página en español', short: 'ES' },
    theme: { system: 'Colours: as the system', light: 'Colours: light', dark: 'Colours: dark' },
    search: {
      open: 'Search',
      label: 'Search the workbook',
      placeholder: 'time limit, 504, idempotent …',
      close: 'Close',
      loading: 'Loading the index …',
      failed: 'The index could not be loaded.',
      none: (query) => `Nothing found for “${query}”.`,
      found: (count) => (count === 1 ? '1 place' : `${count} places`),
      how: 'Arrow keys choose, Enter opens, Esc closes.',
    },
    chapter: (number) => `Chapter ${number}`,
    minutes: {
      reading: (minutes) => `${minutes} min of reading`,
      all: (time) => `${time} with experiments and core exercises`,
    },
    time: (minutes) => hours(minutes, 'h', 'min'),
    exercises: (count) => (count === 1 ? '1 exercise' : `${count} exercises`),
    anchor: (title) => `Link to “${title}”`,
    pager: { label: 'Before and after', previous: 'Before', next: 'Next' },
    code: {
      copy: 'Copy',
      copied: 'Copied',
      notCopied: 'Could not copy',
      sketch: 'sketch: no test runs it',
    },
    diagram: { inWords: 'The messages in words' },
    table: 'Table',
    figure: { try: 'Try it' },
    exercise: {
      label: 'Exercise',
      points: (points) => (points === 1 ? '1 point' : `${points} points`),
      file: 'Your answer',
      checks: (count) => (count === 1 ? 'Its check' : `Its ${count} checks`),
      worth: (points) => (points === 1 ? '1 point' : `${points} points`),
      commands: { watch: 'grade it whenever I save', grade: 'grade it once', hint: 'a hint' },
    },
    hint: (number, count) => `Hint ${number} of ${count}`,
    hints: 'Hints',
    noScript: 'The answer is shown where scripts are allowed.',
    recall: { show: 'Compare with the answer' },
    predict: {
      yours: 'Your prediction',
      placeholder: 'a number, or a few words',
      show: 'Show what happens',
      empty: 'Write a guess first, even a rough one: being wrong here is how it stays in mind.',
      again: 'Predict again',
    },
    quiz: {
      one: 'One option is right.',
      several: 'Several options may be right.',
      check: 'Check my answer',
      choose: 'Choose an option first.',
      right: 'Right',
      wrong: 'Not this one',
      all: 'That is right. Read why, and why the others are not.',
      notYet: 'Not yet. Read why, choose again, and check once more.',
    },
    home: {
      start: 'Begin',
      chapters: 'Chapters',
      pages: 'To look things up',
      how: 'How it goes',
      steps: [
        'Read a chapter, and predict before you run its experiments.',
        'Write your answer in exercises/, the only folder that you edit.',
        'Have it graded: the report shows what your service said, to whom, and when.',
      ],
      slides: 'Slides',
      toSlides: 'One deck a chapter, with notes for the speaker, as HTML, PDF and PowerPoint',
      licence: 'Text: CC BY 4.0. Code: MIT.',
    },
    notWritten: 'not written yet',
  },
  es: {
    workbook: 'Entre servicios',
    tagline: 'Un cuaderno sobre cómo se comunican los servicios',
    lede: 'Escribes un servicio. Conversa con otros que a propósito son lentos, callan o se equivocan, y ves qué se dijeron.',
    description:
      'Un cuaderno sobre cómo se comunican los servicios, con ejercicios en TypeScript que se evalúan solos.',
    skip: 'Ir al texto',
    nav: { label: 'Contenido', open: 'Abrir el contenido', close: 'Cerrar el contenido', home: 'Contenido' },
    other: { name: 'English', label: 'Read this page in English', short: 'EN' },
    theme: { system: 'Colores: como el sistema', light: 'Colores: claros', dark: 'Colores: oscuros' },
    search: {
      open: 'Buscar',
      label: 'Buscar en el cuaderno',
      placeholder: 'tiempo límite, 504, idempotente …',
      close: 'Cerrar',
      loading: 'Cargando el índice …',
      failed: 'No se pudo cargar el índice.',
      none: (query) => `No hay nada para «${query}».`,
      found: (count) => (count === 1 ? '1 lugar' : `${count} lugares`),
      how: 'Las flechas eligen, Intro abre, Esc cierra.',
    },
    chapter: (number) => `Capítulo ${number}`,
    minutes: {
      reading: (minutes) => `${minutes} min de lectura`,
      all: (time) => `${time} con experimentos y ejercicios del núcleo`,
    },
    time: (minutes) => hours(minutes, 'h', 'min'),
    exercises: (count) => (count === 1 ? '1 ejercicio' : `${count} ejercicios`),
    anchor: (title) => `Enlace a «${title}»`,
    pager: { label: 'Antes y después', previous: 'Anterior', next: 'Siguiente' },
    code: {
      copy: 'Copiar',
      copied: 'Copiado',
      notCopied: 'No se pudo copiar',
      sketch: 'boceto: ninguna prueba lo ejecuta',
    },
    diagram: { inWords: 'Los mensajes en palabras' },
    table: 'Tabla',
    figure: { try: 'Pruébalo' },
    exercise: {
      label: 'Ejercicio',
      points: (points) => (points === 1 ? '1 punto' : `${points} puntos`),
      file: 'Tu respuesta',
      checks: (count) => (count === 1 ? 'Su comprobación' : `Sus ${count} comprobaciones`),
      worth: (points) => (points === 1 ? '1 punto' : `${points} puntos`),
      commands: { watch: 'evaluar cada vez que guardo', grade: 'evaluar una vez', hint: 'una pista' },
    },
    hint: (number, count) => `Pista ${number} de ${count}`,
    hints: 'Pistas',
    noScript: 'La respuesta se muestra donde se permiten los scripts.',
    recall: { show: 'Comparar con la respuesta' },
    predict: {
      yours: 'Tu predicción',
      placeholder: 'un número o unas palabras',
      show: 'Mostrar qué pasa',
      empty: 'Primero escribe una suposición, aunque sea gruesa: equivocarse aquí es lo que la fija en la memoria.',
      again: 'Predecir otra vez',
    },
    quiz: {
      one: 'Una opción es correcta.',
      several: 'Puede haber varias correctas.',
      check: 'Comprobar mi respuesta',
      choose: 'Primero elige una opción.',
      right: 'Correcta',
      wrong: 'Esta no',
      all: 'Es correcto. Lee por qué, y por qué no las otras.',
      notYet: 'Todavía no. Lee por qué, elige de nuevo y vuelve a comprobar.',
    },
    home: {
      start: 'Empezar',
      chapters: 'Capítulos',
      pages: 'Para consultar',
      how: 'Cómo se trabaja',
      steps: [
        'Lee un capítulo, y predice antes de ejecutar sus experimentos.',
        'Escribe tu respuesta en exercises/, la única carpeta que editas.',
        'Haz que se evalúe: el informe muestra qué dijo tu servicio, a quién y cuándo.',
      ],
      slides: 'Diapositivas',
      toSlides: 'Una presentación por capítulo, con notas para quien expone, en HTML, PDF y PowerPoint',
      licence: 'Textos: CC BY 4.0. Código: MIT.',
    },
    notWritten: 'aún no está escrito',
  },
};

/** `45 min`, `4 h`, `1 h 30 min` */
function hours(minutes: number, hour: string, minute: string): string {
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (whole === 0) return `${rest} ${minute}`;
  return rest === 0 ? `${whole} ${hour}` : `${whole} ${hour} ${rest} ${minute}`;
}
