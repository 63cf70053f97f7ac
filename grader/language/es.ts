import type { Catalogue } from './catalogue.ts';
import { commandsEs } from './commands.es.ts';

/** Todo lo que el propio evaluador dice en español. Los textos de los ejercicios están junto a sus comprobaciones. */
export const es: Catalogue = {
  report: {
    points: '{earned} de {possible} puntos',
    starts: 'arranca y se puede llamar',
    reads: 'se puede leer',
    waits: 'espera a {check}',
    waiting: 'espera',
    passedChecks: '{count} comprobaciones superadas',
    passedCheck: '1 comprobación superada',
    waitingChecks: '{count} comprobaciones la esperan',
    waitingCheck: '1 comprobación la espera',
    mostOften: 'Lo más frecuente: {cause}',
    threw: 'Tu servicio lanzó {error}',
    printed: 'Imprimió: {text}',
    again: 'otra vez: {command}',
    another: 'otra ✗:   {command}',
    hint: 'pista:    {command}',
    next: 'sigue:  {command}',
    tiers: { core: 'núcleo', depth: 'profundización', beyond: 'más allá de la unidad' },
    seed: 'semilla {seed}',
    allPassed: 'Todas las comprobaciones están superadas.',
    onePassed: 'Esta comprobación está superada.',
    warnings: 'Vale la pena mirar; no cuesta puntos:',
    could: 'No se pudo saber, por una falla del evaluador o de esta máquina; no cuenta en tu contra.',
    detail: 'Para quien lo repare: {detail}',
    judging: 'evaluando {done} de {all}: {id}',
    stopped: 'Detenido. Nada tuyo cambió.',
  },
  brokers: {
    starting: 'Buscando un RabbitMQ ({choice})…',
    pulling: 'Iniciando el contenedor {image}; la primera vez hay que descargarlo.',
    using: 'RabbitMQ {version} en {place}.',
    none: 'Aquí no hay RabbitMQ: define AMQP_URL, inicia Docker o instala rabbitmq-server; sin --broker se usa el broker incluido.',
    'no-docker':
      'No responde ningún daemon de Docker: inicia Docker o elige otro --broker (local, amqp://…, embedded).',
    'no-local':
      'rabbitmq-server no está instalado aquí (o no donde se lo busca: ponlo en el PATH); elige otro --broker (docker, amqp://…, embedded).',
    failed: '{what} no inició: {detail}. Inténtalo otra vez o elige otro --broker (embedded no necesita nada).',
    'no-answer': 'Ningún RabbitMQ nos deja entrar en {url} ({detail}): revisa la URL, el usuario y la contraseña.',
    shared:
      'El broker en {url} no es nuestro y no se puede crear un virtual host en él (API de administración en {management}; RABBITMQ_MANAGEMENT_URL nombra otra). Con --shared-broker se usa su propio virtual host; lo que se declare allí se borra después.',
  },
  needs: {
    'virtual-time': 'se omite: necesita tiempo virtual, y un broker real tiene el suyo',
    restart: 'se omite: habría que detener el broker, y no es nuestro',
  },
  problems: {
    'missing-file': {
      did: 'No hay ningún archivo en el lugar donde va la respuesta de este ejercicio.',
      todo: 'Devuélvelo a su lugar: una copia del cuaderno, o git, tiene la primera versión.',
    },
    folder: {
      did: 'Hay una carpeta donde va un archivo.',
      todo: 'Mueve la carpeta a otra parte y pon el archivo en su lugar.',
    },
    'empty-file': { did: 'El archivo está vacío.', todo: 'Una copia del cuaderno, o git, tiene la primera versión.' },
    'not-utf8': {
      did: 'El archivo no está escrito en UTF-8.',
      todo: 'Guárdalo en UTF-8; en la mayoría de los editores está en "Guardar con codificación".',
    },
    'too-large': {
      did: 'El archivo tiene más de {limit} KiB.',
      todo: 'Una respuesta necesita unos pocos; ¿qué más hay ahí?',
    },
    syntax: {
      did: 'El archivo tiene un error de sintaxis: {error}',
      todo: 'No se ejecutó nada. Corrige la línea que se nombra abajo, o la anterior.',
    },
    'not-erasable': {
      did: 'El archivo usa TypeScript que Node no puede ejecutar tal cual: {error}',
      todo: 'Node omite los tipos y no compila nada. Escribe enum como un objeto, namespace como un módulo y las propiedades de constructor como campos.',
    },
    'load-threw': {
      did: 'Falló la carga del archivo: {error}',
      todo: 'Lo que está fuera de las funciones se ejecuta al arrancar el servicio; aquí lanzó un error.',
    },
    'start-threw': {
      did: 'start(…) terminó con un error: {error}',
      todo: 'Un consumidor que ahora no puede empezar lo intenta más tarde, o dice por qué: un error que nadie atrapa lo termina.',
    },
    'load-unsettled': {
      did: 'La carga del archivo nunca terminó: un await fuera de las funciones espera algo que no ocurre.',
      todo: 'Deja que el servicio arranque sin eso, y espéralo dentro de la función que lo necesita.',
    },
    'no-package': {
      did: 'El archivo importa algo que no está: {error}',
      todo: 'Un ejercicio puede importar módulos node: y los paquetes del cuaderno (package.json los nombra).',
    },
    'no-name': {
      did: 'El archivo importa {name} de {module}, que no tiene nada con ese nombre.',
      todo: 'Revisa cómo se escribe, y si es la exportación por defecto: en ese caso, import {name} from … va sin llaves.',
    },
    'no-default': {
      did: 'El archivo no tiene una exportación por defecto.',
      todo: 'El servicio es lo que exporta: export default { fetch(request) { … } }',
    },
    'no-fetch': {
      did: 'La exportación por defecto ({kind}) no tiene una función fetch.',
      todo: 'El servicio es un objeto con fetch: export default { fetch(request) { … } }',
    },
    'no-export': {
      did: 'El archivo no exporta {name}.',
      todo: 'Las comprobaciones lo llaman por ese nombre: {form}',
    },
    'wrong-export': {
      did: 'Lo que el archivo exporta como {name} es otra cosa ({kind}).',
      todo: 'Las comprobaciones lo usan como {form}',
    },
    hang: {
      did: 'Tu servicio trabajó {seconds} s de tiempo real sin llegar a descansar, y se le puso fin.',
      todo: 'El tiempo virtual no avanza mientras trabaja, así que esperar no cuesta nada: esto es un bucle que no termina, o que nunca espera.',
    },
    restless: {
      did: 'Tu servicio siguió y siguió: {steps} temporizadores y mensajes, y ningún final.',
      todo: 'Busca un temporizador que se vuelve a iniciar solo, o una solicitud que se repite sin límite.',
    },
    exit: {
      did: 'Tu servicio terminó por su cuenta con process.exit({code}).',
      todo: 'Un servicio sigue en pie para la próxima solicitud; un error es una respuesta, no un final.',
    },
    crash: {
      did: 'Tu servicio se cayó por un error que nadie capturó: {error}',
      todo: 'Se lanzó fuera de la solicitud: en un temporizador, en una función de retorno (callback) o como un evento «error» que nadie escucha. Quien inicia ese trabajo captura sus errores.',
    },
    rejection: {
      did: 'Tu servicio se cayó: una promesa se rechazó y nadie la atendió: {error}',
      todo: 'Toda promesa se espera o tiene un catch, también aquella cuyo resultado nadie necesita.',
    },
    memory: {
      did: 'Tu servicio llenó su memoria ({megabytes} MiB) y se le puso fin.',
      todo: 'Busca una lista que solo crece.',
    },
    ended: { did: 'El proceso de tu servicio terminó: {detail}', todo: 'Ejecútalo por separado para ver más.' },
    forged: {
      did: 'Tu servicio escribió en el descriptor de archivo por el que el evaluador habla con él, y se le puso fin.',
      todo: 'Deja en paz el descriptor 3; lo que escribes con console.log aparece en el informe.',
    },
    'closed-file': {
      did: 'Tu servicio buscó un archivo que le está cerrado: {error}',
      todo: 'Puede leer los paquetes y su propia carpeta, y escribir en STATE_DIR.',
    },
    'network-exit': {
      did: 'Tu servicio usó {what}, un camino a la red que no es fetch.',
      todo: 'Usa fetch: llega a los servicios simulados. Una biblioteca puede hacerlo con su adaptador de fetch.',
    },
    listens: {
      did: 'Tu servicio abrió un puerto ({what}).',
      todo: 'No hace falta escuchar: quien lo ejecuta llama al fetch exportado.',
    },
    spawns: {
      did: 'Tu servicio inició un proceso o un hilo ({what}).',
      todo: 'Aquí un servicio tiene un solo proceso con un solo hilo.',
    },
    watches: {
      did: 'Tu servicio vigiló archivos ({what}).',
      todo: 'Lee el archivo cuando lo necesites, o usa un temporizador.',
    },
    forbidden: { did: 'Tu servicio usó {what}, que aquí está cerrado.', todo: 'Ningún ejercicio lo necesita.' },
    'foreign-import': {
      did: 'El archivo importa {what}, otro archivo del cuaderno.',
      todo: 'Un ejercicio se basta solo: importa módulos node: y paquetes. Copia en él lo que necesites.',
    },
    'not-a-response': {
      did: 'Tu servicio respondió con algo que no es una Response ({what}).',
      todo: 'Devuelve una Response: Response.json(…) crea una.',
    },
    'not-a-value': {
      did: 'Tu función devolvió, o entregó a una función de retorno (callback), algo que no puede viajar entre procesos ({what}).',
      todo: 'Solo viajan datos: objetos, listas, fechas, mapas, números, textos. No viajan funciones ni promesas: espéralas con await.',
    },
    'endless-body': {
      did: 'El cuerpo de tu respuesta no tiene fin ({what}).',
      todo: 'Cierra el stream cuando todo esté dicho.',
    },
    'only-node': {
      did: 'Node acepta esto y Deno no: {error}',
      todo: 'En Node esta comprobación se supera. Escribe esa línea con lo que ambos tienen, o evalúa sin --runtime deno.',
    },
    'only-node-name': {
      did: 'Node acepta esto y Deno no: su {module} no tiene {name}.',
      todo: 'Escríbelo con lo que ambos tienen (randomUUID en lugar de randomUUIDv7, setTimeout en lugar de debounce), o evalúa sin --runtime deno.',
    },
    'deno-waits': {
      did: 'Un await fuera de las funciones se queda esperando, en un archivo con enum, namespace o propiedades de constructor: Deno le pone fin ahí.',
      todo: 'Escribe enum como un objeto, namespace como un módulo y las propiedades de constructor como campos, que es lo que pide Node de todos modos; así el await se puede quedar.',
    },
    'unknown-host': {
      did: 'Tu servicio envió {request} a http://{host}, y nadie se llama así.{near}',
      todo: 'Existen estos: {known}.',
    },
    'unknown-route': {
      did: 'Tu servicio envió {request} a {host}, que no conoce esa ruta.{near}',
      todo: 'Responde a {known}.',
    },
    'yaml-tab': {
      did: 'El archivo todavía no es YAML: la línea {line} usa un tabulador como sangría.',
      todo: 'En YAML la sangría son espacios, dos por nivel; casi todos los editores los ponen con la tecla del tabulador.',
    },
    'yaml-indent': {
      did: 'El archivo todavía no es YAML: la línea {line} comienza en la columna {column}, donde nada de lo anterior comienza.',
      todo: 'Lo que va junto comienza en la misma columna; lo que pertenece a una línea va dos espacios más adentro.',
    },
    'yaml-key': {
      did: 'El archivo todavía no es YAML: lo que comienza en la línea {line}, columna {column}, no es un par "clave: valor".',
      todo: 'Tras cada clave van dos puntos y un espacio; un texto de varias líneas lleva sangría, o comienza con | tras su clave.',
    },
    'yaml-colon': {
      did: 'El archivo todavía no es YAML: el texto de la línea {line}, columna {column}, contiene dos puntos y un espacio.',
      todo: 'Tras los dos puntos YAML espera un valor. Pon todo el texto entre comillas.',
    },
    'yaml-quote': {
      did: 'El archivo todavía no es YAML: las comillas que se abren en la línea {line}, columna {column}, no se cierran.',
      todo: 'Ciérralas con el mismo signo que las abre.',
    },
    'yaml-bracket': {
      did: 'El archivo todavía no es YAML: en la línea {line}, columna {column}, sigue abierta una lista [ … ] o un objeto { … }.',
      todo: 'Ciérralo con ] o }; un texto con esos signos va entre comillas.',
    },
    'yaml-twice': {
      did: 'El archivo todavía no es YAML: la clave de la línea {line}, columna {column}, ya existe.',
      todo: 'Una clave aparece una sola vez entre sus vecinas: dale otro nombre a la segunda o une ambas.',
    },
    'yaml-sign': {
      did: 'El archivo todavía no es YAML: el texto de la línea {line}, columna {column}, comienza con un signo que YAML reserva (* & ! @ % `).',
      todo: 'Pon todo el texto entre comillas.',
    },
    'yaml-other': {
      did: 'El archivo todavía no es YAML: lo que hay en la línea {line}, columna {column}, no encaja con lo anterior.',
      todo: 'Compara esa línea y la de arriba con una parte del archivo que esté bien.',
    },
  },
  near: ' ¿Querías {near}?',
  journal: {
    unit: 'ms',
    marks: {
      late: ['tarde, ya nadie espera', 'tarde'],
      lost: ['se perdió'],
      refused: ['rechazada'],
      reset: ['se cortó'],
      stalled: ['a medias, el resto no llega', 'a medias'],
      aborted: ['desiste'],
    },
    sentences: {
      request: ({ from, to, label }) => `${from} envía ${label || 'una solicitud'} a ${to}`,
      reply: ({ from, to, label }) => `${from} responde${label && ` ${label}`} a ${to}`,
      abort: ({ from, to, label }) => `${from} desiste${label && ` (${label})`} y cierra su conexión con ${to}`,
      message: ({ from, to, label }) => `${from} → ${to}: ${label}`,
      note: ({ from, label }) => `${from}: ${label}`,
    },
    outcomes: {
      late: 'llega tarde, ya nadie espera',
      lost: 'se perdió',
      refused: 'rechazada al instante',
      reset: 'la conexión se cortó a la mitad',
      stalled: 'queda a medias, el resto nunca llega',
      aborted: 'retirada antes de la respuesta',
    },
    more: (count) => (count === 1 ? '1 mensaje más' : `${count} mensajes más`),
    nothing: 'No se envió ningún mensaje.',
    title: 'Mensajes entre servicios',
  },
  notes: { crash: 'se cae', restart: 'se reinicia' },
  grade: {
    help: `npm run grade [QUÉ…] [-- OPCIONES]

Evalúa tus respuestas de exercises/ y dice qué falta todavía.

QUÉ: nada para todo, un capítulo (ch3), un ejercicio (ch3/squad, ch3/1)

  --seed N          otra vez las mismas entradas y los mismos tiempos; sin esto, se sortean
  --replay ID       una sola comprobación, tal como fue (su ID: ch3/squad#answers@42)
  --from CARPETA    evalúa los archivos de CARPETA en lugar de exercises/
  --solutions       abreviatura de --from solutions
  --broker TIPO     embedded (por defecto); rabbitmq (el primero entre AMQP_URL, Docker y un
                    rabbitmq-server instalado), docker, local o amqp://…
  --shared-broker   usa un broker ajeno sin un virtual host propio
  --runtime NOMBRE  con qué se ejecuta tu servicio: node (por defecto) o deno
  --json            el registro, para programas; nada más en stdout
  --report junit=ARCHIVO   escribe además un informe JUnit; se puede repetir
  --inspect         una comprobación de un ejercicio espera a un depurador
  --ascii           dibujos en ASCII simple
  --lang es|en      el idioma; si no, el de tu sistema
  --help            este texto

Las opciones van después de --, o npm se las queda:  npm run grade ch3 -- --seed 42
Código de salida: 0 todos los puntos, 1 todavía no, 2 el comando estaba mal, 3 no se pudo saber.
`,
    unknownWhat: 'No hay ningún ejercicio ni capítulo "{what}".{near} Existen estos: {known}.',
    badSeed: '--seed espera un número entero de 0 a 4294967295, no "{value}".',
    unknownCheck: '{exercise} no tiene ninguna comprobación "{check}".{near} Tiene estas: {known}.',
    badReplay:
      '--replay espera el ID de una comprobación con su semilla, por ejemplo ch3/squad#answers@42, no "{value}".',
    noFolder: 'No existe la carpeta "{value}" para evaluar desde ella ({path}).',
    noSolutions: 'Esta copia del cuaderno no trae solutions/.',
    badReport:
      '--report espera un tipo y un archivo, por ejemplo junit=informe.xml; "{value}" no es eso. Tipos: {known}.',
    cannotWrite: 'No se pudo escribir el informe en {file}: {error}',
    badBroker: 'No existe el broker "{value}". Existen estos: {known}.',
    badRuntime: 'No existe el entorno de ejecución "{value}". Existen estos: {known}.',
    noDeno: 'Aquí no hay ningún Deno, ni en node_modules ni en el PATH. Para tenerlo (95 MB), escribe:  {install}',
  },
  commands: commandsEs,
};
