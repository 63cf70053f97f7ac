import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch6/full',
  slug: 'ch6-event-content/03-full',
  tier: 'core',
  title: { en: 'Told everything', es: 'Se sabe todo' },
  buildsOn: 'ch6/id-only',
  service: 'stats',
  environment: { AMQP_URL: 'amqp://rabbitmq' },
  exports: { default: 'service', start: 'function' },
  calls: [{ request: 'GET /players/{player.id}' }],
  checks: {
    keeps: {
      points: 1,
      title: { en: 'keeps what the events tell', es: 'guarda lo que cuentan los eventos' },
      given: {
        en: 'players announced version {version} of player {player}, whole. Then the client asked your service for the player.',
        es: 'players anunció la versión {version} del jugador {player}, completa. Después el cliente le pidió el jugador a tu servicio.',
      },
      because: {
        en: 'The event holds the whole player: what readers get is in it. data.player_id is the id in the answer.',
        es: 'El evento trae al jugador entero: lo que reciben los lectores está en él. data.player_id es el id de la respuesta.',
      },
      mostOften: {
        en: 'a queue bound with another key, or a player kept under another id than the one asked for.',
        es: 'una cola enlazada con otra clave, o un jugador guardado con otro id que el que se pide.',
      },
      failures: {
        undelivered: {
          en: 'The event did not come to your service: no queue that it reads was bound for it.',
          es: 'El evento no llegó a tu servicio: ninguna cola que lee estaba enlazada para él.',
        },
        other: {
          en: 'Your service answered {got} instead of {wanted}.',
          es: 'Tu servicio respondió {got} en lugar de {wanted}.',
        },
      },
    },
    'no-call-back': {
      points: 1,
      after: ['keeps'],
      title: { en: 'asks nobody', es: 'no le pregunta a nadie' },
      given: {
        en: 'players announced {count} changes, and readers asked your service for each player.',
        es: 'players anunció {count} cambios, y los lectores le pidieron cada jugador a tu servicio.',
      },
      because: {
        en: 'With everything in the event stats works whether players is up or not, and is no load for it. Whoever asks back "to be sure" has both prices: large events, and a service that must be up.',
        es: 'Con todo en el evento, stats funciona esté o no players, y no le agrega carga. Quien pregunta "por si acaso" paga los dos precios: eventos grandes y un servicio que tiene que estar en pie.',
      },
      mostOften: {
        en: 'the question of id-only, left in.',
        es: 'la consulta de id-only, que quedó ahí.',
      },
      failures: {
        asked: {
          en: 'Your service asked other services {got} times.',
          es: 'Tu servicio les preguntó a otros servicios {got} veces.',
        },
      },
    },
    versions: {
      points: 1,
      after: ['keeps'],
      title: {
        en: 'keeps the newest version, whatever the order',
        es: 'guarda la versión más nueva, en cualquier orden',
      },
      given: {
        en: 'After versions 1 to 7 of player {player} the next events came in this order: {order}. By occurred_at version 9 was the latest: its clock was fast.',
        es: 'Después de las versiones 1 a 7 del jugador {player}, los eventos siguientes llegaron en este orden: {order}. Según occurred_at, la 9 era la última: su reloj iba adelantado.',
      },
      because: {
        en: 'Redelivery and a second consumer change the order of arrival, and clocks differ. The publisher counts: the highest version is the newest, and an event that comes again changes nothing.',
        es: 'Una reentrega o un segundo consumidor cambian el orden de llegada, y los relojes difieren. Quien publica lleva la cuenta: la versión más alta es la más nueva, y un evento que vuelve no cambia nada.',
      },
      mostOften: {
        en: 'the last write wins, or the latest time does; or versions are compared as text, where 10 stands before 9.',
        es: 'gana la última escritura, o la última hora; o las versiones se comparan como texto, donde 10 va antes que 9.',
      },
      failures: {
        overwritten: {
          en: 'In the end your service answered {got} instead of {wanted}.',
          es: 'Al final tu servicio respondió {got} en lugar de {wanted}.',
        },
      },
    },
    acks: {
      points: 1,
      after: ['versions'],
      title: {
        en: 'acknowledges what is written, and nothing before',
        es: 'envía el acuse por lo ya escrito, y no antes',
      },
      given: {
        en: '{count} events were on their way to your service, one of them a copy of an earlier event, when it was ended. Another one was announced while it was down. Then it was started again.',
        es: 'Iban {count} eventos camino a tu servicio, uno de ellos copia de un evento anterior, cuando se detuvo. Otro se anunció mientras estaba caído. Después se inició de nuevo.',
      },
      because: {
        en: 'The broker keeps an event until its acknowledgement, and delivers it again if your service ends before that. What needs none (noAck) it forgets when it sends it. And what was not newer is done as well: without an acknowledgement it stays with the broker for ever.',
        es: 'El broker guarda un evento hasta su acuse, y lo entrega otra vez si tu servicio termina antes. Lo que no lo necesita (noAck) lo olvida al enviarlo. Y lo que no era más nuevo también queda hecho: sin acuse se queda en el broker para siempre.',
      },
      mostOften: {
        en: 'noAck: true; no ack() at all; or an ack() only where something was written.',
        es: 'noAck: true; ningún ack(); o un ack() solo donde se escribió algo.',
      },
      failures: {
        lost: {
          en: 'For player {player} your service answered {got} instead of {wanted}, and nobody brings that event again.',
          es: 'Por el jugador {player}, tu servicio respondió {got} en lugar de {wanted}, y nadie traerá ese evento otra vez.',
        },
        unacked: {
          en: 'Your service knows all that they say. Deliveries without an acknowledgement: {got}. After each restart the broker brings them again.',
          es: 'Tu servicio sabe todo lo que dicen. Entregas sin acuse: {got}. Después de cada reinicio, el broker las trae otra vez.',
        },
      },
    },
    'too-early': {
      points: 1,
      after: ['versions'],
      title: {
        en: 'takes an event that comes before its first',
        es: 'acepta un evento que llega antes que el primero',
      },
      given: {
        en: 'Your service had never heard of player {player}. Version 3 came first, then 2 and 1.',
        es: 'Tu servicio no sabía nada del jugador {player}. Llegó primero la versión 3; después, la 2 y la 1.',
      },
      because: {
        en: 'Something happened too early: the timing failure that nobody sees in tests. Version 3 is complete and needs no version before it; what comes after it and is older changes nothing. A gap in the numbers may never be closed: events from before the queue existed do not come.',
        es: 'Algo pasó demasiado temprano: la falla de tiempo que nadie ve en las pruebas. La versión 3 está completa y no necesita ninguna anterior; lo que llega después y es más viejo no cambia nada. Un hueco en los números puede no cerrarse nunca: los eventos de antes de la cola no llegan.',
      },
      mostOften: {
        en: 'an UPDATE that finds no row, or waiting for the version in between.',
        es: 'un UPDATE que no encuentra fila, o esperar la versión intermedia.',
      },
      failures: {
        missing: {
          en: 'After version 3 your service answered {got} instead of {wanted}.',
          es: 'Después de la versión 3, tu servicio respondió {got} en lugar de {wanted}.',
        },
        overwritten: {
          en: 'After versions 2 and 1 your service answered {got} instead of {wanted}.',
          es: 'Después de las versiones 2 y 1, tu servicio respondió {got} en lugar de {wanted}.',
        },
      },
    },
    deleted: {
      points: 1,
      after: ['too-early'],
      title: { en: 'remembers that a player was deleted', es: 'recuerda que un jugador se eliminó' },
      given: {
        en: 'The events of player {player} came in this order: {order}. In the end the player came back, with a higher version.',
        es: 'Los eventos del jugador {player} llegaron en este orden: {order}. Al final el jugador volvió, con una versión más alta.',
      },
      because: {
        en: 'A deletion is a version like any other. If the row goes, its version goes too, and a late event brings the dead back. So something stays: a tombstone, the id with the version of the deletion. What is newer than it counts again.',
        es: 'Eliminar es una versión como cualquier otra. Si se va la fila, se va su versión, y un evento atrasado revive lo muerto. Así que algo queda: una lápida, el id con la versión del borrado. Lo que es más nuevo que ella vuelve a contar.',
      },
      mostOften: {
        en: 'DELETE FROM; a deletion of somebody unknown that is skipped; a deletion that nothing can follow.',
        es: 'un DELETE FROM; saltarse el borrado de alguien desconocido; un borrado que no admite nada después.',
      },
      failures: {
        kept: {
          en: 'After {event} your service answered {got} instead of 404.',
          es: 'Después de {event}, tu servicio respondió {got} en lugar de 404.',
        },
        back: {
          en: 'After {event}, which is older than the deletion, your service answered {got} instead of 404.',
          es: 'Después de {event}, que es anterior al borrado, tu servicio respondió {got} en lugar de 404.',
        },
        'for-ever': {
          en: 'After player.changed with version {version}, newer than the deletion, your service answered {got} instead of {wanted}.',
          es: 'Después de player.changed con la versión {version}, posterior al borrado, tu servicio respondió {got} en lugar de {wanted}.',
        },
      },
    },
    survives: {
      points: 1,
      after: ['deleted'],
      title: { en: 'knows it all after a restart', es: 'lo sabe todo después de reiniciar' },
      given: {
        en: 'Players were announced, and {deleted} was deleted. Your service was ended and started again. Then came a late change of {deleted}.',
        es: 'Se anunciaron jugadores, y {deleted} se eliminó. Tu servicio se detuvo y se inició de nuevo. Después llegó un cambio atrasado de {deleted}.',
      },
      because: {
        en: 'The queue forgets what was acknowledged, so players, versions and tombstones stand in STATE_DIR. What is only in memory is as forgotten as if it had never been heard.',
        es: 'La cola olvida lo que tiene acuse; por eso jugadores, versiones y lápidas están en STATE_DIR. Lo que solo está en memoria se olvida como si nunca se hubiera recibido.',
      },
      mostOften: {
        en: 'deletions noted in a Set, beside a table that survives.',
        es: 'borrados anotados en un Set, junto a una tabla que sí sobrevive.',
      },
      failures: {
        forgotten: {
          en: 'For player {player} your service answered {got} instead of {wanted}.',
          es: 'Por el jugador {player}, tu servicio respondió {got} en lugar de {wanted}.',
        },
        back: {
          en: 'After the late change your service answered {got} for {deleted}, instead of 404.',
          es: 'Después del cambio atrasado, tu servicio respondió {got} por {deleted}, en lugar de 404.',
        },
      },
    },
    tolerates: {
      points: 1,
      after: ['keeps'],
      title: { en: 'ignores fields that it does not know', es: 'ignora los campos que no conoce' },
      given: {
        en: 'players added a field to its events, {field}, and kept schema_version.',
        es: 'players agregó un campo a sus eventos, {field}, y mantuvo schema_version.',
      },
      because: {
        en: 'An addition breaks nobody who ignores it, so it does not raise schema_version. A listener that refuses it has players deployed only together with itself.',
        es: 'Un campo de más no rompe a quien lo ignora; por eso no sube schema_version. Quien lo rechaza obliga a desplegar players junto con él.',
      },
      mostOften: {
        en: 'a validation of the list of fields in place of the fields that are needed.',
        es: 'validar la lista de campos, en lugar de los campos que hacen falta.',
      },
      failures: {
        ignored: {
          en: 'For player {player} your service answered {got} instead of {wanted}.',
          es: 'Por el jugador {player}, tu servicio respondió {got} en lugar de {wanted}.',
        },
      },
    },
    'set-aside': {
      points: 1,
      after: ['keeps'],
      title: { en: 'sets aside a form that it does not know', es: 'aparta una forma que no conoce' },
      given: {
        en: 'An event of player {player} came with schema_version {schema}; your service knows {known}. An ordinary one of another player followed.',
        es: 'Llegó un evento del jugador {player} con schema_version {schema}; tu servicio conoce {known}. Lo siguió uno común, de otro jugador.',
      },
      because: {
        en: 'Another schema_version says that fields mean something else. Guessing would put wrong data beside right ones; waiting would stop the queue; forgetting would lose a change. In the queue stats.dead-letters it waits for a version of your service that knows it.',
        es: 'Otro schema_version dice que los campos significan otra cosa. Adivinar pondría datos malos junto a los buenos; esperar detendría la cola; olvidar perdería un cambio. En la cola stats.dead-letters espera a una versión de tu servicio que lo conozca.',
      },
      mostOften: {
        en: 'a schema_version that nobody looks at, or an acknowledgement of what was not understood.',
        es: 'un schema_version que nadie mira, o un acuse por algo que no se entendió.',
      },
      failures: {
        stopped: {
          en: 'The event behind it was not handled.',
          es: 'El evento que venía detrás no se procesó.',
        },
        guessed: {
          en: 'Your service read it all the same: it answered {got} instead of {wanted}.',
          es: 'Tu servicio lo leyó igual: respondió {got} en lugar de {wanted}.',
        },
        again: {
          en: 'The event is neither done nor set aside: it was delivered {got} times.',
          es: 'El evento no está hecho ni apartado: se entregó {got} veces.',
        },
        lost: {
          en: 'Your service is done with the event, and in stats.dead-letters it is not.',
          es: 'Tu servicio dio por hecho el evento, y en stats.dead-letters no está.',
        },
      },
    },
    private: {
      points: 1,
      after: ['tolerates'],
      title: { en: 'passes on nothing private', es: 'no deja pasar nada privado' },
      given: {
        en: 'The events carried the phone, and from this morning on {added} as well.',
        es: 'Los eventos traían el teléfono y, desde esta mañana, también {added}.',
      },
      because: {
        en: 'An event with everything goes to all who listen, whatever they may see: nobody asks for a permission any more. So each listener passes on what its contract names; who removes what it knows to be private passes on what is added tomorrow.',
        es: 'Un evento con todo llega a todos los que escuchan, sea lo que sea que puedan ver: ya nadie pide permiso. Por eso cada uno deja pasar lo que nombra su contrato; quien solo quita lo que sabe privado deja pasar lo que se agregue mañana.',
      },
      mostOften: {
        en: 'data kept as it came, without phone.',
        es: 'guardar data como vino, menos phone.',
      },
      failures: {
        leaked: {
          en: 'For player {player} the answer of your service contained {field}.',
          es: 'Por el jugador {player}, la respuesta de tu servicio contenía {field}.',
        },
      },
    },
  },
});
