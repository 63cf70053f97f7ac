import { exercise } from '../exercise.ts';

/** What a report says while something is wrong with the table. */
const counted = {
  lost: {
    en: 'Asked {times} times each: by table {table} right, by events {events} right. By events your service said {events_said}',
    es: 'De {times} veces cada uno: por tabla {table} correctos, por eventos {events} correctos. Por eventos tu servicio dijo {events_said}',
  },
  invented: {
    en: 'Asked {times} times each: by table {table} right, by events {events} right. By table your service said {invented}',
    es: 'De {times} veces cada uno: por tabla {table} correctos, por eventos {events} correctos. Por tabla tu servicio dijo {invented}',
  },
  status: {
    en: 'Asked {times} times each: by table {table} right, by events {events} right. By table your service answered {status} instead of 503 with Retry-After.',
    es: 'De {times} veces cada uno: por tabla {table} correctos, por eventos {events} correctos. Por tabla tu servicio respondió {status} en lugar de 503 con Retry-After.',
  },
};

export default exercise({
  id: 'ch7/own-data',
  slug: 'ch7-common-data/03-own-data',
  tier: 'depth',
  title: { en: 'The same report, from data of your own', es: 'El mismo informe, con datos propios' },
  mends: true,
  service: 'stats',
  environment: { AMQP_URL: 'amqp://rabbitmq' },
  exports: { default: 'service', start: 'function' },
  calls: [{ request: 'GET /by-table/{team.id}' }, { request: 'GET /by-events/{team.id}' }],
  checks: {
    'by-table': {
      points: 1,
      title: { en: 'by table: reports what stands there now', es: 'por tabla: informa lo que dice ahora' },
      given: {
        en: 'The client asked for GET /by-table/{team}. Then a player was transferred in the table, and it asked again (no. {when}).',
        es: 'El cliente pidió GET /by-table/{team}. Después se transfirió a un jugador en la tabla, y volvió a pedir (n.º {when}).',
      },
      because: {
        en: 'This is what a common table is good at: what is written is there for every reader at once.',
        es: 'En esto es buena una tabla común: lo escrito está de inmediato para todos los lectores.',
      },
      mostOften: {
        en: 'a table that was read once, at the start, or an id that was not decoded.',
        es: 'una tabla leída una sola vez, al inicio, o un id sin decodificar.',
      },
      failures: {
        wrong: {
          en: 'Your service answered {got} instead of {due}',
          es: 'Tu servicio respondió {got} en lugar de {due}',
        },
      },
    },
    'by-events': {
      points: 2,
      title: { en: 'by events: makes the same report', es: 'por eventos: hace el mismo informe' },
      given: {
        en: 'Every player was announced; one was transferred, and that event came twice. Then players moved to another database, and its table was gone. The client asked for GET /by-events/{team}.',
        es: 'Se anunció a cada jugador; uno fue transferido, y ese evento llegó dos veces. Después players se mudó a otra base de datos, y su tabla ya no estaba. El cliente pidió GET /by-events/{team}.',
      },
      because: {
        en: 'An event with all the information tells what the report needs. A player is one row, whatever is announced of them: with another team it counts there, and not in the old one any more.',
        es: 'Un evento con toda la información dice lo que el informe necesita. Un jugador es una fila, se anuncie lo que se anuncie: con otro equipo cuenta allá, y ya no en el anterior.',
      },
      mostOften: {
        en: 'a row for each event instead of one for each player, or a report that looks into the table all the same.',
        es: 'una fila por evento en lugar de una por jugador, o un informe que igual mira la tabla.',
      },
      failures: {
        wrong: {
          en: 'Your service answered {got} instead of {due}',
          es: 'Tu servicio respondió {got} en lugar de {due}',
        },
      },
    },
    'producer-down': {
      points: 1,
      after: ['by-events'],
      title: { en: 'survives its producer, and a restart', es: 'sobrevive a su productor y a un reinicio' },
      given: {
        en: 'The service players went down for hours. Meanwhile your service was restarted.',
        es: 'El servicio players estuvo caído durante horas. Entretanto se reinició tu servicio.',
      },
      because: {
        en: 'A queue forgets what is acknowledged, and nobody is there to tell it again. What your service knows is on disk before it acknowledges.',
        es: 'Una cola olvida lo que ya recibió su acuse, y no hay nadie que lo repita. Lo que tu servicio sabe está en disco antes del acuse.',
      },
      mostOften: { en: 'a Map in the memory of the process.', es: 'un Map en la memoria del proceso.' },
      failures: {
        forgotten: {
          en: 'To GET /{way}/{team} your service answered {got} instead of {due}',
          es: 'A GET /{way}/{team} tu servicio respondió {got} en lugar de {due}',
        },
      },
    },
    'schema-change': {
      points: 2,
      after: ['by-table', 'by-events'],
      title: { en: 'survives a column that is renamed', es: 'sobrevive a una columna renombrada' },
      given: {
        en: 'The team of players renamed a column of its table, team_id to club_id, and told nobody. Its events stayed as they were agreed; transfers went on.',
        es: 'El equipo de players renombró una columna de su tabla, team_id a club_id, y no avisó a nadie. Sus eventos siguieron como estaban acordados; hubo más transferencias.',
      },
      because: {
        en: 'The report by events goes on. The one by table cannot, and says so with 503: an empty team is a statement, and here a false one.',
        es: 'El informe por eventos sigue. El que usa la tabla no puede, y lo dice con 503: un equipo vacío es una afirmación, y aquí sería falsa.',
      },
      mostOften: {
        en: 'an error that is turned into nothing found, or one that nobody catches.',
        es: 'un error convertido en que no hay nadie, o un error que nadie atrapa.',
      },
      failures: counted,
    },
    'store-outage': {
      points: 1,
      after: ['by-table', 'producer-down'],
      title: { en: 'survives an outage of the common store', es: 'sobrevive a una caída de la base común' },
      given: {
        en: 'For an hour nobody could read or write players.sqlite: somebody held it. Your service was restarted in that time, and transfers were announced.',
        es: 'Durante una hora nadie pudo leer ni escribir players.sqlite: alguien lo retenía. En ese tiempo se reinició tu servicio y se anunciaron transferencias.',
      },
      because: {
        en: 'When a common store fails, it fails for all at once. Data of your own, in a file of your own, are there all the same; only the other half answers 503, until the store is back.',
        es: 'Cuando falla una base de datos común, falla para todos a la vez. Los datos propios, en un archivo propio, siguen ahí; solo la otra mitad responde 503, hasta que la base vuelva.',
      },
      mostOften: {
        en: 'own data kept in the file of the others, or an error that nobody catches.',
        es: 'datos propios guardados en el archivo de otros, o un error que nadie atrapa.',
      },
      failures: {
        ...counted,
        stays: {
          en: 'When the store was back, your service answered {got} by table instead of {due}',
          es: 'Cuando la base de datos volvió, tu servicio respondió {got} por tabla en lugar de {due}',
        },
      },
    },
    'catches-up': {
      points: 1,
      after: ['producer-down'],
      title: { en: 'by events: catches up after being down', es: 'por eventos: se pone al día tras una caída' },
      given: {
        en: 'Your service was down while {count} transfers were announced, and was started again.',
        es: 'Tu servicio estuvo caído mientras se anunciaban {count} transferencias, y se inició de nuevo.',
      },
      because: {
        en: 'A replica lags: until the next start the table was ahead. Then the queue, durable and named as the service, hands over everything that came meanwhile.',
        es: 'Una réplica se atrasa: hasta el siguiente inicio, la tabla iba adelante. Después la cola, durable y con el nombre del servicio, entrega todo lo que llegó entretanto.',
      },
      mostOften: {
        en: 'a queue that goes with its connection, or events acknowledged before they are kept.',
        es: 'una cola que se va con su conexión, o eventos con acuse antes de guardarse.',
      },
      failures: {
        missed: {
          en: 'For {team} your service answered {got} instead of {due}',
          es: 'Para {team} tu servicio respondió {got} en lugar de {due}',
        },
      },
    },
    'newest-counts': {
      points: 1,
      after: ['by-events'],
      title: {
        en: 'by events: an older version changes nothing',
        es: 'por eventos: una versión anterior no cambia nada',
      },
      given: {
        en: 'Player {player} was transferred twice; version 3 came before version 2.',
        es: 'El jugador {player} fue transferido dos veces; la versión 3 llegó antes que la 2.',
      },
      because: {
        en: 'In the table the last write is the newest, since all write in one place. Events overtake each other: only the version tells which is newer.',
        es: 'En la tabla, lo último escrito es lo más nuevo, porque todos escriben en un mismo lugar. Los eventos se adelantan unos a otros: solo la versión dice cuál es más nuevo.',
      },
      mostOften: {
        en: 'an UPDATE without a look at the version.',
        es: 'un UPDATE que no mira la versión.',
      },
      failures: {
        back: {
          en: 'For {team} your service answered {got} instead of {due}',
          es: 'Para {team} tu servicio respondió {got} en lugar de {due}',
        },
      },
    },
    'no-more-than-needed': {
      points: 1,
      after: ['by-events'],
      title: { en: 'keeps no more than the report needs', es: 'no guarda más que lo que el informe necesita' },
      given: {
        en: 'The events carried the phone of each player, too. What your service keeps in STATE_DIR was searched.',
        es: 'Los eventos traían también el teléfono de cada jugador. Se revisó lo que tu servicio guarda en STATE_DIR.',
      },
      because: {
        en: 'A copy is a responsibility: who keeps private data has to protect it, and to delete it when asked. The report needs a team and a country.',
        es: 'Una copia es una responsabilidad: quien guarda datos privados debe protegerlos, y borrarlos cuando se lo pidan. El informe necesita un equipo y un país.',
      },
      mostOften: {
        en: 'the whole event kept as JSON, in case it is needed one day.',
        es: 'el evento entero guardado como JSON, por si algún día hace falta.',
      },
      failures: {
        private: { en: 'In {file} stands the phone {phone}.', es: 'En {file} está el teléfono {phone}.' },
      },
    },
  },
});
