import type { Bilingual, Language } from '../../language/bilingual.ts';
import type { Disturbance, Spell } from './play.ts';
import type { All } from './sharing.ts';
import type { WayName } from './ways.ts';

export const title: Bilingual = {
  en: 'A shared table, a common folder, own data',
  es: 'Una tabla compartida, una carpeta común, datos propios',
};

export const question: Bilingual = {
  en: 'The warehouse changes its stock every minute, and another service reports it. First the warehouse renames a column; then one of its changes takes minutes; then what both share is down. In which of the three does the report suffer with a shared table, with a file in a common folder, and with data of its own, kept from events?',
  es: 'La bodega cambia sus existencias cada minuto, y otro servicio las informa. Primero la bodega renombra una columna; después un cambio suyo toma minutos; después está caído lo que ambos comparten. ¿En cuáles de los tres casos sufre el informe con una tabla compartida, con un archivo en una carpeta común, y con datos propios, mantenidos con eventos?',
};

interface Words {
  readonly outcome: (table: string, folder: string, own: string) => string;
  readonly model: (minutes: number, spells: Readonly<Record<Disturbance, Spell>>) => readonly string[];
  readonly ways: Readonly<Record<WayName, string>>;
  readonly disturbances: Readonly<Record<Disturbance, string>>;
  readonly head: readonly string[];
  readonly remarks: (counted: All, spells: Readonly<Record<Disturbance, Spell>>) => readonly string[];
}

const long = ({ from, until }: Spell): number => until - from;

export const words: Readonly<Record<Language, Words>> = {
  en: {
    outcome: (table, folder, own) =>
      `reports missing or wrong (renamed column, slow change, outage): table ${table}; file ${folder}; own data ${own}`,
    model: (minutes, { schema, slow, outage }) => [
      `Real SQLite, real files, and a broker that is a list in memory; virtual minutes. Each way is played for ${minutes} minutes under each disturbance: a change by the warehouse, then a report, which is saved next to what it was read from; with the file, in a file of its own. A view keeps the old name; a file is written in place, or under another name and renamed when it is whole.`,
      `The warehouse renames the column, and the code of the report follows ${long(schema)} minutes later, with its own deployment. The slow change takes ${long(slow)} minutes, in one transaction or one file. In the outage the database, the folder or the broker is away for ${long(outage)} minutes.`,
    ],
    ways: {
      table: 'table',
      view: 'table with a view',
      'folder-in-place': 'file in place',
      'folder-renamed': 'file renamed',
      own: 'own data',
    },
    disturbances: { schema: 'column', slow: 'slow', outage: 'outage' },
    head: ['disturbance: way', 'latest', 'older', 'wrong', 'missing', 'changes refused'],
    remarks: (counted, { slow }) => [
      `A column of the table is part of an interface as soon as somebody else reads it: ${counted.schema.table.missing} reports are missing, until the other team has followed. The exported file passes the name on and fares no better. A published view keeps the old name (${counted.schema.view.missing} missing), and so does the event: both are forms that belong to the others, apart from the table.`,
      `While the warehouse writes for ${long(slow)} minutes, its transaction locks the database: others read, but cannot save (${counted.slow.table.missing} missing). The view does not help against that. The file written in place is worse: ${counted.slow['folder-in-place'].wrong} reports are wrong, and nothing says so. Renamed when it is whole, ${counted.slow['folder-renamed'].wrong}.`,
      `When the store is down, it is down for everybody: no report, and with the table the warehouse could not make ${counted.outage.table.refused} changes of its own either. With own data there were ${counted.outage.own.old} reports that were up to ${counted.outage.own.behind} changes old, and none was missing. That is the price of a copy: old, and it should say so.`,
    ],
  },
  es: {
    outcome: (table, folder, own) =>
      `informes ausentes o equivocados (columna renombrada, cambio lento, caída): tabla ${table}; archivo ${folder}; datos propios ${own}`,
    model: (minutes, { schema, slow, outage }) => [
      `SQLite y archivos reales, y un broker que es una lista en memoria; minutos virtuales. Cada manera se juega ${minutes} minutos con cada perturbación: un cambio de la bodega, y después un informe, que se guarda junto a aquello de donde se leyó; con el archivo, en un archivo propio. Una vista conserva el nombre anterior; un archivo se escribe en su lugar, o con otro nombre y se renombra cuando está entero.`,
      `La bodega renombra la columna, y el código del informe la sigue ${long(schema)} minutos después, con su propio despliegue. El cambio lento toma ${long(slow)} minutos, en una sola transacción o en un solo archivo. En la caída, la base de datos, la carpeta o el broker no están durante ${long(outage)} minutos.`,
    ],
    ways: {
      table: 'tabla',
      view: 'tabla con vista',
      'folder-in-place': 'archivo en su lugar',
      'folder-renamed': 'archivo renombrado',
      own: 'datos propios',
    },
    disturbances: { schema: 'columna', slow: 'lento', outage: 'caída' },
    head: ['perturbación: manera', 'al día', 'viejos', 'equivocados', 'ausentes', 'cambios rechazados'],
    remarks: (counted, { slow }) => [
      `La columna de una tabla es parte de una interfaz desde que otro la lee: faltan ${counted.schema.table.missing} informes, hasta que el otro equipo la siguió. Al archivo exportado, que pasa el nombre tal cual, no le va mejor. Una vista publicada conserva el nombre anterior (faltan ${counted.schema.view.missing}), y el evento también: ambos son formas para los demás, aparte de la tabla.`,
      `Mientras la bodega escribe ${long(slow)} minutos, su transacción bloquea la base de datos: los demás leen, pero no pueden guardar (faltan ${counted.slow.table.missing}). Contra eso la vista no ayuda. Peor es el archivo escrito en su lugar: ${counted.slow['folder-in-place'].wrong} informes están equivocados, y nada lo dice. Renombrado cuando ya está entero, ${counted.slow['folder-renamed'].wrong}.`,
      `Cuando lo compartido está caído, lo está para todos: ningún informe, y con la tabla tampoco la bodega pudo hacer ${counted.outage.table.refused} cambios suyos. Con datos propios hubo ${counted.outage.own.old} informes atrasados hasta en ${counted.outage.own.behind} cambios, y no faltó ninguno. Es el precio de una copia: es vieja, y debería decirlo.`,
    ],
  },
};
