import type { classEn, classWorkerEn, distributeEn } from './class.en.ts';

/** Lo que dicen en español `npm run class` y `npm run distribute`, y las páginas que escriben. */
export const classEs: typeof classEn = {
  help: `npm run class ENTREGAS -- --out CARPETA [OPCIONES]

Evalúa a un curso entero. ENTREGAS es una carpeta con una entrega por estudiante: una carpeta, un
zip o tar (.tar, .tgz, .tar.gz), un repositorio git sin copia de trabajo (bare), o archivos sueltos
como los entrega Canvas. El nombre es el del estudiante; "ana.attempt-2.zip" es el segundo intento
de ana. Solo se toman archivos de ejercicios, con las carpetas del cuaderno o sin ellas. Puedes
repetirlo: lo ya evaluado no se evalúa otra vez.

  --out CARPETA       adónde van los resultados; con la misma carpeta sigue donde quedó
  --what QUÉ          qué ejercicios (ch3, ch3/squad; se puede repetir); si no, los de course.json
  --jobs N            cuántos a la vez (tantos como núcleos tiene esta máquina)
  --seed SECRETO      cualquier texto; sin él se sortea uno y queda en CARPETA/class.json
  --publish           dice la semilla a los estudiantes, para que puedan repetir lo evaluado
  --checks CARPETA    más comprobaciones, que solo tú tienes
  --policy ARCHIVO    pesos, qué ven los estudiantes, atrasos, intentos, escala de notas (JSON)
  --dates ARCHIVO     un CSV con las columnas student, submitted, due (y attempt)
  --comments ARCHIVO  un CSV con las columnas student, comment
  --roster ARCHIVO    un CSV con la columna student: quién falta
  --canvas ARCHIVO    el libro de calificaciones que exportó Canvas; canvas.csv es el que se importa
  --assignment TÍTULO con --canvas: el título de su columna, por ejemplo "Tarea 1 (12345)"
  --regrade NOMBRE    evalúa otra vez a este estudiante (se puede repetir)
  --shard N/M         solo la parte N de M, para una de M máquinas con el mismo --seed
  --merge CARPETA     toma lo que otra máquina evaluó en su --out (se puede repetir)
  --questions         preguntas sobre dibujos de la ejecución de cada cual, con una clave para ti
  --queue URL         deja que evalúen otros (npm run class-worker), por este RabbitMQ: amqp://…
  --lang es|en        el idioma de esto y de las páginas para estudiantes
  --help              este texto

En CARPETA: grades.csv, report.html, feedback/, records/, gradescope/, junit.xml, answers/.
Código de salida: 0 todos evaluados o rechazados por su nombre, 2 el comando estaba mal, 3 hubo
errores nuestros (nadie recibe nota por ellos: repítelo), 130 detenido (repítelo para seguir).
`,
  noSubmissions: '¿Qué carpeta de entregas? Por ejemplo: npm run class entregas -- --out resultados',
  oneFolder: 'Una sola carpeta de entregas; "{word}" sobra. Los ejercicios van con --what.',
  noFolder: 'No existe la carpeta "{value}" ({path}).',
  noOut: '¿Adónde van los resultados? Por ejemplo: npm run class {submissions} -- --out resultados',
  outInside: 'La carpeta de resultados ({out}) no puede estar dentro de la de entregas, ni al revés.',
  outTaken: 'La carpeta {out} contiene algo que no son resultados de un curso. Elige una vacía o una nueva.',
  outBroken: 'No se pudieron escribir los resultados en {out}: {error}',
  badJobs: '--jobs espera un número entero de 1 a 256, no "{value}".',
  badShard: '--shard espera una parte y cuántas hay, por ejemplo 2/5, no "{value}".',
  shardSeed: '--shard necesita --seed: todas las máquinas deben evaluar con el mismo secreto.',
  noFile: 'No se pudo leer el archivo {file} ({error}).',
  badQueue: '--queue espera la URL de un RabbitMQ, por ejemplo amqp://usuario:clave@host, no "{value}".',
  noQueue: 'No se pudo llegar a un RabbitMQ en {host} ({error}).',
  noWorkers:
    'Nadie espera trabajos todavía. En una máquina o en varias, con este mismo cuaderno: npm run class-worker -- --queue URL',
  noMerge: 'No hay resultados de un curso en "{value}": --merge espera el --out de otra máquina.',
  noColumn: 'El archivo {file} no tiene la columna "{column}" en su primera línea. Tiene: {known}.',
  badDate:
    '{file}, línea {line}: "{value}" no es una fecha en la columna "{column}". Por ejemplo: 2026-11-23T18:00-03:00.',
  noAssignment: '--canvas y --assignment van juntos, por ejemplo: --canvas notas.csv --assignment "Tarea 1 (12345)"',
  badRegrade: 'No hay ninguna entrega de "{student}" para evaluar otra vez.{near}',
  inFile: '{file}: {fault}',
  faults: {
    notJson: 'no es un JSON que se pueda leer ({error}).',
    unknownField: 'no existe el campo "{field}". Existen estos: {known}.',
    badValue: '{field} no puede ser {value}. Posible: {known}.',
    unknownCheck: '"{id}" no es un ejercicio ni una comprobación de los que aquí se evalúan.',
    badScale: 'la escala debe subir: lowest ≤ pass ≤ highest, con passAt entre 0 y 1.',
    canvasColumns: 'no tiene la columna "{name}". Exporta el libro de calificaciones desde Canvas y usa ese archivo.',
    canvasAssignment: 'no tiene la columna "{assignment}". Columnas de tareas: {known}.',
    extraNothing: 'no hay ningún NOMBRE.exercise.ts en {folder}.',
    extraLoad: '{file} no carga: {error}',
    extraTaken: '{file}: ya hay un ejercicio {id}; elige otro id, por ejemplo {id}-hidden.',
    extraSlug:
      '{file}: su slug {slug} no es el de ningún ejercicio del cuaderno, así que ningún archivo lo respondería.',
    extraNoCheck: 'falta el archivo {file}.',
  },
  refusals: {
    link: 'Hay un enlace donde solo puede haber archivos ({path}). Entrega el archivo mismo.',
    special: '{path} no es un archivo común. Entrega archivos comunes.',
    outside: 'Una ruta sale de la entrega ({path}). Vuelve a empaquetar la carpeta exercises/.',
    tooLarge: '{path} tiene más de {limit} KiB. Una respuesta necesita unos pocos.',
    archiveTooLarge: '{path} tiene más de {limit} MiB. Entrega exercises/ sin node_modules.',
    bomb: 'Descomprimida tendría más de {limit} MiB. Entrega exercises/ sin node_modules.',
    tooMany: 'Hay más de {limit} archivos. Entrega exercises/ sin node_modules.',
    encrypted: '{path} está cifrado. Empaquétalo sin contraseña.',
    unreadable: 'No se pudo leer ({error}). Empaquétala otra vez y prueba descomprimirla antes de entregarla.',
    format: '{path}: este formato no se lee. Entrega una carpeta, un .zip, un .tar.gz o un archivo .ts.',
    ambiguous: 'Dos archivos distintos podrían ser {file}: {one} y {other}. Entrega uno de ellos.',
    twice: 'Hay varias entregas de {student}: {paths}. Nombra los intentos {student}.attempt-1, {student}.attempt-2.',
    noGit: 'Es un repositorio git, y en la máquina que evalúa no hay git.',
    nothing: 'No se encontró ningún archivo de ejercicio. Se esperaba: {known}.',
  },
  page: {
    title: 'Resultados de {student}',
    mark: 'Nota',
    markOf: '{mark} de {highest}',
    points: 'Puntos',
    weighted: 'Puntos ponderados',
    of: '{earned} de {possible}',
    late: 'Atraso',
    lateOf: '{days} d: {percent} % menos',
    attempt: 'Intento que cuenta',
    checks: 'Las comprobaciones',
    check: 'Comprobación',
    status: 'Resultado',
    statuses: {
      passed: 'superada',
      failed: 'todavía no',
      blocked: 'espera a otra',
      error: 'no se pudo saber',
      skipped: 'omitida',
    },
    printed: 'Lo que el servicio imprimió:',
    hidden: '{count} comprobaciones más no se muestran aquí; también cuentan.',
    hiddenOne: 'Una comprobación más no se muestra aquí; también cuenta.',
    comment: 'Comentario',
    refused: 'No se pudo evaluar nada. {why}',
    error: 'Esto no se pudo evaluar por un error del evaluador. No cuenta en tu contra.',
    missing: 'No hubo entrega.',
    seed: 'Para repetirlo: npm run grade -- --seed {seed}',
  },
  outcomes: { graded: 'evaluada', refused: 'rechazada', error: 'error nuestro', missing: 'sin entrega' },
  report: {
    title: 'Informe del curso',
    submitted: 'Entregas',
    graded: 'Evaluadas',
    refused: 'Rechazadas',
    errors: 'Errores nuestros',
    missing: 'Sin entrega',
    median: 'Mediana de las notas',
    passed: 'Aprueban',
    passedOf: '{count} de {all} (con {pass} o más)',
    sandbox: 'Aislamiento',
    canary: 'El evaluador juzgó mal respuestas conocidas: no publiques estas notas',
    notGraded: 'Sin evaluar, por su nombre',
    ours: 'Error nuestro: {detail}',
    distribution: 'Distribución',
    distributionCaption: 'Cuántos estudiantes tienen qué nota',
    mark: 'Nota',
    count: 'Estudiantes',
    missed: 'Comprobaciones que más fallan',
    missedCaption: 'Comprobaciones no superadas, primero las más frecuentes, con lo que suele haber detrás',
    noneMissed: 'Ninguna respuesta falló en ninguna comprobación.',
    check: 'Comprobación',
    failed: 'Todavía no',
    waiting: 'En espera',
    of: 'De',
    behind: 'Lo que hay detrás, y lo que hicieron los servicios',
    students: 'Estudiantes',
    studentsCaption: 'Todo el curso, con un enlace a cada página',
    student: 'Estudiante',
  },
  questions: {
    title: 'Preguntas para {student}',
    intro:
      'Los dibujos muestran tus propios servicios, tal como se evaluaron. Responde en esta página sin ejecutar nada: basta con lo que sabes de tu programa.',
    question: 'Pregunta {number} · {exercise}',
    asked: {
      next: 'El dibujo se detiene aquí. ¿Qué ocurre a continuación?',
      waited: '¿Cuánto esperó el cliente su respuesta?',
      inFlight: '¿Cuántas llamadas de un servicio a otro hubo en curso a la vez, como máximo?',
      first: '¿De quién fue la primera respuesta en llegar?',
      line: 'Mira este mensaje: {message}. ¿Qué parte de tu programa lo envía y qué hace tu servicio si nunca llega una respuesta?',
    },
    nothing: 'nada más: aquí termina',
    keyTitle: 'Preguntas y respuestas',
    keyIntro:
      'Solo para ti. Las preguntas para estudiantes están en questions/; la oral es para conversar cinco minutos con cada cual.',
    right: 'Correcta: {letter}, {answer}',
    line: 'Línea {line}: {code}',
    spoken: 'Oral ({exercise}): {ask}',
    listen: 'Lo que hay que oír: {listen}',
    none: 'No hay una ejecución sobre la que preguntar.',
    written: 'Preguntas: {folder}; las respuestas: {key}',
  },
  sandboxed: 'Aislamiento: {name}, alrededor de cada proceso de un servicio.',
  queued: 'Aislamiento: el de quienes evalúan; el informe lo nombra.',
  permissions:
    'Aislamiento: ninguno; solo el modelo de permisos de Node contiene a las respuestas. No evalúes así a desconocidos: instala bubblewrap.',
  grading: 'evaluadas {done} de {all}',
  left: 'faltan cerca de {time}',
  seconds: '{count} s',
  minutes: '{count} min',
  merged: '{count} resultados tomados de {folder}.',
  done: 'Entregas {submitted}: evaluadas {graded}, rechazadas {refused}, errores nuestros {errors}. Faltan: {missing}.',
  fresh: 'Archivos evaluados ahora: {graded}; ya conocidos: {known}.',
  refused: 'rechazada: {student}: {why}',
  error: 'error nuestro: {student}: {why}',
  missing: 'faltan: {students}',
  canary: 'El evaluador juzgó mal una respuesta que conoce, así que ninguna nota es de fiar: {fault}',
  canvasUnknown: 'No están en el libro de Canvas, o están dos veces: {students}',
  stopped: 'Detenido. Lo evaluado queda guardado; el mismo comando sigue.',
  results: 'Resultados: {out}',
  drawn: 'Se sorteó una semilla secreta; está en {file}. Guárdala hasta publicar las notas.',
};

export const distributeEs: typeof distributeEn = {
  help: `npm run distribute [QUÉ…] -- --out CARPETA

Hace la copia para estudiantes: el cuaderno sin soluciones (los ejemplos resueltos quedan, los
capítulos los muestran), sin respuestas correctas ni equivocadas, con los ejercicios elegidos tal
como empiezan.

QUÉ: nada para los de course.json (o todos), un capítulo (ch3), un ejercicio (ch3/squad)

  --out CARPETA una carpeta nueva o vacía
  --lang es|en  el idioma; si no, el de tu sistema
  --help        este texto

Código de salida: 0 hecha, 2 el comando estaba mal.
`,
  noOut: '¿Adónde va la copia? Por ejemplo: npm run distribute -- --out ../cuaderno-2027',
  notEmpty: 'La carpeta {out} no está vacía. Elige una nueva.',
  inside: 'La carpeta {out} está dentro del cuaderno. Elige una fuera de él.',
  noSolutions: 'Esta ya es una copia para estudiantes: no tiene soluciones.',
  made: 'La copia para estudiantes está en {out}: {count} ejercicios, {files} archivos.',
  next: 'Pruébala: cd {out} && npm test',
};

export const classWorkerEs: typeof classWorkerEn = {
  help: `npm run class-worker -- --queue URL [OPCIONES]

Evalúa lo que npm run class pone en una cola, hasta Ctrl-C. En tantas máquinas como quieras; cada
una necesita este mismo cuaderno. Si un proceso muere, su trabajo pasa a otro.

  --queue URL       el RabbitMQ: amqp://usuario:clave@host
  --jobs N          cuántos a la vez (tantos como núcleos tiene esta máquina)
  --checks CARPETA  las mismas comprobaciones adicionales que tiene el curso
  --lang es|en      el idioma; si no, el de tu sistema
  --help            este texto

Código de salida: 0 detenido, 2 el comando estaba mal, 3 no se pudo llegar al RabbitMQ.
`,
  whichQueue: '¿Qué RabbitMQ? Por ejemplo: npm run class-worker -- --queue amqp://usuario:clave@host',
  ready: 'A la espera de trabajos en {host}, evaluador {version}. Ctrl-C lo termina.',
  done: '{exercise}: evaluado',
  failed: '{exercise}: error nuestro: {detail}',
};
