import { exercise } from '../exercise.ts';

/** Milliseconds after which a publisher stops waiting for the broker's confirm. */
export const CONFIRM_LIMIT_MS = 2000;

export default exercise({
  id: 'ch5/publish',
  slug: 'ch5-events/01-publish',
  tier: 'core',
  title: { en: 'An order is packaged', es: 'Un pedido está empacado' },
  service: 'warehouse',
  environment: { AMQP_URL: 'amqp://rabbitmq', CONFIRM_LIMIT_MS: String(CONFIRM_LIMIT_MS) },
  calls: [
    {
      request: 'POST /orders/{order.id}/packages',
      body: { email: '{order.email}', amount_cents: '{order.amount_cents}', currency: '{order.currency}' },
    },
  ],
  checks: {
    announces: {
      points: 2,
      title: { en: 'announces each packaged order once', es: 'anuncia una vez cada pedido empacado' },
      given: {
        en: 'A queue was bound to the exchange warehouse with order.*.packaged. Then order {order} was packaged.',
        es: 'Una cola estaba enlazada al exchange warehouse con order.*.packaged. Entonces se empacó el pedido {order}.',
      },
      because: {
        en: 'The topic exchange warehouse gets one message with the key order.{order}.packaged and the whole event as JSON; the client gets 201 with {"order_id", "event_id"}. Whoever listens knows of the order only what stands in the event.',
        es: 'El exchange warehouse, de tipo topic, recibe un mensaje con la clave order.{order}.packaged y el evento completo como JSON; el cliente recibe 201 con {"order_id", "event_id"}. Quien escucha solo sabe del pedido lo que dice el evento.',
      },
      mostOften: {
        en: 'assertExchange missing or of another type, the words of the key in another order, or an event sent straight into the queue of one listener.',
        es: 'falta assertExchange o es de otro tipo, las palabras de la clave van en otro orden, o el evento se envía directo a la cola de uno de los que escuchan.',
      },
      failures: {
        'no-exchange': {
          en: 'Your service answered {got}, and declared no exchange with the name warehouse.',
          es: 'Tu servicio respondió {got} y no declaró ningún exchange llamado warehouse.',
        },
        'exchange-type': {
          en: 'Your service declared warehouse as an exchange of type {got}, not topic.',
          es: 'Tu servicio declaró warehouse como un exchange de tipo {got}, no topic.',
        },
        status: {
          en: 'Your service answered {got} instead of 201. What the broker refused: {refused}',
          es: 'Tu servicio respondió {got} en lugar de 201. Lo que el broker rechazó: {refused}',
        },
        shape: {
          en: 'Your service answered 201, but not with this order_id and an event_id: {got}',
          es: 'Tu servicio respondió 201, pero no con este order_id y un event_id: {got}',
        },
        nothing: {
          en: 'Your service answered 201 and published nothing.',
          es: 'Tu servicio respondió 201 y no publicó nada.',
        },
        elsewhere: {
          en: 'Your service published to the exchange "{exchange}" with the key {key}; nothing reached the queue.',
          es: 'Tu servicio publicó en el exchange "{exchange}" con la clave {key}; a la cola no llegó nada.',
        },
        count: {
          en: 'One order was packaged; {got} messages reached the queue.',
          es: 'Se empacó un pedido; a la cola llegaron {got} mensajes.',
        },
        body: {
          en: 'In the event {field} is {got} and should be {wanted}.',
          es: 'En el evento, {field} es {got} y debería ser {wanted}.',
        },
        property: {
          en: "The message's property {field} is {got} and should be {wanted}.",
          es: 'La propiedad {field} del mensaje es {got} y debería ser {wanted}.',
        },
      },
    },
    'concrete-key': {
      points: 1,
      after: ['announces'],
      title: { en: 'names the order in the routing key', es: 'nombra el pedido en la clave de enrutamiento' },
      given: {
        en: 'Somebody waits for one order only: a queue was bound with {wanted}. Two orders were packaged, {order} and another.',
        es: 'Alguien espera un solo pedido: una cola estaba enlazada con {wanted}. Se empacaron dos pedidos, {order} y otro.',
      },
      because: {
        en: 'order.*.packaged is a binding key, the pattern of a listener. In a routing key * is a word like any other: such a message reaches whoever wants every order, and nobody who wants one.',
        es: 'order.*.packaged es una clave de enlace, el patrón de quien escucha. En una clave de enrutamiento, * es una palabra como cualquier otra: ese mensaje llega a quien quiere todos los pedidos, y a nadie que quiera uno.',
      },
      mostOften: {
        en: 'the pattern copied from the subscriber into publish().',
        es: 'el patrón de quien se suscribe, copiado en publish().',
      },
      failures: {
        missed: {
          en: 'Your service published with the key {got}; the queue for this order stayed empty.',
          es: 'Tu servicio publicó con la clave {got}; la cola de este pedido quedó vacía.',
        },
        both: {
          en: 'The queue for this order got {got} messages.',
          es: 'La cola de este pedido recibió {got} mensajes.',
        },
      },
    },
    durable: {
      points: 2,
      after: ['announces'],
      title: { en: 'survives a restart of the broker', es: 'sobrevive a un reinicio del broker' },
      given: {
        en: 'Order {order} was packaged; what your service declared and published was looked at.',
        es: 'Se empacó el pedido {order}; se miró lo que tu servicio declaró y publicó.',
      },
      because: {
        en: 'A broker that restarts keeps durable exchanges and queues, and in durable queues the persistent messages. It takes both: the exchange durable, the message persistent.',
        es: 'Un broker que se reinicia conserva los exchanges y las colas durables y, en las colas durables, los mensajes persistentes. Hacen falta ambas cosas: el exchange durable, el mensaje persistente.',
      },
      mostOften: {
        en: 'persistent: true missing among the options of publish(): "durable" is said of exchanges and queues only.',
        es: 'falta persistent: true entre las opciones de publish(): "durable" se dice solo de exchanges y colas.',
      },
      failures: {
        exchange: {
          en: 'Your service declared the exchange warehouse as not durable: a restart takes it away, with all its bindings.',
          es: 'Tu servicio declaró el exchange warehouse como no durable: un reinicio se lo lleva, con todos sus enlaces.',
        },
        message: {
          en: 'Your service published the message without persistent: a restart of the broker takes it out of every queue.',
          es: 'Tu servicio publicó el mensaje sin persistent: un reinicio del broker lo quita de todas las colas.',
        },
      },
    },
    confirmed: {
      points: 2,
      after: ['announces'],
      title: { en: 'answers 201 once the broker has confirmed', es: 'responde 201 cuando el broker confirmó' },
      given: {
        en: 'Order {order} was packaged; the answer to the client and the confirm of the broker were compared. Then the connection fell silent, and order {second} was packaged.',
        es: 'Se empacó el pedido {order} y se comparó la respuesta al cliente con la confirmación del broker. Después la conexión quedó en silencio, y se empacó el pedido {second}.',
      },
      because: {
        en: 'publish() writes into a buffer of your own process. Only the confirm says that the broker has taken over the message; 201 before it promises what may never have left the house.',
        es: 'publish() escribe en un búfer de tu propio proceso. Solo la confirmación dice que el broker se hizo cargo del mensaje; un 201 antes de ella promete lo que quizás nunca salió de tu proceso.',
      },
      mostOften: {
        en: 'createChannel in place of createConfirmChannel, or the value of publish() taken for success: it only says whether the buffer has room.',
        es: 'createChannel en lugar de createConfirmChannel, o tomar el valor de publish() por éxito: solo dice si queda espacio en el búfer.',
      },
      failures: {
        'not-asked': {
          en: 'Your service published on a channel without confirms, and answered {got}.',
          es: 'Tu servicio publicó en un canal sin confirmaciones y respondió {got}.',
        },
        'too-soon': {
          en: 'Your service answered 201 before the confirm had come.',
          es: 'Tu servicio respondió 201 antes de que llegara la confirmación.',
        },
        unconfirmed: {
          en: 'Your service answered 201 for {second}, though the broker never heard of it.',
          es: 'Tu servicio respondió 201 para {second}, aunque el broker nunca supo de él.',
        },
      },
    },
    unheard: {
      points: 1,
      after: ['announces'],
      title: { en: 'succeeds when nobody listens', es: 'tiene éxito aunque nadie escuche' },
      given: {
        en: 'No queue was bound to the exchange. Order {order} was packaged.',
        es: 'Ninguna cola estaba enlazada al exchange. Se empacó el pedido {order}.',
      },
      because: {
        en: "The warehouse has announced what happened, and there its responsibility ends. Whether anyone listens is no business of the publisher's: the order is packaged all the same.",
        es: 'La bodega anunció lo que ocurrió, y ahí termina su responsabilidad. Si alguien escucha no es asunto de quien publica: el pedido está empacado de todos modos.',
      },
      mostOften: {
        en: 'mandatory: true, and the returned message treated as an error. That is for requests, which need somebody to take them.',
        es: 'mandatory: true, y el mensaje devuelto tratado como error. Eso es para las solicitudes, que necesitan que alguien las atienda.',
      },
      failures: {
        status: {
          en: 'Your service answered {got} instead of 201.',
          es: 'Tu servicio respondió {got} en lugar de 201.',
        },
      },
    },
    'broker-down': {
      needs: 'restart',
      points: 1,
      after: ['confirmed', 'unheard'],
      title: { en: 'says so when the broker is away', es: 'avisa cuando el broker no está' },
      given: {
        en: 'The broker was stopped and order {order} was packaged; later the broker was started again, and a minute after that order {second} was packaged.',
        es: 'Se detuvo el broker y se empacó el pedido {order}; después el broker se inició de nuevo y, un minuto más tarde, se empacó el pedido {second}.',
      },
      because: {
        en: 'An event that reached no broker reaches nobody, ever: the client must hear 503 and may ask again. And a broker that was away for a while must not put the service out of use for good.',
        es: 'Un evento que no llegó a ningún broker no llega a nadie, nunca: el cliente debe recibir 503 y puede volver a pedir. Y un broker que estuvo fuera un rato no debe dejar el servicio inutilizado para siempre.',
      },
      mostOften: {
        en: 'a catch that only prints, or one connection opened when the file loads and never replaced: forget it when it closes.',
        es: 'un catch que solo imprime, o una conexión que se abre al cargar el archivo y nunca se reemplaza: olvídala cuando se cierre.',
      },
      failures: {
        swallowed: {
          en: 'The broker was down, and your service answered 201.',
          es: 'El broker estaba caído y tu servicio respondió 201.',
        },
        'no-answer': {
          en: 'The broker was down, and your service gave no answer.',
          es: 'El broker estaba caído y tu servicio no dio respuesta.',
        },
        status: {
          en: 'The broker was down, and your service answered {got} instead of 503.',
          es: 'El broker estaba caído y tu servicio respondió {got} en lugar de 503.',
        },
        'stays-down': {
          en: 'The broker was back for a minute, and your service still answered {got}.',
          es: 'El broker llevaba un minuto de vuelta y tu servicio todavía respondió {got}.',
        },
      },
    },
    silent: {
      points: 1,
      after: ['confirmed'],
      title: { en: 'waits for a confirm within a limit', es: 'espera la confirmación dentro de un límite' },
      given: {
        en: 'CONFIRM_LIMIT_MS is {limit}. The connection to the broker fell silent: nothing passes, nobody is told. Order {order} was packaged.',
        es: 'CONFIRM_LIMIT_MS es {limit}. La conexión con el broker quedó en silencio: nada pasa y nadie avisa. Se empacó el pedido {order}.',
      },
      because: {
        en: 'Silence does not say whether the event was taken. When the limit is over the answer is 503, which promises nothing; the client may ask again, and whoever listens must cope with the event coming twice.',
        es: 'El silencio no dice si el evento fue recibido. Pasado el límite la respuesta es 503, que no promete nada; el cliente puede volver a pedir, y quien escucha debe arreglárselas si el evento llega dos veces.',
      },
      mostOften: {
        en: 'a confirm awaited without limit. It can be raced against a timer: a message that was sent cannot be withdrawn anyway.',
        es: 'una confirmación que se espera sin límite. Basta Promise.race con un temporizador: un mensaje enviado de todos modos no se puede retirar.',
      },
      failures: {
        hangs: {
          en: 'Your service gave no answer; the client gave up.',
          es: 'Tu servicio no dio respuesta; el cliente desistió.',
        },
        slow: {
          en: 'Your service answered {got}, but only after {took} ms.',
          es: 'Tu servicio respondió {got}, pero recién a los {took} ms.',
        },
        status: {
          en: 'Your service answered {got} after {took} ms.',
          es: 'Tu servicio respondió {got} a los {took} ms.',
        },
      },
    },
  },
});
