import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch6/id-only',
  slug: 'ch6-event-content/02-id-only',
  tier: 'core',
  title: { en: 'Told only who', es: 'Solo se sabe quién' },
  service: 'stats',
  environment: { AMQP_URL: 'amqp://rabbitmq', PLAYERS_URL: 'http://players', PLAYERS_TOKEN: 'let-stats-in' },
  exports: { default: 'service', start: 'function' },
  calls: [{ request: 'GET /players/{player.id}' }],
  checks: {
    keeps: {
      points: 1,
      title: {
        en: 'asks after each change and keeps the answer',
        es: 'pregunta tras cada cambio y guarda la respuesta',
      },
      given: {
        en: 'Player {player} changed, and players announced it with the id only. Then the client asked your service for the player.',
        es: 'El jugador {player} cambió, y players lo anunció solo con el id. Después el cliente le pidió el jugador a tu servicio.',
      },
      because: {
        en: 'The event says that something changed, not what. So your service asks GET /players/:id, with the id encoded and with PLAYERS_TOKEN, and keeps what it hears; for a player of whom it was never told it answers 404.',
        es: 'El evento dice que algo cambió, no qué. Así que tu servicio pregunta GET /players/:id, con el id codificado y con PLAYERS_TOKEN, y guarda lo que recibe; por quien nunca supo que existiera responde 404.',
      },
      mostOften: {
        en: 'an id that stands in the path as it is, without encodeURIComponent; a queue that is not bound; or a question that is only asked when the client comes.',
        es: 'un id que va en la ruta tal como es, sin encodeURIComponent; una cola sin enlazar; o una pregunta que se hace recién cuando llega el cliente.',
      },
      failures: {
        unknown: {
          en: 'Before any event your service answered {got} for a player that it cannot know.',
          es: 'Antes de cualquier evento tu servicio respondió {got} por un jugador que no puede conocer.',
        },
        unasked: {
          en: 'When version {version} was announced your service did not ask for the player; players had been asked {got} times in all.',
          es: 'Cuando se anunció la versión {version}, tu servicio no preguntó por el jugador; a players se le había preguntado {got} veces en total.',
        },
        elsewhere: {
          en: 'When version {version} was announced your service sent {got}. In a path this id is written {encoded}: one segment, encoded.',
          es: 'Cuando se anunció la versión {version}, tu servicio envió {got}. En una ruta este id se escribe {encoded}: un solo segmento, codificado.',
        },
        refused: {
          en: 'Your service asked, and players answered {got}.',
          es: 'Tu servicio preguntó, y players respondió {got}.',
        },
        other: {
          en: 'players was at version {version}. Your service answered {got} instead of {wanted}.',
          es: 'players iba en la versión {version}. Tu servicio respondió {got} en lugar de {wanted}.',
        },
      },
    },
    'own-replica': {
      points: 1,
      after: ['keeps'],
      title: { en: 'answers readers without asking anybody', es: 'responde a los lectores sin preguntarle a nadie' },
      given: {
        en: 'Your service had been told of {count} players. Then the client asked it for each of them.',
        es: 'Tu servicio ya sabía de {count} jugadores. Después el cliente le pidió cada uno.',
      },
      because: {
        en: 'A replica is there to be read: a reader who has to wait for players depends on it again, and makes its load grow with every view.',
        es: 'Una réplica está para leerla: el lector que tiene que esperar a players vuelve a depender de él, y su carga crece con cada visita.',
      },
      mostOften: {
        en: 'asking once more while answering, to be sure.',
        es: 'volver a preguntar al responder, por si acaso.',
      },
      failures: {
        asked: {
          en: 'While it answered, your service asked players {got} times.',
          es: 'Mientras respondía, tu servicio le preguntó a players {got} veces.',
        },
      },
    },
    survives: {
      points: 1,
      after: ['keeps'],
      title: { en: 'still has its replica after a restart', es: 'conserva su réplica después de reiniciar' },
      given: {
        en: 'Your service had handled the events of {count} players. Then it was ended and started again.',
        es: 'Tu servicio había procesado los eventos de {count} jugadores. Después se detuvo y se volvió a iniciar.',
      },
      because: {
        en: 'An event that was acknowledged never comes again: a queue forgets. What was learned from it has to stand on disk, in STATE_DIR, before the acknowledgement.',
        es: 'Un evento con acuse no vuelve nunca: una cola olvida. Lo que se aprendió de él tiene que estar en disco, en STATE_DIR, antes del acuse.',
      },
      mostOften: {
        en: 'a Map in the memory of the process.',
        es: 'un Map en la memoria del proceso.',
      },
      failures: {
        forgotten: {
          en: 'For player {player} your service answered {got} instead of {wanted}.',
          es: 'Por el jugador {player}, tu servicio respondió {got} en lugar de {wanted}.',
        },
        again: {
          en: 'Your service asked players {got} times after the restart: events that it had handled were not acknowledged, and the broker brought them again.',
          es: 'Tu servicio le preguntó a players {got} veces después de reiniciar: eventos que había procesado no tenían acuse, y el broker los trajo otra vez.',
          mostOften: {
            en: 'an ack() that is missing where the answer was 200.',
            es: 'un ack() que falta donde la respuesta fue 200.',
          },
        },
      },
    },
    'while-down': {
      points: 1,
      after: ['keeps'],
      title: { en: 'misses nothing while it is down', es: 'no se pierde nada mientras está caído' },
      given: {
        en: 'Your service was stopped, players announced changes of {count} players, and it was started again.',
        es: 'Se detuvo tu servicio, players anunció cambios de {count} jugadores y se lo inició de nuevo.',
      },
      because: {
        en: 'players announces a change once. What comes meanwhile waits in the queue, if the queue outlives your process (not exclusive, not auto-delete, always under the same name) and the broker (durable).',
        es: 'players anuncia un cambio una sola vez. Lo que llega entretanto espera en la cola, si la cola sobrevive a tu proceso (ni exclusive ni auto-delete, siempre con el mismo nombre) y al broker (durable).',
      },
      mostOften: {
        en: 'a queue with exclusive: true, or with a name of its own in each process.',
        es: 'una cola con exclusive: true, o con un nombre distinto en cada proceso.',
      },
      failures: {
        missed: {
          en: 'For player {player} your service answered {got} instead of {wanted}.',
          es: 'Por el jugador {player}, tu servicio respondió {got} en lugar de {wanted}.',
        },
        'not-durable': {
          en: 'The queue {queue} is not durable: when the broker restarts, it is gone.',
          es: 'La cola {queue} no es durable: cuando el broker se reinicie, ya no estará.',
          mostOften: {
            en: 'durable: false in assertQueue, taken over from an example.',
            es: 'durable: false en assertQueue, copiado de un ejemplo.',
          },
        },
      },
    },
    'call-backs': {
      points: 1,
      after: ['keeps'],
      title: { en: 'asks at most once for each event', es: 'pregunta a lo sumo una vez por evento' },
      given: {
        en: '{count} events about {players} players came in a burst, three of them about the same player.',
        es: 'Llegó una ráfaga de {count} eventos sobre {players} jugadores, tres de ellos sobre el mismo.',
      },
      because: {
        en: 'Every listener of an id-only event asks back: with ten of them one change is ten questions. One for each event is the price; more is waste. Fewer is allowed if the last answer is from after the last event.',
        es: 'Cada uno que escucha un evento con solo id pregunta de vuelta: con diez, un cambio son diez consultas. Una por evento es el precio; más es desperdicio. Menos se permite, si la última respuesta es posterior al último evento.',
      },
      mostOften: {
        en: 'everything that is known read anew for one event, or a question for the event and another one for the copy.',
        es: 'releer todo lo conocido por un solo evento, o una consulta por el evento y otra por la copia.',
      },
      failures: {
        many: {
          en: 'Your service asked players {got} times.',
          es: 'Tu servicio le preguntó a players {got} veces.',
        },
        stale: {
          en: 'In the end it answered {got} for player {player} instead of {wanted}.',
          es: 'Al final respondió {got} por el jugador {player} en lugar de {wanted}.',
        },
      },
    },
    'producer-down': {
      points: 1,
      after: ['keeps'],
      title: { en: 'keeps an event while players is down', es: 'conserva el evento mientras players está caído' },
      given: {
        en: 'players announced that player {player} changed, and for the next 5 s it answered no question: {how}. Then it was well again, for a minute.',
        es: 'players anunció que el jugador {player} cambió, y durante 5 s no respondió consultas: {how}. Después estuvo bien, por un minuto.',
      },
      because: {
        en: 'The event is in the queue, and what it is about is not: without players there is nothing to keep. As long as no answer has come the event is not done; it goes back after a pause and is tried again.',
        es: 'El evento está en la cola, pero no aquello de lo que trata: sin players no hay nada que guardar. Mientras no haya respuesta, el evento no está hecho; vuelve después de una pausa y se intenta otra vez.',
      },
      mostOften: {
        en: 'an acknowledgement in finally, a nack without requeue, or a status that is never looked at.',
        es: 'un acuse en finally, un nack sin requeue, o un estado que nadie mira.',
      },
      failures: {
        lost: {
          en: 'Your service gave the event up; a minute later it answered {got} instead of {wanted}.',
          es: 'Tu servicio abandonó el evento; un minuto después respondió {got} en lugar de {wanted}.',
        },
        ended: {
          en: 'Your service was ended within those 5 s and started again. A minute later it answered {got} instead of {wanted}: the broker had no event left to bring.',
          es: 'Tu servicio se detuvo dentro de esos 5 s y se inició de nuevo. Un minuto después respondió {got} en lugar de {wanted}: al broker no le quedaba ningún evento que traer.',
          mostOften: {
            en: 'noAck: true, or an ack() before the question.',
            es: 'noAck: true, o un ack() antes de la consulta.',
          },
        },
        late: {
          en: 'Your service still holds the event; after a minute it answered {got} instead of {wanted}.',
          es: 'Tu servicio aún retiene el evento; después de un minuto respondió {got} en lugar de {wanted}.',
        },
        hammered: {
          en: 'Your service asked {got} times in those 5 s, without a pause: so a service that is recovering is kept down.',
          es: 'Tu servicio preguntó {got} veces en esos 5 s, sin pausa: así no se deja levantar a un servicio que se recupera.',
        },
      },
    },
    'time-limit': {
      points: 1,
      after: ['producer-down'],
      title: { en: 'gives up a question without an answer', es: 'abandona una consulta sin respuesta' },
      given: {
        en: 'players announced that player {player} changed. To the first question about it {how}, and the connection stayed open; after that players was well.',
        es: 'players anunció que el jugador {player} cambió. A la primera consulta {how}, y la conexión siguió abierta; después players estuvo bien.',
      },
      because: {
        en: 'Silence does not end by itself: fetch alone waits for 300 s, and with prefetch(1) everything behind this event waits along. After {limit} s at most the question is withdrawn, half an answer included, and the event is tried again.',
        es: 'El silencio no termina solo: fetch por sí mismo espera 300 s, y con prefetch(1) todo lo que viene detrás espera también. A los {limit} s, como máximo, la consulta se retira, aunque haya llegado media respuesta, y el evento se intenta otra vez.',
      },
      mostOften: {
        en: 'a fetch without a signal, or a limit that ends with the headers.',
        es: 'un fetch sin signal, o un tiempo límite que termina con las cabeceras.',
      },
      failures: {
        waits: {
          en: 'After {limit} s your service still waited for that answer.',
          es: 'A los {limit} s tu servicio todavía esperaba esa respuesta.',
        },
        lost: {
          en: 'Your service gave the event up together with the question; a minute later it answered {got} instead of {wanted}.',
          es: 'Tu servicio abandonó el evento junto con la consulta; un minuto después respondió {got} en lugar de {wanted}.',
        },
        late: {
          en: 'Your service did not ask again; a minute later it answered {got} instead of {wanted}.',
          es: 'Tu servicio no volvió a preguntar; un minuto después respondió {got} en lugar de {wanted}.',
        },
      },
    },
    newest: {
      points: 1,
      after: ['keeps'],
      title: {
        en: 'never replaces a newer answer by an older',
        es: 'nunca cambia una respuesta nueva por una anterior',
      },
      given: {
        en: 'Player {player} changed twice within 200 ms. The first question was answered after {late} ms, with the state of then; the second one at once.',
        es: 'El jugador {player} cambió dos veces en 200 ms. La primera consulta se respondió a los {late} ms, con el estado de entonces; la segunda, enseguida.',
      },
      because: {
        en: 'Each answer is of the moment in which it was asked for. Whoever asks anew for each event, and keeps only what has a higher version, ends with the newest.',
        es: 'Cada respuesta es del momento en que se preguntó. Quien pregunta de nuevo por cada evento, y guarda solo lo que tiene una versión mayor, termina con lo más nuevo.',
      },
      mostOften: {
        en: 'several events handled at a time, the last answer winning; or an event that is skipped because a question is under way.',
        es: 'varios eventos procesados a la vez, donde gana la última respuesta; o un evento que se salta porque ya hay una consulta en curso.',
      },
      failures: {
        overwritten: {
          en: 'In the end your service answered {got} instead of {wanted}: the older answer came last.',
          es: 'Al final tu servicio respondió {got} en lugar de {wanted}: la respuesta anterior llegó al final.',
        },
        unasked: {
          en: 'For the second event your service did not ask, and in the end it answered {got} instead of {wanted}.',
          es: 'Por el segundo evento tu servicio no preguntó, y al final respondió {got} en lugar de {wanted}.',
        },
      },
    },
    gone: {
      points: 1,
      after: ['keeps'],
      title: { en: 'removes whoever is gone by then', es: 'quita a quien ya no está al preguntar' },
      given: {
        en: 'Your service had player {player}. The player was deleted; then came {type}. From then on players answered 404.',
        es: 'Tu servicio tenía al jugador {player}. El jugador se eliminó; después llegó {type}. Desde entonces players respondía 404.',
      },
      because: {
        en: 'Between an event and the question things go on: 404 is an answer too. The player goes from the replica, and the event is done, as no repetition will find anybody.',
        es: 'Entre un evento y la consulta las cosas siguen: 404 también es una respuesta. El jugador sale de la réplica y el evento está hecho, pues ninguna repetición encontrará a nadie.',
      },
      mostOften: {
        en: '404 treated like an error, which comes back for ever; or player.deleted that is not bound.',
        es: 'un 404 tratado como error, que vuelve para siempre; o player.deleted sin enlazar.',
      },
      failures: {
        kept: {
          en: 'Your service answered {got} for a player who is gone.',
          es: 'Tu servicio respondió {got} por un jugador que ya no está.',
        },
        again: {
          en: 'The event is not done: in 5 s it was delivered {got} times.',
          es: 'El evento no está hecho: en 5 s se entregó {got} veces.',
        },
      },
    },
    private: {
      points: 1,
      after: ['gone'],
      title: { en: 'shows only what it may show', es: 'muestra solo lo que puede mostrar' },
      given: {
        en: 'players tells stats the phone as well. The client asked for player {player}.',
        es: 'players le dice a stats también el teléfono. El cliente pidió el jugador {player}.',
      },
      because: {
        en: 'Services of the federation see phones, readers of stats do not: it passes on the fields that its contract names. And permission is checked when you ask: 403 says that stats may no longer show this player, so the player goes, and the event is done.',
        es: 'Los servicios de la federación ven teléfonos; los lectores de stats, no: pasa los campos que nombra su contrato. Y el permiso se revisa al preguntar: un 403 dice que stats ya no puede mostrar a este jugador, así que sale, y el evento está hecho.',
      },
      mostOften: {
        en: 'the whole answer kept and passed on; or 403 treated like a failure that will pass.',
        es: 'guardar y pasar la respuesta completa; o tratar 403 como una falla pasajera.',
      },
      failures: {
        leaked: {
          en: 'The phone was in the answer of your service.',
          es: 'El teléfono estaba en la respuesta de tu servicio.',
        },
        kept: {
          en: 'After {type} players answered 403, and your service still answered {got}.',
          es: 'Después de {type}, players respondió 403, y tu servicio siguió respondiendo {got}.',
        },
        again: {
          en: 'After {type} players answered 403. The event is not done: in 5 s it was delivered {got} times.',
          es: 'Después de {type}, players respondió 403. El evento no está hecho: en 5 s se entregó {got} veces.',
        },
      },
    },
  },
});
