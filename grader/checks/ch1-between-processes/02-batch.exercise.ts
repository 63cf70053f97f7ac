import { exercise } from '../exercise.ts';

/** Ids that one request to players may ask for, and requests that one roster may have open at the same time. */
export const BATCH_LIMIT = 100;
export const IN_FLIGHT = 2;

export default exercise({
  id: 'ch1/batch',
  slug: 'ch1-between-processes/02-batch',
  tier: 'core',
  title: { en: 'Three hundred players, three calls', es: 'Trescientos jugadores, tres llamadas' },
  service: 'rosters',
  environment: { PLAYERS_URL: 'http://players', BATCH_LIMIT: String(BATCH_LIMIT), IN_FLIGHT: String(IN_FLIGHT) },
  calls: [{ request: 'POST /rosters', body: { ids: ['{player.id}', '{unknown.id}'] } }],
  checks: {
    answers: {
      points: 1,
      title: { en: 'answers with the players asked for', es: 'responde con los jugadores pedidos' },
      given: {
        en: 'The client asked for a roster of {count} players; players was well.',
        es: 'El cliente pidió una nómina de {count} jugadores; players estaba bien.',
      },
      because: {
        en: 'The answer is 200 with {"players", "missing"}: every player asked for, each as the players service tells it, and nobody else.',
        es: 'La respuesta es 200 con {"players", "missing"}: todos los jugadores pedidos, cada uno tal como lo entrega el servicio players, y nadie más.',
      },
      mostOften: {
        en: 'ids joined into one parameter; each is a parameter of its own: id=…&id=…',
        es: 'ids unidos en un solo parámetro; cada uno es un parámetro propio: id=…&id=…',
      },
      failures: {
        'asks-nobody': {
          en: 'Your service answered {got} without asking players.',
          es: 'Tu servicio respondió {got} sin preguntar a players.',
          mostOften: {
            en: 'an answer that is put together before the first call; the stub does not call anybody yet.',
            es: 'una respuesta armada antes de la primera llamada; la plantilla todavía no llama a nadie.',
          },
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        shape: {
          en: 'Your service answered 200, but not an object with the lists players and missing: {got}',
          es: 'Tu servicio respondió 200, pero no un objeto con las listas players y missing: {got}',
        },
        lacks: {
          en: 'Your answer lacks {name} ({id}), whom players knows; it holds {got} of the {count}.',
          es: 'En tu respuesta falta {name} ({id}), a quien players conoce; hay {got} de los {count}.',
        },
        extra: {
          en: 'Your answer holds {id}, which nobody asked for.',
          es: 'Tu respuesta incluye {id}, que nadie pidió.',
        },
        altered: {
          en: 'Your answer tells {name} in another way than the players service did.',
          es: 'Tu respuesta presenta a {name} de otra manera que el servicio players.',
          mostOften: {
            en: 'a new object with some of the fields; what players told goes on as it is.',
            es: 'un objeto nuevo con algunos de los campos; lo que entregó players se pasa tal cual.',
          },
        },
      },
    },
    'few-calls': {
      points: 2,
      after: ['answers'],
      title: { en: 'asks for 300 players in three calls', es: 'pide 300 jugadores en tres llamadas' },
      given: {
        en: 'The client asked for a roster of {count} different players; a request to players may name 100 ids.',
        es: 'El cliente pidió una nómina de {count} jugadores distintos; una solicitud a players puede nombrar 100 ids.',
      },
      because: {
        en: '{least} calls are enough here. Every further one costs a round trip, and one more chance to fail.',
        es: 'Aquí bastan {least} llamadas. Cada una de más cuesta una ida y vuelta, y es una ocasión más de fallar.',
      },
      mostOften: {
        en: 'a call for each player, as a loop over a function would make it; or a limit that is off by one.',
        es: 'una llamada por jugador, como la haría un ciclo sobre una función; o un límite corrido en uno.',
      },
      failures: {
        'too-many': {
          en: 'Your service made {calls} calls, the first of them {first}',
          es: 'Tu servicio hizo {calls} llamadas; la primera fue {first}',
        },
        'too-large': {
          en: 'Your service asked for {ids} ids in one request; players refused it with 400.',
          es: 'Tu servicio pidió {ids} ids en una solicitud; players la rechazó con 400.',
        },
        incomplete: {
          en: 'Your service made {calls} calls and answered {got}; {lacking} of the players asked for are not in it.',
          es: 'Tu servicio hizo {calls} llamadas y respondió {got}; faltan {lacking} de los jugadores pedidos.',
        },
      },
    },
    'empty-list': {
      points: 1,
      after: ['few-calls'],
      title: { en: 'asks nobody for an empty roster', es: 'no pregunta a nadie por una nómina vacía' },
      given: {
        en: 'The client asked for an empty roster: {"ids": []}.',
        es: 'El cliente pidió una nómina vacía: {"ids": []}.',
      },
      because: {
        en: 'The answer is known before anybody is asked: 200 with two empty lists. Asked without an id, players answers 400, for such a question has no answer.',
        es: 'La respuesta se sabe sin preguntar: 200 con dos listas vacías. Si se le pregunta sin ids, players responde 400, porque esa pregunta no tiene respuesta.',
      },
      mostOften: {
        en: 'a loop that always makes its first turn.',
        es: 'un ciclo que siempre da su primera vuelta.',
      },
      failures: {
        asked: { en: 'Your service asked all the same: {first}', es: 'Tu servicio preguntó igual: {first}' },
        answer: { en: 'Your service answered {got}', es: 'Tu servicio respondió {got}' },
      },
    },
    'keeps-order': {
      points: 1,
      after: ['answers'],
      title: { en: 'keeps the order asked for', es: 'conserva el orden pedido' },
      given: {
        en: 'The client asked for {count} players in the order of its list; the first call took longest, and players answers in an order of its own.',
        es: 'El cliente pidió {count} jugadores en el orden de su lista; la primera llamada fue la más lenta, y players responde en un orden propio.',
      },
      because: {
        en: "The order is the client's: captain first, as the list was written. Neither the other service's order nor that in which answers happen to arrive says anything.",
        es: 'El orden es del cliente: la capitana primero, como se escribió la lista. Ni el orden del otro servicio ni aquel en que llegan las respuestas dicen nada.',
      },
      mostOften: {
        en: 'answers that are put one behind the other; keep the players by their id and go through the ids that were asked for.',
        es: 'respuestas puestas una tras otra; guarda a los jugadores por su id y recorre los ids pedidos.',
      },
      failures: {
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        order: {
          en: 'Your answer has {got} in place {place}; the client had put {wanted} there.',
          es: 'Tu respuesta tiene a {got} en el lugar {place}; ahí el cliente había puesto a {wanted}.',
        },
      },
    },
    'asks-once': {
      points: 1,
      after: ['answers'],
      title: { en: 'asks once for a player named twice', es: 'pide una sola vez a quien se nombra dos veces' },
      given: {
        en: 'The client named {count} ids, only {different} of them different: some players are in two line-ups.',
        es: 'El cliente nombró {count} ids, solo {different} de ellos distintos: algunos jugadores están en dos alineaciones.',
      },
      because: {
        en: 'One copy serves both places, so nobody is asked for twice, and {least} calls are enough. In the answer the player stands wherever the client named it.',
        es: 'Una copia sirve para ambos lugares: a nadie se le pide dos veces, y bastan {least} llamadas. En la respuesta, el jugador aparece en cada lugar donde el cliente lo nombró.',
      },
      mostOften: {
        en: 'ids that are cut into batches before the repeated ones are taken out, or that stay taken out in the answer.',
        es: 'ids cortados en lotes antes de quitar los repetidos, o que siguen quitados en la respuesta.',
      },
      failures: {
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        'asked-twice': {
          en: 'Your service asked for {id} {times} times.',
          es: 'Tu servicio pidió {id} {times} veces.',
        },
        'too-many': { en: 'Your service made {calls} calls.', es: 'Tu servicio hizo {calls} llamadas.' },
        'answered-once': {
          en: 'Your answer holds {got} players and not {count}; {id} was named {named}× and answered {times}×.',
          es: 'Tu respuesta tiene {got} jugadores y no {count}; a {id} se lo nombró {named}× y aparece {times}×.',
        },
      },
    },
    'names-missing': {
      points: 1,
      after: ['answers'],
      title: { en: 'names the ids that belong to nobody', es: 'nombra los ids que no son de nadie' },
      given: {
        en: 'Among the {count} ids of the client were {unknown} that players does not know, one of them named twice.',
        es: 'Entre los {count} ids del cliente había {unknown} que players no conoce, uno de ellos nombrado dos veces.',
      },
      because: {
        en: 'A shorter list alone would not tell who is missing. missing names each unknown id once, in the order of its first mention; players holds only players; and the answer is 200, for the others are there.',
        es: 'Una lista más corta no dice por sí sola quién falta. missing nombra una vez cada id desconocido, en el orden de su primera mención; players contiene solo jugadores; y la respuesta es 200, porque los demás están.',
      },
      mostOften: {
        en: 'unknown ids that become null, are left out without a word, or make the whole roster fail.',
        es: 'ids desconocidos que se vuelven null, que se omiten sin decirlo, o que hacen fallar la nómina entera.',
      },
      failures: {
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        missing: {
          en: 'Your service answered with missing = {got}; the unknown ids are {expected}',
          es: 'Tu servicio respondió con missing = {got}; los ids desconocidos son {expected}',
        },
        repeated: {
          en: 'Your service answered with missing = {got}; each unknown id stands there once: {expected}',
          es: 'Tu servicio respondió con missing = {got}; cada id desconocido va una sola vez: {expected}',
          mostOften: {
            en: 'missing made of the ids as the client wrote them, and not of the different ones.',
            es: 'missing hecho con los ids tal como los escribió el cliente, y no con los distintos.',
          },
        },
        odd: {
          en: 'Your answer holds {odd} in players, which is none of the players asked for.',
          es: 'Tu respuesta tiene {odd} en players, que no es ninguno de los jugadores pedidos.',
        },
        players: {
          en: 'Your answer holds {got} players; {expected} of those asked for exist.',
          es: 'Tu respuesta tiene {got} jugadores; de los pedidos existen {expected}.',
        },
      },
    },
    'encodes-ids': {
      points: 1,
      after: ['answers'],
      title: { en: 'encodes the ids', es: 'codifica los ids' },
      given: {
        en: 'The client asked for {count} players whose ids have characters that mean something in a URL, such as "{id}".',
        es: 'El cliente pidió {count} jugadores cuyos ids tienen caracteres que significan algo en una URL, como "{id}".',
      },
      because: {
        en: 'An id is data. Put into a URL as it is, it asks for somebody else, or for nobody.',
        es: 'Un id es un dato. Puesto tal cual en una URL, pregunta por otra persona, o por nadie.',
      },
      mostOften: {
        en: 'a query put together as text; URLSearchParams or encodeURIComponent does it right.',
        es: 'una consulta armada como texto; URLSearchParams o encodeURIComponent lo hacen bien.',
      },
      failures: {
        asked: {
          en: 'Your service asked for "{got}", an id that nobody named; "{id}" was never asked for.',
          es: 'Tu servicio pidió "{got}", un id que nadie nombró; "{id}" no se pidió nunca.',
        },
        lacks: {
          en: 'Your answer ({got}) lacks the player with the id "{id}".',
          es: 'En tu respuesta ({got}) falta el jugador con el id "{id}".',
        },
      },
    },
    'two-at-a-time': {
      points: 1,
      after: ['few-calls'],
      title: { en: 'has two calls open at a time', es: 'tiene dos llamadas abiertas a la vez' },
      given: {
        en: 'The client asked for {count} players, {least} calls; players took 200 ms for each.',
        es: 'El cliente pidió {count} jugadores, {least} llamadas; players tardaba 200 ms en cada una.',
      },
      because: {
        en: "Two at a time halve the client's wait. All at once would be faster for this client, and players would get {least} requests in the same moment from each one.",
        es: 'De a dos, la espera del cliente baja a la mitad. Todas a la vez sería más rápido para este cliente, y players recibiría de cada uno {least} solicitudes en el mismo momento.',
      },
      mostOften: {
        en: 'an await in the loop that makes the calls, or a Promise.all over all of them.',
        es: 'un await en el ciclo que hace las llamadas, o un Promise.all sobre todas ellas.',
      },
      failures: {
        flood: {
          en: 'Your service had {peak} calls open at the same time; at most 2 were agreed.',
          es: 'Tu servicio tuvo {peak} llamadas abiertas al mismo tiempo; se acordaron 2 como máximo.',
        },
        sequential: {
          en: 'Your service made one call after another: {took} ms in all, where two at a time need {possible} ms.',
          es: 'Tu servicio hizo una llamada tras otra: {took} ms en total, cuando de a dos bastan {possible} ms.',
        },
        slow: {
          en: 'Your service took {took} ms, where two calls at a time need {possible} ms.',
          es: 'Tu servicio tardó {took} ms, cuando dos llamadas a la vez necesitan {possible} ms.',
        },
      },
    },
    'whole-or-nothing': {
      points: 1,
      after: ['answers'],
      title: { en: 'answers 502 when one call fails', es: 'responde 502 cuando una llamada falla' },
      given: {
        en: 'The client asked for {count} players, and one call to players failed ({how}); the others were answered.',
        es: 'El cliente pidió {count} jugadores, y una llamada a players falló ({how}); las demás tuvieron respuesta.',
      },
      because: {
        en: 'missing says that a player does not exist. Of those that could not be asked for nobody knows that: the client would strike out players who are well. 502 says that a service behind yours failed.',
        es: 'missing dice que un jugador no existe. De aquellos por los que no se pudo preguntar nadie lo sabe: el cliente borraría a jugadores que están bien. 502 dice que falló un servicio detrás del tuyo.',
      },
      mostOften: {
        en: 'a status that nobody looks at, or a catch that makes an empty list of an error.',
        es: 'un estado que nadie mira, o un catch que convierte un error en una lista vacía.',
      },
      failures: {
        gap: {
          en: 'Your service answered 200 and says that {missing} players are missing.',
          es: 'Tu servicio respondió 200 y dice que faltan {missing} jugadores.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        'no-answer': { en: 'Your service gave no answer at all.', es: 'Tu servicio no dio ninguna respuesta.' },
      },
    },
  },
});
