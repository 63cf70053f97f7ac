import { exercise } from '../exercise.ts';

const WRONG = {
  en: 'In the table, {what} was {got} instead of {due}.',
  es: 'En la tabla, {what} era {got} en lugar de {due}.',
};

export default exercise({
  id: 'ch7/drop-folder',
  slug: 'ch7-common-data/02-drop-folder',
  tier: 'beyond',
  title: { en: 'Files through a folder', es: 'Archivos a través de una carpeta' },
  service: 'writer',
  environment: { LEAGUE_URL: 'http://league' },
  exports: { writer: 'service', reader: 'service' },
  calls: [{ request: 'POST /exports' }],
  checks: {
    'hands-over': {
      points: 1,
      title: {
        en: 'writer: hands over a file in the agreed form',
        es: 'writer: entrega un archivo en la forma acordada',
      },
      given: {
        en: 'The folder was empty, and the league was well. The client sent POST /exports.',
        es: 'La carpeta estaba vacía, y league estaba bien. El cliente envió POST /exports.',
      },
      because: {
        en: 'Nobody can be asked about a file, so that all of it is agreed on before: UTF-8, a header, `;`, a decimal point, lines that end in \\n. The answer is 201 with the name, and nothing else is left in the folder.',
        es: 'Por un archivo no se le puede preguntar a nadie; por eso todo se acuerda antes: UTF-8, un encabezado, `;`, punto decimal, líneas que terminan en \\n. La respuesta es 201 con el nombre, y en la carpeta no queda nada más.',
      },
      mostOften: {
        en: 'a header that is missing, or numbers written for one country.',
        es: 'un encabezado que falta, o números escritos como en un solo país.',
      },
      failures: {
        status: {
          en: 'Your writer answered {got}; the first file is standings-000001.csv.',
          es: 'Tu writer respondió {got}; el primer archivo es standings-000001.csv.',
        },
        'no-file': {
          en: 'Your writer answered {got}; in the folder was: {there}.',
          es: 'Tu writer respondió {got}; en la carpeta había: {there}.',
        },
        'left-over': { en: 'In the folder was: {there}.', es: 'En la carpeta había: {there}.' },
        format: {
          en: 'Line {line} is {is}; agreed is {due}.',
          es: 'La línea {line} es {is}; lo acordado es {due}.',
        },
      },
    },
    'never-half': {
      points: 2,
      title: { en: 'writer: never shows half a file', es: 'writer: nunca muestra medio archivo' },
      given: {
        en: "The league told its teams little by little, over {drips} ms, and the folder was looked at meanwhile. Then the writer was killed in mid-export, and then the league's connection broke.",
        es: 'league contó sus equipos de a poco, en {drips} ms, y entretanto se miró la carpeta. Después se mató el proceso de writer a mitad de una exportación, y por último se cortó la conexión de league.',
      },
      because: {
        en: 'Whoever sees the name takes the file for complete. So it is written under another name, *.part, and renamed when it is whole: in one step, from not there to all there.',
        es: 'Quien ve el nombre toma el archivo por completo. Por eso se escribe con otro nombre, *.part, y se renombra cuando está entero: en un solo paso, de no estar a estar del todo.',
      },
      mostOften: {
        en: 'a file that has its final name from the first line on.',
        es: 'un archivo que lleva su nombre final desde la primera línea.',
      },
      failures: {
        half: {
          en: 'After {ms} ms there was {file} with {lines} of {due} lines.',
          es: 'A los {ms} ms estaba {file} con {lines} de {due} líneas.',
        },
        crashed: {
          en: 'Killed after {ms} ms, your writer left {file} with {lines} of {due} lines.',
          es: 'Cuando se mató su proceso, a los {ms} ms, tu writer dejó {file} con {lines} de {due} líneas.',
        },
        cut: {
          en: 'When the connection broke, your writer left {file} with {lines} of {due} lines.',
          es: 'Cuando se cortó la conexión, tu writer dejó {file} con {lines} de {due} líneas.',
        },
        broken: {
          en: 'When the connection broke, your writer answered {got} instead of 502.',
          es: 'Cuando se cortó la conexión, tu writer respondió {got} en lugar de 502.',
        },
        status: { en: 'Your writer answered {got}', es: 'Tu writer respondió {got}' },
      },
    },
    'own-numbers': {
      points: 1,
      after: ['hands-over'],
      title: { en: 'writer: gives no number twice', es: 'writer: no da dos veces el mismo número' },
      given: {
        en: 'After {count} exports the files were archived out of the folder, and the writer was restarted. Later somebody put a file back.',
        es: 'Después de {count} exportaciones los archivos se guardaron en otra parte, y el writer se reinició. Más tarde alguien repuso un archivo.',
      },
      because: {
        en: "To a reader a number that it knows is a file that it has: it will not look again. The numbers are the writer's own memory, on disk; the folder belongs to everybody. And what has a name already is not replaced.",
        es: 'Para un lector, un número conocido es un archivo que ya tiene: no lo vuelve a mirar. Los números son la memoria propia del writer, en disco; la carpeta es de todos. Y lo que ya tiene un nombre no se reemplaza.',
      },
      mostOften: {
        en: 'a number counted from the files that are there, or kept in the memory of the process.',
        es: 'un número que se cuenta a partir de los archivos que hay, o que vive en la memoria del proceso.',
      },
      failures: {
        again: {
          en: 'The next export was {got} instead of {due}.',
          es: 'La siguiente exportación fue {got} en lugar de {due}.',
        },
        overwritten: {
          en: '{taken} was there already; your writer answered {got}, and its content was replaced.',
          es: '{taken} ya estaba; tu writer respondió {got}, y su contenido quedó reemplazado.',
        },
      },
    },
    'two-at-once': {
      points: 1,
      title: { en: 'writer: keeps exports at the same time apart', es: 'writer: separa las exportaciones simultáneas' },
      given: {
        en: "Three exports ran at the same time, each over {drips} ms; the league's connection broke in the first.",
        es: 'Tres exportaciones corrieron a la vez, cada una durante {drips} ms; en la primera se cortó la conexión de league.',
      },
      because: {
        en: 'Each writes a file of its own and gets its number when it is complete. A number that was given to one that failed stays a gap, and readers wait for it for ever.',
        es: 'Cada una escribe su propio archivo y recibe su número cuando está completo. Un número dado a una que falló queda como un hueco, y los lectores lo esperan para siempre.',
      },
      mostOften: {
        en: 'a number, and with it a name, that is chosen before the first line.',
        es: 'un número, y con él un nombre, elegido antes de la primera línea.',
      },
      failures: {
        mixed: {
          en: 'The answers were {got}; {file} holds {lines} lines of {due}, or lines of two exports.',
          es: 'Las respuestas fueron {got}; {file} tiene {lines} líneas de {due}, o líneas de dos exportaciones.',
        },
        lost: {
          en: 'The answers were {got}; in the folder was: {there}.',
          es: 'Las respuestas fueron {got}; en la carpeta había: {there}.',
        },
        gap: {
          en: 'The answers were {got}; in the folder was {there}, and two files should be numbers 1 and 2.',
          es: 'Las respuestas fueron {got}; en la carpeta había {there}, y dos archivos deberían ser los números 1 y 2.',
        },
      },
    },
    'takes-in': {
      points: 1,
      title: { en: 'reader: takes in what is complete', es: 'reader: incorpora lo que está completo' },
      given: {
        en: 'Two files and half of a third, *.part, were in the folder. The second one had its columns in another order, and one more.',
        es: 'En la carpeta había dos archivos y la mitad de un tercero, *.part. El segundo traía sus columnas en otro orden, y una más.',
      },
      because: {
        en: 'Points are added up over the files; name and rating are those of the last one. The header says which column is which, so that a new one harms nobody. What ends in .part does not exist yet.',
        es: 'Los puntos se suman de un archivo al otro; el nombre y el rating son los del último. El encabezado dice qué columna es cuál, así que una nueva no daña a nadie. Lo que termina en .part todavía no existe.',
      },
      mostOften: {
        en: 'columns taken by their position, or every name in the folder taken for a file.',
        es: 'columnas tomadas por su posición, o cada nombre de la carpeta tomado por un archivo.',
      },
      failures: {
        status: { en: 'Your reader answered {got}', es: 'Tu reader respondió {got}' },
        wrong: WRONG,
      },
    },
    'by-number': {
      points: 1,
      after: ['takes-in'],
      title: { en: 'reader: goes by the number of a file', es: 'reader: se guía por el número del archivo' },
      given: {
        en: 'Files {first} to {last} were in the folder. The one with the last number had the oldest time, as after a copy.',
        es: 'En la carpeta estaban los archivos {first} a {last}. El del último número tenía la fecha más vieja, como después de una copia.',
      },
      because: {
        en: 'A time says when something was written or copied, by some clock. Names sorted as text put 1000000 before 999999. The order is what the writer counted.',
        es: 'Una fecha dice cuándo algo se escribió o se copió, según algún reloj. Los nombres ordenados como texto ponen 1000000 antes que 999999. El orden es el que contó el writer.',
      },
      mostOften: {
        en: 'sort() on names, or mtime.',
        es: 'sort() sobre los nombres, o mtime.',
      },
      failures: { wrong: WRONG },
    },
    'late-file': {
      points: 1,
      after: ['takes-in'],
      title: { en: 'reader: notices a gap and waits for it', es: 'reader: nota un hueco y lo espera' },
      given: {
        en: 'Files 1 to {before} and {after} were there; {late} came afterwards, with an older time.',
        es: 'Estaban los archivos 1 a {before} y el {after}; el {late} llegó después, con una fecha más vieja.',
      },
      because: {
        en: 'Without a gap in the numbers nobody would know that something is missing. The reader stops before it, says so in "missing", and goes on when the late file is there.',
        es: 'Sin un hueco en los números nadie sabría que algo falta. El lector se detiene antes, lo dice en "missing", y sigue cuando llega el archivo atrasado.',
      },
      mostOften: {
        en: 'a mark "everything up to here is done", set to the highest number or the newest time seen.',
        es: 'una marca "hasta aquí está todo hecho", puesta en el número más alto o la fecha más nueva que se vio.',
      },
      failures: {
        unnoticed: {
          en: 'With {late} missing your reader answered {got}',
          es: 'Mientras faltaba el {late}, tu reader respondió {got}',
        },
        'too-early': {
          en: 'With {late} missing, {what} was {got} instead of {due}.',
          es: 'Mientras faltaba el {late}, {what} era {got} en lugar de {due}.',
        },
        skipped: {
          en: 'When {late} had come, {what} was {got} instead of {due}.',
          es: 'Cuando llegó el {late}, {what} era {got} en lugar de {due}.',
        },
      },
    },
    remembers: {
      points: 1,
      after: ['takes-in'],
      title: {
        en: 'reader: counts each file once, also after a restart',
        es: 'reader: cuenta cada archivo una vez, aun tras un reinicio',
      },
      given: {
        en: 'The reader was asked twice with {count} files there. Then they were archived, the reader was restarted, and one more file came.',
        es: 'Se le preguntó al lector dos veces con {count} archivos presentes. Después se guardaron en otra parte, el lector se reinició y llegó un archivo más.',
      },
      because: {
        en: "Files only pass through the folder: what was taken in is the reader's own by then, with the number up to which it goes, in one transaction.",
        es: 'La carpeta es un lugar de paso: lo incorporado ya es del lector, junto con el número hasta el que llega, en una sola transacción.',
      },
      mostOften: {
        en: 'a sum over all files that are there, made anew each time.',
        es: 'una suma de todos los archivos que hay, hecha de nuevo cada vez.',
      },
      failures: {
        twice: {
          en: 'Asked again, {what} was {got} instead of {due}.',
          es: 'Al preguntar otra vez, {what} era {got} en lugar de {due}.',
        },
        forgotten: {
          en: 'After the restart {what} was {got} instead of {due}.',
          es: 'Después del reinicio {what} era {got} en lugar de {due}.',
        },
      },
    },
    'for-everyone': {
      points: 1,
      after: ['takes-in'],
      title: { en: 'reader: leaves the files for the others', es: 'reader: deja los archivos para los demás' },
      given: {
        en: 'Two readers, services of two teams, read from one folder. The first had taken in three files when the second one looked.',
        es: 'Dos lectores, servicios de dos equipos, leen de una misma carpeta. El primero ya había incorporado tres archivos cuando miró el segundo.',
      },
      because: {
        en: 'Whoever reads does not know who else does. Deleting, moving or renaming a file takes it from the others; what a reader has taken in, it notes in its own place.',
        es: 'Quien lee no sabe quién más lee. Borrar, mover o renombrar un archivo se lo quita a los demás; lo que un lector incorporó, lo anota en su propio lugar.',
      },
      mostOften: {
        en: 'a folder "done", or a file deleted after reading, as a way to remember.',
        es: 'una carpeta "listos", o un archivo borrado después de leerlo, como manera de recordar.',
      },
      failures: {
        changed: {
          en: 'After the first reader the folder was changed; in it was: {there}.',
          es: 'Después del primer lector la carpeta había cambiado; en ella había: {there}.',
        },
        missed: {
          en: 'For the second reader {what} was {got} instead of {due}.',
          es: 'Para el segundo lector {what} era {got} en lugar de {due}.',
        },
      },
    },
  },
});
