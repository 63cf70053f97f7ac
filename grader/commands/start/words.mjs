/** What the start itself says: it runs before anything else can be loaded, so its words stand apart from the catalogue. */
export const words = {
  en: {
    commands: (names) => `The commands are: ${names.join(', ')}. Each one has --help, as in: npm run grade -- --help`,
    unknownCommand: (name, names, near) =>
      `There is no command "${name}"${near ? `; did you mean "${near}"?` : '.'} The commands are: ${names.join(', ')}.`,
    settingUp: (root) =>
      `Setting up the workbook in ${root}: its packages and its own Node, about 450 MB. This happens once and takes a minute or so.`,
    waiting: (root) => `Another command is setting up the workbook in ${root}; this one goes on when that is done.`,
    interrupted: 'The set-up was interrupted; the next command takes it up again.',
    setUpFailed: (root, code) =>
      `The workbook could not be set up in ${root}: npm ci ended with code ${code}, its own message is above. If there is no network, connect and run the same command again.`,
    npmMissing: (root) =>
      `The workbook could not be set up in ${root}: there is no npm on this machine's PATH. npm comes with Node; install Node from its official site, then run the same command again.`,
    cannotWrite: (root, problem) =>
      `The workbook could not be set up: nothing can be written in ${root} (${problem}). Copy the workbook to a folder of yours and run the same command there.`,
    tooOld: ({ version, path }, root) =>
      `The workbook needs Node 22.18, 24.2, or 26 and later; this is Node ${version} (${path}), and the Node that the workbook brings along is not in ${root}. Run npm ci to fetch it; if it does not exist for this machine (${process.platform} ${process.arch}), install a newer Node.`,
    runtimeDoesNotStart: ({ version, path }, runtime) =>
      `The workbook needs Node 22.18, 24.2, or 26 and later; this is Node ${version} (${path}), and the Node that the workbook brings along does not start on this system (${runtime}). Install a newer Node from the system's own packages, then run the same command again.`,
    ownFailure: (problem) =>
      `The grader itself failed (${problem}): this says nothing about your answers. Set ENTRE_DEBUG=1 in the environment and run it again to see where.`,
    missingModule: (root) =>
      `A file of the workbook or one of its packages is missing in ${root}: run npm ci, then the same command again.`,
    neverFinished: (command) =>
      `The grader itself failed: "${command}" ended before it had a result. This says nothing about your answers; run the same command again.`,
  },
  es: {
    commands: (names) =>
      `Los comandos son: ${names.join(', ')}. Cada uno tiene --help, por ejemplo: npm run grade -- --help`,
    unknownCommand: (name, names, near) =>
      `No existe el comando "${name}"${near ? `; ¿querías "${near}"?` : '.'} Los comandos son: ${names.join(', ')}.`,
    settingUp: (root) =>
      `Preparando el cuaderno en ${root}: sus paquetes y su propio Node, unos 450 MB. Ocurre una sola vez y toma cerca de un minuto.`,
    waiting: (root) => `Otro comando está preparando el cuaderno en ${root}; este sigue en cuanto aquel termine.`,
    interrupted: 'La preparación se interrumpió; el próximo comando la retoma.',
    setUpFailed: (root, code) =>
      `No se pudo preparar el cuaderno en ${root}: npm ci terminó con el código ${code} y su propio mensaje está más arriba. Si no hay red, conéctate y repite el mismo comando.`,
    npmMissing: (root) =>
      `No se pudo preparar el cuaderno en ${root}: no hay npm en el PATH de esta máquina. npm viene con Node; instala Node desde su sitio oficial y repite el mismo comando.`,
    cannotWrite: (root, problem) =>
      `No se pudo preparar el cuaderno: no se puede escribir en ${root} (${problem}). Copia el cuaderno a una carpeta tuya y repite allí el mismo comando.`,
    tooOld: ({ version, path }, root) =>
      `El cuaderno necesita Node 22.18, 24.2, o 26 en adelante; este es Node ${version} (${path}), y el Node que trae el cuaderno no está en ${root}. Ejecuta npm ci para obtenerlo; si no existe para esta máquina (${process.platform} ${process.arch}), instala un Node más nuevo.`,
    runtimeDoesNotStart: ({ version, path }, runtime) =>
      `El cuaderno necesita Node 22.18, 24.2, o 26 en adelante; este es Node ${version} (${path}), y el Node que trae el cuaderno no arranca en este sistema (${runtime}). Instala un Node más nuevo desde los paquetes del sistema y repite el mismo comando.`,
    ownFailure: (problem) =>
      `Falló el propio evaluador (${problem}): esto no dice nada de tus respuestas. Define ENTRE_DEBUG=1 en el entorno y repite el comando para ver dónde.`,
    missingModule: (root) =>
      `Falta en ${root} un archivo del cuaderno o uno de sus paquetes: ejecuta npm ci y después repite el mismo comando.`,
    neverFinished: (command) =>
      `Falló el propio evaluador: "${command}" terminó antes de tener un resultado. Esto no dice nada de tus respuestas; repite el mismo comando.`,
  },
};
