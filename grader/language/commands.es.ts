import { classEs, classWorkerEs, distributeEs } from './class.es.ts';
import type { commandsEn } from './commands.en.ts';

/** Lo que dicen en español los comandos aparte de `grade`, y lo que dicen todos por igual. */
export const commandsEs: typeof commandsEn = {
  command: {
    unknownOption: '"{option}" no es una opción de {command}.{near} Mira: npm run {command} -- --help',
    needsValue: 'A --{option} le falta un valor, por ejemplo: {example}',
    noValue: '--{option} no lleva valor.',
    badLanguage: 'No existe el idioma "{value}". Existen estos: es, en.',
    swallowed: 'npm se quedó con {options}. Escribe -- antes de las opciones:  {typed}',
    notBoth: '{one} y {other} no van juntas; elige una.',
    whichOne: '¿Qué ejercicio? Por ejemplo: {example}',
    onlyOne: 'Eso nombra {count} ejercicios ({known}), y este comando toma uno. Por ejemplo: {example}',
    noWords: 'npm run {command} no toma ningún "{word}".',
  },
  kept: {
    corrupted: 'Tu archivo de avance {file} no se pudo leer. Queda una copia en {copy}; el avance empieza de nuevo.',
    newer: 'Tu archivo de avance {file} es de una versión posterior del cuaderno: quedó como estaba, sin agregar nada.',
    unwritable: 'Tu avance no se pudo guardar en {file} ({error}). Todo lo demás funciona como siempre.',
  },
  course: {
    notJson: 'no es un JSON que se pueda leer ({error}).',
    notObject: 'tiene que ser un objeto, por ejemplo { "exercises": ["ch3/squad"] }.',
    unknownField: 'no existe el campo "{field}". Existen estos: {known}.',
    notList: 'el campo "{field}" tiene que ser una lista de textos, no {value}.',
    unknownValue: 'en el campo "{field}" dice {value}. Existen estos: {known}.',
    unknownExercise: 'el campo "exercises" nombra "{value}", que no existe.{near} Existen estos: {known}.',
    empty: 'los campos "exercises" y "tiers" no dejan ningún ejercicio.',
  },
  hint: {
    help: `npm run hint QUÉ [-- OPCIONES]

Muestra la próxima pista de un ejercicio: son tres, de un empujón a casi todo, una por llamada.

QUÉ: un ejercicio (ch3/squad, ch3/1)

  --again       las que ya viste, otra vez
  --all         todas
  --lang es|en  el idioma; si no, el de tu sistema
  --help        este texto

Código de salida: 0 mostrada, 1 el ejercicio no tiene pistas, 2 el comando estaba mal.
`,
    title: '{id} · pista {number} de {count}',
    none: 'El capítulo todavía no tiene pistas para {id}.',
    left: 'Quedan {count} pistas:  npm run hint {id}',
    oneLeft: 'Queda una pista:  npm run hint {id}',
    last: 'Esa era la última pista.',
    noMore: 'Ya viste las {count} pistas. Otra vez:  npm run hint {id} -- --again',
    solution: 'También hay una solución con la que comparar:  npm run solution {id}',
    grade: 'evalúa:  npm run grade {id}',
  },
  progress: {
    help: `npm run progress [QUÉ…] [-- OPCIONES]

Muestra lo que llevas logrado y qué sigue. El núcleo cuenta aparte de la profundización
y de lo que va más allá de la unidad.

QUÉ: nada para todo, un capítulo (ch3), un ejercicio (ch3/squad)
Signos: ✓ superado, … empezado, · sin empezar

  --json        lo mismo, para programas
  --lang es|en  el idioma; si no, el de tu sistema
  --help        este texto

Se guarda en .entre-servicios.json, junto a package.json. Código de salida: 0, 2 el comando estaba mal.
`,
    next: 'sigue:  {command}',
    done: 'Todo está superado.',
  },
  reset: {
    help: `npm run reset QUÉ [-- OPCIONES]

Deja un ejercicio como se entregó. Antes pregunta, y guarda una copia de tu archivo en .backups/.

QUÉ: un ejercicio (ch3/squad, ch3/1)

  --yes         no pregunta
  --undo        en cambio, devuelve la última copia
  --adopt       para autores, sin QUÉ: lo que ahora está en exercises/ es lo que se entrega
  --lang es|en  el idioma; si no, el de tu sistema
  --help        este texto

Código de salida: 0 hecho, 1 no se hizo nada, 2 el comando estaba mal.
`,
    ask: '¿Dejar {file} como se entregó? Se guarda una copia del tuyo. [s/N]',
    askUndo: '¿Devolver la última copia a {file}? Se guarda una copia de lo que hay ahora. [s/N]',
    yes: 's|si|sí|y|yes',
    left: 'No cambió nada.',
    cannotAsk:
      'Esto no es una terminal, así que no se puede preguntar. Si es lo que quieres:  npm run reset {id} -- --yes{undo}',
    done: '{file} está como se entregó.',
    undone: '{file} está otra vez como en la copia.',
    copy: 'tu archivo:   {copy}',
    restore: 'recupéralo:   npm run reset {id} -- --undo',
    again: 'evalúa:       npm run grade {id}',
    sameAsStub: '{file} ya está como se entregó.',
    sameAsCopy: '{file} es igual a la última copia.',
    noStub: 'Esta copia del cuaderno no trae la primera versión de {id}; {file} quedó como estaba.',
    noCopy: 'No hay ninguna copia de {id} en .backups/; {file} quedó como estaba.',
    adopted: 'desde ahora se entrega: {slug}',
    cannotWrite: '{file} no se pudo restaurar ({error}). Tu archivo está como antes.',
  },
  solution: {
    help: `npm run solution QUÉ [-- OPCIONES]

Muestra qué cambiarías para ir de tu respuesta a la solución; sus comentarios dicen por qué.
Después de superar el ejercicio, o de intentar tres respuestas distintas.

QUÉ: un ejercicio (ch3/squad, ch3/1)

  --anyway      de inmediato
  --lang es|en  el idioma; si no, el de tu sistema
  --help        este texto

Código de salida: 0 mostrada, 1 no mostrada, 2 el comando estaba mal.
`,
    noSolutions: 'Esta copia del cuaderno no trae solutions/: las guarda quien te la dio.',
    noSolution: 'Aquí no hay una solución de {id}.',
    notYet:
      'La solución de {id} sirve más después de tus propios intentos; hasta ahora evaluaste {tried} de {attempts} distintos.\n  una pista:      npm run hint {id}\n  de todos modos: npm run solution {id} -- --anyway',
    same: '{own} es la solución, línea por línea.',
    why: '- es lo tuyo, + es la solución; sus comentarios dicen por qué. Es una manera entre muchas: lo que supera las comprobaciones está bien.',
    again: 'evalúa:  npm run grade {id}',
  },
  watch: {
    help: `npm run watch [QUÉ…] [-- OPCIONES]

Evalúa un ejercicio cada vez que lo guardas. Una misma semilla, para que solo cambie tu respuesta.

QUÉ: nada para todo, un capítulo (ch3), un ejercicio (ch3/squad)

  --seed N      las entradas y los tiempos; sin esto, se sortean una vez
  --runtime R   con qué se ejecutan tus servicios: node (por defecto) o deno
  --poll        mira los archivos dos veces por segundo, donde no llegan avisos de cambios
  --ascii       dibujos en ASCII simple
  --lang es|en  el idioma; si no, el de tu sistema
  --help        este texto

Teclas: Enter otra vez, n semilla nueva, h pista, a todo, q salir.
Código de salida: 0 con q, 130 con Ctrl-C, 2 el comando estaba mal.
`,
    watching: 'Vigilando {count} ejercicios; guarda uno y se evalúa.',
    watchingOne: 'Vigilando {file}; guárdalo y se evalúa.',
    seed: 'semilla {seed}',
    keys: 'Enter otra vez · n semilla nueva · h pista · a todo · q salir',
    newSeed: 'Desde ahora, semilla {seed}.',
    nothingYet: 'Primero guarda un ejercicio.',
    passed: 'Superado. Sigue:  {next}',
    passedAll: 'Superado, y con él todo lo que vigilas.',
    noEvents:
      'Aquí no llegan los avisos de cambios (suele pasar en una carpeta de red o de un contenedor), así que los archivos se miran dos veces por segundo. Enter evalúa de inmediato; también npm run grade {what} en otra terminal.',
    stopped: 'Ya no vigila.',
    failed: 'Falló el evaluador, y empieza de nuevo cuando vuelvas a guardar: {error}',
  },
  serve: {
    help: `npm run serve QUÉ [-- OPCIONES]

Ejecuta tu servicio de verdad, solo en esta máquina (127.0.0.1), con los servicios simulados a los que
llama, para que lo llames tú. Lo inicia de nuevo cada vez que guardas.

QUÉ: un ejercicio (ch3/squad, ch3/1)

  --port N      el puerto de tu servicio; sin esto, uno libre
  --seed N      otros equipos, jugadores y pedidos; si no, 1, siempre los mismos
  --runtime R   con qué se ejecuta tu servicio: node (por defecto) o deno
  --lang es|en  el idioma; si no, el de tu sistema
  --help        este texto

Aquí el tiempo es real, y los servicios responden a los 20 ms y sin fallas: para ellas, npm run grade.
Código de salida: 130 con Ctrl-C, 1 no hay nada que ejecutar, 2 el comando estaba mal, 3 aquí no hay
ningún Deno.
`,
    listens: '{service} escucha en {url}',
    consumes: '{service} consume de su cola',
    host: '{variable}={url}',
    calls: 'Llámalo desde otra terminal:',
    live: 'Los mensajes, a medida que llegan (Ctrl-C termina todo):',
    restarted: 'guardado, iniciado de nuevo',
    unloadable: 'no carga: {error}',
    isFunction: '{id} no es un servicio: no hay nada que ejecutar por sí solo. Ejecuta: npm run watch {id}',
    noFetch: 'no exporta un servicio: no tiene una exportación por defecto con fetch',
    ended: 'terminó por su cuenta ({how})',
    waits: 'se inicia de nuevo cuando guardes {place}',
    missing: 'No existe el archivo {file}. Para tenerlo como se entregó:  npm run reset {id}',
    portInUse: 'El puerto {port} lo ocupa otro programa; elige otro, u omite --port para tener uno libre.',
    portRefused: 'El puerto {port} no se puede abrir aquí ({error}); omite --port para tener uno libre.',
    badPort: '--port espera un número entero de 1 a 65535, no "{value}".',
    stopped: 'Detenido.',
    again: 'otra vez:  npm run serve {id}',
  },
  cup: {
    help: `npm run cup [-- OPCIONES]

Ejecuta juntos, como un solo sistema, los servicios que resolviste (capítulos 3 a 6), de verdad y
solo en esta máquina, con los servicios simulados a los que llaman y un broker. Cuenta cada mensaje
cuando pasa. Si varios ejercicios tienen el mismo servicio, corre el último que resolviste.

  --solutions   ejecuta las soluciones en lugar de las tuyas
  --seed N      otros equipos, jugadores y pedidos; por defecto 1, siempre los mismos
  --lang es|en  el idioma; por defecto, el de tu sistema
  --help        este texto

AMQP_URL nombra el RabbitMQ que se usa; sin ella corre el broker propio del cuaderno.
Código de salida: 130 después de Ctrl-C, 1 aún no hay nada resuelto, 2 el comando estaba mal.
`,
    none: 'Todavía no resolviste nada que pueda correr aquí. Empieza con cualquiera de estos: {known}. Para verlo de todos modos:  npm run cup -- --solutions',
    runs: 'La Copa está en marcha:',
    missing: 'aún sin resolver, por eso no están: {services}',
    stopped: 'Todo está detenido. Otra vez:  npm run cup',
  },
  doctor: {
    help: `npm run doctor [-- OPCIONES]

Revisa todo lo que el cuaderno necesita en esta máquina, y dice qué hacer con lo que falta.
Signos: ✓ está bien, ✗ hay que repararlo, · para tu información

  --json        lo mismo, para programas
  --lang es|en  el idioma; si no, el de tu sistema
  --help        este texto

Código de salida: 0 todo está bien, 1 hay algo que reparar, 2 el comando estaba mal.
`,
    well: 'Todo está bien.',
    ill: 'Por reparar: {count}. Después, otra vez:  npm run doctor',
    node: 'Node {version} ejecuta esto ({path})',
    nodeOwn: 'el Node que trae el cuaderno es {version}',
    nodeNone: 'el cuaderno no trae un Node para {platform}; se usa el que tienes',
    nodeBroken: 'el Node que trae el cuaderno no arranca: ejecuta npm ci',
    packages: 'están todos los paquetes',
    packagesMissing: 'faltan paquetes, o son de otra versión: ejecuta npm ci',
    writes: 'se puede escribir en {folder}',
    writesNot: 'no se puede escribir en {folder} ({error}): copia el cuaderno a una carpeta tuya',
    tempNot: 'no se puede escribir en la carpeta de archivos temporales {folder} ({error}): define TMPDIR con otra',
    progressNot: 'el avance no se guarda: no se puede escribir en {file} ({error})',
    ports: 'se pueden abrir puertos de 127.0.0.1',
    portsNot:
      'no se puede abrir ningún puerto de 127.0.0.1 ({error}): npm run serve no funcionará; revisa el cortafuegos',
    service: 'un servicio arranca ({milliseconds} ms)',
    serviceNot: 'no arranca ningún servicio: {error}',
    exercises: '{count} ejercicios, todos con su archivo en exercises/',
    exercisesNot: 'faltan en exercises/: {files}. Cada uno vuelve con npm run reset QUÉ',
    course: 'según course.json cuentan {count} ejercicios',
    tool: '{name}: {version}',
    noTool: '{name}: no está; {use}',
    uses: {
      git: 'solo hace falta para guardar versiones de tu trabajo',
      deno: 'solo hace falta para evaluar también en Deno',
      docker: 'solo hace falta para un RabbitMQ real en un contenedor',
      rabbitmq: 'solo hace falta para un RabbitMQ real sin contenedor',
    },
    daemon: 'su servicio (daemon) no responde',
    terminal: 'la terminal tiene {columns} columnas',
    noTerminal: 'esto no es una terminal: se suponen 80 columnas, y sin colores',
    narrow: 'la terminal tiene {columns} columnas: los dibujos se cortan; con 80 es mejor',
    utf8: 'la terminal muestra UTF-8',
    noUtf8: 'parece que la terminal no muestra UTF-8: usa npm run grade -- --ascii, o define LANG con un locale UTF-8',
    language: 'los textos están en español ({source}); --lang en lo cambia',
    sources: {
      option: 'lo dice --lang',
      course: 'lo dice course.json',
      locale: 'lo dice {value}',
      system: 'lo dice el sistema',
    },
  },
  inspect: {
    which: '--inspect espera un ejercicio, por ejemplo: npm run grade ch3/squad -- --inspect',
    nothing:
      'Todas las comprobaciones están superadas. Para mirar dentro de una de todos modos:  npm run grade -- --inspect --replay {replay}',
    waits: 'La comprobación "{check}" de {id} espera a un depurador en 127.0.0.1:{port}, semilla {seed}.',
    how: 'VS Code: "Debug: Attach to Node Process". Chrome o Edge: abre chrome://inspect y elige "Configure…", 127.0.0.1:{port}. Primero se detiene en el evaluador; sigue (F8) y se detiene donde tu archivo diga debugger; o tenga un punto de interrupción.',
    limit: 'No rige ningún tiempo límite, y el tiempo virtual no avanza mientras miras. Ctrl-C lo termina.',
    noPort: 'No se pudo abrir ningún puerto de 127.0.0.1 para el depurador ({error}).',
  },
  class: classEs,
  'class-worker': classWorkerEs,
  distribute: distributeEs,
};
