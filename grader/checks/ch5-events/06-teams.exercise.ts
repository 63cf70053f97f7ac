import { exercise } from '../exercise.ts';

/** Events that an instance may hold at a time without an acknowledgement. */
export const PREFETCH = 5;

export default exercise({
  id: 'ch5/teams',
  slug: 'ch5-events/06-teams',
  tier: 'depth',
  title: { en: 'Billing joins', es: 'Se suma billing' },
  service: 'billing',
  environment: { AMQP_URL: 'amqp://rabbitmq', BANK_URL: 'http://bank', PREFETCH: String(PREFETCH) },
  exports: { default: 'service', start: 'function' },
  calls: [{ request: 'GET /bills/{order.id}' }],
  hears: 'warehouse',
  checks: {
    pays: {
      points: 1,
      title: { en: 'has each packaged order paid', es: 'hace pagar cada pedido empacado' },
      given: {
        en: 'The warehouse announced that order {order} was packaged; the bank was well. Then the client asked for its bill.',
        es: 'La bodega anunció que el pedido {order} estaba empacado; bank estaba bien. Después el cliente pidió su cuenta.',
      },
      because: {
        en: 'order.packaged leads to one PUT /payments/{order} with the amount and currency of the event; then GET /bills/{order} answers 200 with {"order_id", "state": "paid", "version": 2}.',
        es: 'order.packaged lleva a un PUT /payments/{order} con el monto y la moneda del evento; después, GET /bills/{order} responde 200 con {"order_id", "state": "paid", "version": 2}.',
      },
      mostOften: {
        en: 'a queue that is not bound, or a bill noted under another id than the one asked for.',
        es: 'una cola sin enlazar, o una cuenta anotada con otro id que el que se pide.',
      },
      failures: {
        unpaid: {
          en: 'Your service had nothing paid; the bank was asked {got} times.',
          es: 'Tu servicio no hizo pagar nada; se preguntó a bank {got} veces.',
        },
        amount: {
          en: 'Your service had {got} paid instead of {wanted}.',
          es: 'Tu servicio hizo pagar {got} en lugar de {wanted}.',
        },
        bill: {
          en: 'To GET /bills/{order} your service answered {got}',
          es: 'A GET /bills/{order} tu servicio respondió {got}',
        },
      },
    },
    'every-service': {
      points: 2,
      after: ['pays'],
      title: { en: 'takes no event from another service', es: 'no le quita eventos a otro servicio' },
      given: {
        en: 'The queue notification of another team was bound with order.*.packaged, too. {count} orders were packaged.',
        es: 'La cola notification, de otro equipo, estaba enlazada también con order.*.packaged. Se empacaron {count} pedidos.',
      },
      because: {
        en: 'The exchange puts a copy of each event into every queue whose binding matches. A queue for each service: each gets all. A queue for two services: each gets a part, and nobody is told.',
        es: 'El exchange pone una copia de cada evento en cada cola cuyo enlace coincide. Una cola por servicio: cada uno recibe todo. Una cola para dos servicios: cada uno recibe una parte, y nadie avisa.',
      },
      mostOften: {
        en: 'the name of the queue copied from the other service.',
        es: 'el nombre de la cola, copiado del otro servicio.',
      },
      failures: {
        taken: {
          en: 'Only {got} of {count} events were left in the queue notification.',
          es: 'En la cola notification quedaron solo {got} de {count} eventos.',
        },
        missed: {
          en: 'Your service had {got} of {count} orders paid.',
          es: 'Tu servicio hizo pagar {got} de {count} pedidos.',
        },
      },
    },
    shares: {
      points: 2,
      after: ['pays'],
      title: { en: 'shares the work among instances', es: 'reparte el trabajo entre instancias' },
      given: {
        en: 'Two instances of your service were running; {count} orders were packaged.',
        es: 'Había dos instancias de tu servicio; se empacaron {count} pedidos.',
      },
      because: {
        en: 'Instances of one service are competing consumers of one queue: each event goes to one of them. A queue for each instance would have every one of them do all the work.',
        es: 'Las instancias de un servicio son consumidores en competencia de una misma cola: cada evento va a una de ellas. Con una cola por instancia, cada una haría todo el trabajo.',
      },
      mostOften: {
        en: 'a queue with a name of its own for each process, or one that only one consumer may use.',
        es: 'una cola con nombre propio para cada proceso, o una que solo un consumidor puede usar.',
      },
      failures: {
        twice: {
          en: 'For order {order} the bank was asked {got} times.',
          es: 'Por el pedido {order} se preguntó a bank {got} veces.',
        },
        alone: {
          en: 'One instance got all {count} events, the other none. What the broker refused: {refused}',
          es: 'Una instancia recibió los {count} eventos y la otra, ninguno. Lo que el broker rechazó: {refused}',
        },
      },
    },
    prefetch: {
      points: 2,
      after: ['pays'],
      title: { en: 'holds no more than PREFETCH events', es: 'no retiene más de PREFETCH eventos' },
      given: {
        en: 'PREFETCH was {limit}, the bank took {late} ms for each answer, and {count} orders were packaged at once.',
        es: 'PREFETCH era {limit}, bank tardaba {late} ms en cada respuesta y se empacaron {count} pedidos de una vez.',
      },
      because: {
        en: 'Without a limit the broker sends everything at once to whoever is there: memory fills, the bank is flooded, and an instance that joins later finds nothing to do. The limit counts unacknowledged events, so it needs acknowledgements.',
        es: 'Sin límite, el broker envía todo de una vez a quien esté: la memoria se llena, bank se inunda y una instancia que llega después no encuentra nada que hacer. El límite cuenta eventos sin acuse, así que necesita acuses.',
      },
      mostOften: {
        en: 'prefetch() missing, or called after consume(): it holds for the consumers that come after it.',
        es: 'falta prefetch(), o se llama después de consume(): vale para los consumidores que vienen después.',
      },
      failures: {
        over: {
          en: 'Your service held {got} events at a time.',
          es: 'Tu servicio retuvo {got} eventos a la vez.',
        },
        'no-ack': {
          en: 'Your service consumes with noAck: no limit holds then.',
          es: 'Tu servicio consume con noAck: entonces no rige ningún límite.',
        },
        unpaid: {
          en: 'In the end {got} of {count} orders were paid.',
          es: 'Al final se pagaron {got} de {count} pedidos.',
        },
      },
    },
    'any-instance': {
      points: 1,
      after: ['shares'],
      title: { en: 'shows a bill from any instance', es: 'muestra la cuenta desde cualquier instancia' },
      given: {
        en: 'Two instances had handled the events of {count} orders. Then the client asked each of them for the bill of order {order}.',
        es: 'Dos instancias procesaron los eventos de {count} pedidos. Después el cliente le pidió a cada una la cuenta del pedido {order}.',
      },
      because: {
        en: 'A client does not know which instance got the event, and cannot choose. What a service knows stands where all its instances can read it: here in STATE_DIR.',
        es: 'Un cliente no sabe qué instancia recibió el evento, ni puede elegir. Lo que un servicio sabe está donde todas sus instancias lo leen: aquí, en STATE_DIR.',
      },
      mostOften: {
        en: 'a Map in the memory of one process.',
        es: 'un Map en la memoria de un proceso.',
      },
      failures: {
        unknown: {
          en: 'One of the instances answered {got}',
          es: 'Una de las instancias respondió {got}',
        },
      },
    },
    'keeps-order': {
      points: 2,
      after: ['any-instance'],
      title: { en: 'orders events by version, not by arrival', es: 'ordena por versión, no por llegada' },
      given: {
        en: 'Two instances were running, and the bank took {late} ms. The events of order {order} came in this order: {events}.',
        es: 'Había dos instancias, y bank tardaba {late} ms. Los eventos del pedido {order} llegaron en este orden: {events}.',
      },
      because: {
        en: 'With several consumers, and with every redelivery, events overtake each other. The version says which is newer: an older one must not replace a newer state. What it demands is due all the same: the goods were packaged, so they are paid.',
        es: 'Con varios consumidores, y con cada reentrega, los eventos se adelantan unos a otros. La versión dice cuál es más nuevo: uno anterior no debe reemplazar un estado más nuevo. Lo que exige sigue pendiente: la mercancía se empacó, así que se cobra.',
      },
      mostOften: {
        en: 'the last write wins; or the older event dropped as a whole, with its payment.',
        es: 'gana la última escritura; o se descarta entero el evento anterior, con su pago.',
      },
      failures: {
        state: {
          en: 'To GET /bills/{order} your service answered {got}; the newest event says shipped, version 3.',
          es: 'A GET /bills/{order} tu servicio respondió {got}; el evento más nuevo dice shipped, versión 3.',
        },
        unpaid: {
          en: 'Order {order} was never paid.',
          es: 'El pedido {order} nunca se pagó.',
        },
      },
    },
  },
});
