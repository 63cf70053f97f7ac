import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch5/notify',
  slug: 'ch5-events/02-notify',
  tier: 'core',
  title: { en: 'A mail for each package', es: 'Un correo por cada paquete' },
  mends: true,
  service: 'notification',
  environment: { AMQP_URL: 'amqp://rabbitmq', MAIL_URL: 'http://mail' },
  exports: { start: 'function' },
  calls: [],
  hears: 'warehouse',
  checks: {
    mails: {
      points: 1,
      title: { en: 'sends one mail for each packaged order', es: 'envía un correo por cada pedido empacado' },
      given: {
        en: 'The warehouse announced that order {order} was packaged; mail was well.',
        es: 'La bodega anunció que el pedido {order} estaba empacado; mail estaba bien.',
      },
      because: {
        en: 'One POST /mails for each event, to the email of the event, about its order_id. A consumer is the one responsible for what follows from an event: nobody asks it, and nobody else does it.',
        es: 'Un POST /mails por evento, dirigido al email del evento y sobre su order_id. Quien se suscribe es responsable de lo que sigue al evento: nadie se lo pide y nadie más lo hace.',
      },
      mostOften: {
        en: 'a queue that is declared and not bound, a body that is not parsed, or a consume() that is never reached.',
        es: 'una cola declarada y no enlazada, un cuerpo sin interpretar, o un consume() al que nunca se llega.',
      },
      failures: {
        none: {
          en: 'Your service asked mail for nothing.',
          es: 'Tu servicio no pidió nada a mail.',
        },
        other: {
          en: 'For order {order} mail got {got} instead of a mail to {to}.',
          es: 'Por el pedido {order}, mail recibió {got} en lugar de un correo para {to}.',
        },
        count: {
          en: 'For order {order} mail sent {got} mails.',
          es: 'Por el pedido {order}, mail envió {got} correos.',
        },
      },
    },
    matching: {
      points: 1,
      after: ['mails'],
      title: { en: 'listens to order.*.packaged and nothing else', es: 'escucha order.*.packaged y nada más' },
      given: {
        en: 'Other messages came to the exchange too, among them one with the key {key}.',
        es: 'Al exchange llegaron también otros mensajes, entre ellos uno con la clave {key}.',
      },
      because: {
        en: 'In a binding key * stands for exactly one word, # for any number of words, none included. What else the exchange carries is meant for others, today and later.',
        es: 'En una clave de enlace, * representa exactamente una palabra y #, cualquier cantidad, incluso ninguna. Lo demás que pase por el exchange es para otros, hoy y después.',
      },
      mostOften: {
        en: '# in place of *, or a binding to the whole exchange with no look at what came.',
        es: '# en lugar de *, o un enlace a todo el exchange sin mirar qué llegó.',
      },
      failures: {
        mailed: {
          en: 'For the message with the key {key} your service sent a mail about {about}.',
          es: 'Por el mensaje con la clave {key}, tu servicio envió un correo sobre {about}.',
        },
      },
    },
    survives: {
      points: 2,
      after: ['mails'],
      title: { en: 'misses nothing while it is down', es: 'no se pierde nada mientras está caído' },
      given: {
        en: 'Your service was stopped, {count} orders were packaged, and it was started again.',
        es: 'Se detuvo tu servicio, se empacaron {count} pedidos y se lo inició de nuevo.',
      },
      because: {
        en: 'The warehouse does not wait and does not repeat itself. Between a service that is down and its events stands only the queue: it must outlive the process (not exclusive, not auto-delete, always under the same name) and the broker (durable).',
        es: 'La bodega no espera ni se repite. Entre un servicio caído y sus eventos está solo la cola: debe sobrevivir al proceso (ni exclusive ni auto-delete, siempre con el mismo nombre) y al broker (durable).',
      },
      mostOften: {
        en: 'exclusive: true: such a queue belongs to one connection and goes with it, full or empty.',
        es: 'exclusive: true: una cola así pertenece a una conexión y se va con ella, llena o vacía.',
      },
      failures: {
        lost: {
          en: 'After the restart mail sent {got} of {count} mails: no queue had kept the rest.',
          es: 'Después del reinicio, mail envió {got} de {count} correos: ninguna cola había guardado el resto.',
        },
        'not-durable': {
          en: 'The queue {queue} is not durable: when the broker restarts, it is gone.',
          es: 'La cola {queue} no es durable: cuando el broker se reinicie, ya no estará.',
        },
      },
    },
    'acks-after': {
      points: 2,
      after: ['survives'],
      title: { en: 'acknowledges after the mail is sent', es: 'envía el acuse después de enviar el correo' },
      given: {
        en: 'Order {order} was packaged. Your service asked mail, the request was lost on the way, and your service crashed before an answer. Then it was started again.',
        es: 'Se empacó el pedido {order}. Tu servicio le pidió el correo a mail, la solicitud se perdió en el camino y tu servicio se cayó antes de tener respuesta. Después se lo inició de nuevo.',
      },
      because: {
        en: 'An acknowledgement says: done, you may forget it. The broker delivers again what was not acknowledged when the connection ends; what was acknowledged it has forgotten. So it belongs behind the effect.',
        es: 'Un acuse dice: hecho, puedes olvidarlo. Cuando la conexión termina, el broker entrega otra vez lo que no tuvo acuse; lo que lo tuvo, ya lo olvidó. Por eso va detrás del efecto.',
      },
      mostOften: {
        en: 'noAck: true, ack() as the first line of the handler, or a call that is not awaited, so that ack() overtakes it.',
        es: 'noAck: true, ack() en la primera línea del manejador, o una llamada sin await, a la que ack() se adelanta.',
      },
      failures: {
        'no-ack': {
          en: 'Your service consumes with noAck: the broker forgot the event as soon as it was sent. No mail was ever sent.',
          es: 'Tu servicio consume con noAck: el broker olvidó el evento apenas lo envió. El correo nunca se envió.',
        },
        'acked-first': {
          en: 'Your service had acknowledged the event before mail answered. No mail was ever sent.',
          es: 'Tu servicio había enviado el acuse antes de que mail respondiera. El correo nunca se envió.',
        },
        lost: {
          en: 'After the restart the event was not mailed.',
          es: 'Después del reinicio no hubo correo por el evento.',
        },
      },
    },
    acks: {
      points: 1,
      after: ['mails'],
      title: { en: 'acknowledges what is done', es: 'envía un acuse por lo ya hecho' },
      given: {
        en: 'Mails were sent for {count} events, and then nothing more was to be done.',
        es: 'Se enviaron correos por {count} eventos y después no quedó nada por hacer.',
      },
      because: {
        en: 'What is never acknowledged stays with the broker: it takes up memory there, is delivered again after every restart (each time another mail), and RabbitMQ closes the channel after 30 minutes.',
        es: 'Lo que nunca tiene acuse se queda en el broker: ocupa memoria, se entrega de nuevo tras cada reinicio (cada vez otro correo), y RabbitMQ cierra el canal a los 30 minutos.',
      },
      mostOften: {
        en: 'no ack() at all. Nothing looks wrong until the first restart.',
        es: 'ningún ack(). Nada se ve mal hasta el primer reinicio.',
      },
      failures: {
        never: {
          en: 'Of {count} events your service left {got} without an acknowledgement.',
          es: 'De {count} eventos, tu servicio dejó {got} sin acuse.',
        },
      },
    },
    'mail-fails': {
      points: 2,
      after: ['acks-after', 'acks'],
      title: { en: 'keeps the event when mail fails', es: 'conserva el evento cuando mail falla' },
      given: {
        en: 'Order {order} was packaged while mail failed ({how}), twice; then mail was well again.',
        es: 'Se empacó el pedido {order} mientras mail fallaba ({how}), dos veces; después mail estaba bien otra vez.',
      },
      because: {
        en: 'An event whose mail was not sent is not done: it goes back (nack with requeue), and is tried again until the mail is sent. An acknowledgement in between would be the end of it.',
        es: 'Un evento cuyo correo no se envió no está procesado: vuelve a la cola (nack con requeue) y se intenta de nuevo hasta que el correo sale. Un acuse entremedio sería su final.',
      },
      mostOften: {
        en: 'ack() in finally, which runs after a failure too; or response.ok not looked at, since fetch does not reject for a 503.',
        es: 'ack() en finally, que corre también después de una falla; o no mirar response.ok, porque fetch no se rechaza por un 503.',
      },
      failures: {
        acked: {
          en: 'mail had failed, and your service acknowledged the event. No mail was ever sent.',
          es: 'mail había fallado y tu servicio envió el acuse del evento. El correo nunca se envió.',
        },
        dropped: {
          en: 'mail had failed, and your service rejected the event without requeue: the broker dropped it.',
          es: 'mail había fallado y tu servicio rechazó el evento sin requeue: el broker lo descartó.',
        },
        kept: {
          en: 'A minute after mail was well again the event was still not mailed.',
          es: 'Un minuto después de que mail estuviera bien, todavía no había correo por el evento.',
        },
      },
    },
    joins: {
      points: 1,
      after: ['survives', 'acks'],
      title: { en: 'lets a second instance join', es: 'admite una segunda instancia' },
      given: {
        en: 'A second instance of your service was started beside the first; then {count} orders were packaged.',
        es: 'Junto a la primera se inició una segunda instancia de tu servicio; después se empacaron {count} pedidos.',
      },
      because: {
        en: 'Instances of one service share its queue: the broker gives each event to one of them. So work is spread, and one may die while the other goes on.',
        es: 'Las instancias de un servicio comparten su cola: el broker da cada evento a una de ellas. Así se reparte el trabajo, y una puede caer mientras la otra sigue.',
      },
      mostOften: {
        en: 'consume() with exclusive: true, which keeps every other instance away.',
        es: 'consume() con exclusive: true, que aleja a toda otra instancia.',
      },
      failures: {
        alone: {
          en: 'One instance got all {count} events, the other none.',
          es: 'Una instancia recibió los {count} eventos y la otra, ninguno.',
        },
        refused: {
          en: 'The broker did not let the second instance in: {refused}',
          es: 'El broker no dejó entrar a la segunda instancia: {refused}',
        },
        count: {
          en: 'For order {order} mail sent {got} mails.',
          es: 'Por el pedido {order}, mail envió {got} correos.',
        },
      },
    },
  },
});
