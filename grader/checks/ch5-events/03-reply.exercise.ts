import { exercise } from '../exercise.ts';

/** Milliseconds after which a request without a reply has expired. */
export const REPLY_LIMIT_MS = 60_000;

export default exercise({
  id: 'ch5/reply',
  slug: 'ch5-events/03-reply',
  tier: 'depth',
  title: { en: 'A reply that anybody may receive', es: 'Una respuesta que cualquiera puede recibir' },
  service: 'coach',
  environment: { AMQP_URL: 'amqp://rabbitmq', REPLY_LIMIT_MS: String(REPLY_LIMIT_MS) },
  exports: { default: 'service', start: 'function' },
  calls: [{ request: 'POST /teams/{team.id}/trainings', body: { focus: 'attack', minutes: 60 } }],
  checks: {
    asks: {
      points: 1,
      title: { en: 'sends the request on and answers 202', es: 'envía la solicitud y responde 202' },
      given: {
        en: 'The client asked for a training of team {team}. Training has the queue training.requests, and did not reply yet.',
        es: 'El cliente pidió un entrenamiento del equipo {team}. training tiene la cola training.requests, y todavía no respondía.',
      },
      because: {
        en: 'One message to training.requests: the wish with team_id as its body, a correlation_id that the reply will carry, and reply_to, the queue that you read. The client gets 202 with Location, where it reads "running" until the reply is there.',
        es: 'Un mensaje a training.requests: lo pedido, con team_id, como cuerpo; un correlation_id que la respuesta llevará; y reply_to, la cola que lees. El cliente recibe 202 con Location, y ahí lee "running" hasta que esté la respuesta.',
      },
      mostOften: {
        en: 'an exchange in place of the empty one, which takes a message to the queue named by its key; or a handler that awaits the reply.',
        es: 'un exchange en lugar del vacío, que lleva el mensaje a la cola que nombra su clave; o un manejador que espera la respuesta.',
      },
      failures: {
        waits: {
          en: 'After {took} ms your service had not answered the client.',
          es: 'Después de {took} ms tu servicio no había respondido al cliente.',
        },
        status: {
          en: 'Your service answered {got}, Location: {location}.',
          es: 'Tu servicio respondió {got}, Location: {location}.',
        },
        count: {
          en: 'In training.requests there were {got} messages.',
          es: 'En training.requests había {got} mensajes.',
        },
        body: {
          en: 'The message had the body {got} instead of {wanted}.',
          es: 'El cuerpo del mensaje era {got} en lugar de {wanted}.',
        },
        property: {
          en: 'The message had no {name}: its reply cannot find the way back.',
          es: 'El mensaje no tenía {name}: su respuesta no puede encontrar el camino de vuelta.',
        },
        state: {
          en: 'To GET {location} your service answered {got}',
          es: 'A GET {location} tu servicio respondió {got}',
        },
      },
    },
    matches: {
      points: 2,
      after: ['asks'],
      title: { en: 'gives each request its own reply', es: 'da a cada solicitud su propia respuesta' },
      given: {
        en: '{count} trainings were asked for, two of them with equal bodies. Training replied to the last one first.',
        es: 'Se pidieron {count} entrenamientos, dos de ellos con cuerpos iguales. training respondió primero a la última solicitud.',
      },
      because: {
        en: 'Replies come in whatever order the work is done. Only the correlation id says which request one belongs to: new for each request, since neither the order nor the content tells two of them apart. One queue takes all replies.',
        es: 'Las respuestas llegan en el orden en que se termina el trabajo. Solo el id de correlación dice a qué solicitud corresponde cada una: uno nuevo por solicitud, porque ni el orden ni el contenido distinguen a dos. Una sola cola recibe todas las respuestas.',
      },
      mostOften: {
        en: 'the oldest open request taken for the one that was answered, or the id of the team used as correlation id.',
        es: 'dar por respondida la solicitud abierta más antigua, o usar el id del equipo como id de correlación.',
      },
      failures: {
        'same-id': {
          en: 'Your service sent them with only {got} different correlation ids.',
          es: 'Tu servicio las envió con solo {got} ids de correlación distintos.',
        },
        'queue-per-call': {
          en: 'They named {got} different queues for their replies.',
          es: 'Nombraban {got} colas distintas para sus respuestas.',
        },
        undeliverable: {
          en: 'They named the queue "{queue}" for their replies, and the broker has no such queue.',
          es: 'Nombraban la cola "{queue}" para sus respuestas, y el broker no tiene esa cola.',
        },
        state: {
          en: 'After the replies, GET {location} (team {team}) was answered with {got}',
          es: 'Después de las respuestas, a GET {location} (equipo {team}) tu servicio respondió {got}',
        },
        other: {
          en: 'GET {location} (team {team}) told the training on pitch {got}; its own was on {wanted}.',
          es: 'GET {location} (equipo {team}) mostró el entrenamiento de la cancha {got}; el suyo era en {wanted}.',
        },
      },
    },
    failed: {
      points: 1,
      after: ['asks'],
      title: { en: 'shows an error reply as failed', es: 'muestra como fallida una respuesta de error' },
      given: {
        en: 'Training replied {"ok": false} with a problem: "{detail}"',
        es: 'training respondió {"ok": false} con un problema: "{detail}"',
      },
      because: {
        en: 'A message has no status code: whether it went well stands in the body. The client hears it as state "failed" with the problem that training told.',
        es: 'Un mensaje no tiene código de estado: si salió bien está dicho en el cuerpo. El cliente lo lee como el estado "failed", con el problema que contó training.',
      },
      mostOften: {
        en: 'any reply taken for a success, with ok not looked at.',
        es: 'tomar toda respuesta por un éxito, sin mirar ok.',
      },
      failures: {
        state: {
          en: 'To GET {location} your service answered {got}',
          es: 'A GET {location} tu servicio respondió {got}',
        },
        problem: {
          en: 'Your service told of a failure, and not of the problem: {got}',
          es: 'Tu servicio contó la falla, pero no el problema: {got}',
        },
      },
    },
    ignores: {
      points: 1,
      after: ['matches'],
      title: { en: 'lets unknown and repeated replies pass', es: 'deja pasar respuestas desconocidas y repetidas' },
      given: {
        en: 'Replies came that belong to no open request: with an unknown correlation id, with none, and a second one, an error, for a request that had its reply. Then came the reply to another request.',
        es: 'Llegaron respuestas que no corresponden a ninguna solicitud abierta: con un id de correlación desconocido, sin id, y una segunda, de error, para una solicitud ya respondida. Después llegó la respuesta a otra solicitud.',
      },
      because: {
        en: 'A broker delivers at least once, and training may work on one request twice. The first reply counts; what belongs to no open request is acknowledged and done with, for it can never be used.',
        es: 'Un broker entrega al menos una vez, y training puede atender dos veces una misma solicitud. Vale la primera respuesta; la que no corresponde a ninguna abierta recibe su acuse y ahí termina, porque nunca servirá.',
      },
      mostOften: {
        en: 'an entry that is read without a look whether it was found, or written without a look whether it has its reply.',
        es: 'leer una entrada sin mirar si se encontró, o escribirla sin mirar si ya tenía respuesta.',
      },
      failures: {
        returned: {
          en: 'Your service gave one back to the queue: it comes again, for ever.',
          es: 'Tu servicio devolvió una a la cola: llegará otra vez, para siempre.',
        },
        deaf: {
          en: 'The reply after them was not noted: to GET {location} your service answered {got}',
          es: 'La respuesta que siguió no quedó anotada: a GET {location} tu servicio respondió {got}',
        },
        changed: {
          en: 'The second reply replaced the first: to GET {location} your service answered {got}',
          es: 'La segunda respuesta reemplazó a la primera: a GET {location} tu servicio respondió {got}',
        },
        unacked: {
          en: 'Of {count} replies your service left {got} without an acknowledgement.',
          es: 'De {count} respuestas, tu servicio dejó {got} sin acuse.',
        },
      },
    },
    'any-instance': {
      points: 1,
      after: ['matches'],
      title: {
        en: 'knows every reply in every instance',
        es: 'conoce cada respuesta en cada instancia',
      },
      given: {
        en: 'Two instances ran. {count} trainings were asked for, from one and the other by turns, and training replied to all.',
        es: 'Corrían dos instancias. Se pidieron {count} entrenamientos, a una y a otra por turno, y training los respondió todos.',
      },
      because: {
        en: 'Whichever instance has sent the request, another one may get the reply, and a third one may be asked by the client. So what is waited for is kept where all of them look: in STATE_DIR.',
        es: 'Sea cual sea la instancia que envió la solicitud, otra puede recibir la respuesta, y a una tercera puede preguntarle el cliente. Por eso, lo que se espera se guarda donde todas miran: en STATE_DIR.',
      },
      mostOften: {
        en: 'a Map of open requests in the memory of one process.',
        es: 'un Map de solicitudes abiertas en la memoria de un solo proceso.',
      },
      failures: {
        state: {
          en: 'For a request that {sender} had sent, {instance} answered to GET {location}: {got}',
          es: 'Por una solicitud que había enviado {sender}, {instance} respondió a GET {location}: {got}',
        },
      },
    },
    completes: {
      points: 2,
      after: ['any-instance'],
      title: { en: 'completes what a dead instance began', es: 'completa lo que empezó una instancia caída' },
      given: {
        en: 'One instance sent two requests and crashed, while a reply was on its way to it. Training sent the other reply; then another instance was started.',
        es: 'Una instancia envió dos solicitudes y se cayó mientras una respuesta iba en camino hacia ella. training envió la otra respuesta; después se inició otra instancia.',
      },
      because: {
        en: 'The queue of replies belongs to the service: durable, not exclusive, always under the same name, and read with acknowledgements. Then it keeps what a dead instance did not finish, for whichever comes next.',
        es: 'La cola de respuestas es del servicio: durable, no exclusive, siempre con el mismo nombre, y leída con acuses. Así conserva lo que una instancia caída no terminó, para la que venga después.',
      },
      mostOften: {
        en: 'a queue of each process (exclusive, named by the broker), as in most examples of request and reply.',
        es: 'una cola por proceso (exclusive, con nombre puesto por el broker), como en casi todo ejemplo de solicitud y respuesta.',
      },
      failures: {
        'no-queue': {
          en: 'The queue "{queue}" was gone with the instance: the reply had nowhere to go.',
          es: 'La cola "{queue}" se fue con la instancia: la respuesta no tenía adónde ir.',
        },
        'no-ack': {
          en: 'Your service reads its replies with noAck: the one on its way was lost. To GET {location} the other instance answered {got}',
          es: 'Tu servicio lee sus respuestas con noAck: la que iba en camino se perdió. A GET {location} la otra instancia respondió {got}',
        },
        state: {
          en: 'To GET {location} the other instance answered {got}',
          es: 'A GET {location} la otra instancia respondió {got}',
        },
      },
    },
    unrouted: {
      points: 1,
      after: ['asks'],
      title: { en: 'tells when nobody could get the request', es: 'avisa cuando nadie pudo recibir la solicitud' },
      given: {
        en: 'Training had never run: there was no queue training.requests. The client asked for a training. Later the queue was there, and the client asked again.',
        es: 'training nunca había corrido: no existía la cola training.requests. El cliente pidió un entrenamiento. Después la cola ya estaba, y el cliente pidió otro.',
      },
      because: {
        en: 'An event that nobody hears is no failure; a request that nobody gets is one. The broker confirms both. Only mandatory makes it return the message, before the confirm: then the client gets 503, or reads "failed" at Location.',
        es: 'Un evento que nadie recibe no es una falla; una solicitud que nadie recibe, sí. El broker confirma las dos. Solo con mandatory devuelve el mensaje, antes de la confirmación: entonces el cliente recibe 503, o lee "failed" en Location.',
      },
      mostOften: {
        en: 'no mandatory, or nobody who listens for "return" on the channel.',
        es: 'falta mandatory, o nadie escucha "return" en el canal.',
      },
      failures: {
        declared: {
          en: 'Your service made the queue training.requests itself: the request lies where nobody reads, and the client is told that all is well.',
          es: 'Tu servicio creó la cola training.requests: la solicitud quedó donde nadie lee, y al cliente se le dice que todo va bien.',
        },
        pending: {
          en: 'The broker dropped the request, and to GET {location} your service answered {got}',
          es: 'El broker descartó la solicitud, y a GET {location} tu servicio respondió {got}',
        },
        status: {
          en: 'Your service answered {got} instead of 503.',
          es: 'Tu servicio respondió {got} en lugar de 503.',
        },
        stays: {
          en: 'With the queue there, your service answered {got}; {taken} messages lay in it.',
          es: 'Cuando la cola ya estaba, tu servicio respondió {got}; en ella había {taken} mensajes.',
        },
      },
    },
    expires: {
      points: 1,
      after: ['asks'],
      title: { en: 'lets a request expire', es: 'deja vencer una solicitud' },
      given: {
        en: 'REPLY_LIMIT_MS was {limit}. The client asked for a training, and for that long no reply came; it came afterwards.',
        es: 'REPLY_LIMIT_MS era {limit}. El cliente pidió un entrenamiento y en ese tiempo no hubo respuesta; llegó después.',
      },
      because: {
        en: 'A request that waits in a queue for hours would be carried out when nobody wants it any more. The property expiration, in milliseconds as a text, lets the broker drop it; and the client reads "expired" instead of waiting for ever.',
        es: 'Una solicitud que espera horas en una cola se ejecutaría cuando ya nadie la quiere. La propiedad expiration, en milisegundos y como texto, deja que el broker la descarte; y el cliente lee "expired" en lugar de esperar para siempre.',
      },
      mostOften: {
        en: 'no limit on either side, seconds in place of milliseconds, or a limit kept apart from the one that the message carries.',
        es: 'ningún límite de ningún lado, segundos en lugar de milisegundos, o un límite distinto del que lleva el mensaje.',
      },
      failures: {
        none: {
          en: 'The message had no expiration: training may carry it out tomorrow.',
          es: 'El mensaje no tenía expiration: training podría ejecutarlo mañana.',
        },
        other: {
          en: 'The message had the expiration {got} instead of {limit}.',
          es: 'El mensaje tenía la expiration {got} en lugar de {limit}.',
        },
        state: {
          en: 'After {limit} ms, to GET {location} your service answered {got}',
          es: 'Después de {limit} ms, a GET {location} tu servicio respondió {got}',
        },
        late: {
          en: 'After the late reply, to GET {location} your service answered {got}',
          es: 'Después de la respuesta tardía, a GET {location} tu servicio respondió {got}',
        },
      },
    },
  },
});
