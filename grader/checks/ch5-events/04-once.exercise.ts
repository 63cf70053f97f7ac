import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch5/once',
  slug: 'ch5-events/04-once',
  tier: 'core',
  title: { en: 'One event, one effect', es: 'Un evento, un efecto' },
  buildsOn: 'ch5/notify',
  mends: true,
  service: 'notification',
  environment: { AMQP_URL: 'amqp://rabbitmq', MAIL_URL: 'http://mail' },
  exports: { default: 'service', start: 'function' },
  calls: [{ request: 'GET /fans/{order.email}' }],
  hears: 'warehouse',
  checks: {
    counts: {
      points: 1,
      title: { en: 'mails and counts each packaged order', es: 'envía y cuenta cada pedido empacado' },
      given: {
        en: '{count} orders were packaged, several of them for the same fan; mail was well.',
        es: 'Se empacaron {count} pedidos, varios para la misma persona; mail estaba bien.',
      },
      because: {
        en: 'Each event leads to one mail and to one more parcel of its fan; GET /fans/:email answers 200 with {"email", "parcels"}. A second order of the same fan is no repetition.',
        es: 'Cada evento lleva a un correo y a un paquete más de esa persona; GET /fans/:email responde 200 con {"email", "parcels"}. Otro pedido de la misma persona no es una repetición.',
      },
      mostOften: {
        en: 'a memory of fans or orders in place of events, or an e-mail address of the path that is not decoded.',
        es: 'recordar personas o pedidos en lugar de eventos, o no decodificar la dirección que viene en la ruta.',
      },
      failures: {
        mails: {
          en: 'About order {order} mail sent {got} mails.',
          es: 'Sobre el pedido {order}, mail envió {got} correos.',
        },
        parcels: {
          en: 'To GET /fans/{email} your service answered {got}; {wanted} parcels were packaged for that fan.',
          es: 'A GET /fans/{email} tu servicio respondió {got}; para esa persona se empacaron {wanted} paquetes.',
        },
      },
    },
    'event-key': {
      points: 2,
      after: ['counts'],
      title: {
        en: 'sends the event id as key on every attempt',
        es: 'envía el id del evento como clave en cada intento',
      },
      given: {
        en: 'Order {order} was packaged, event {event}. mail failed twice ({how}), then it was well.',
        es: 'Se empacó el pedido {order}, evento {event}. mail falló dos veces ({how}) y después estaba bien.',
      },
      because: {
        en: 'After a failure without an answer, nobody here knows whether the mail went out. mail knows, if it recognises the request: same Idempotency-Key, same body, one mail. The event_id is the one thing that all attempts have in common, in every process.',
        es: 'Después de una falla sin respuesta, aquí nadie sabe si el correo salió. mail lo sabe, si reconoce la solicitud: misma Idempotency-Key, mismo cuerpo, un correo. El event_id es lo único que todos los intentos tienen en común, en cualquier proceso.',
      },
      mostOften: {
        en: 'a key drawn afresh inside of the function that sends, or no key at all.',
        es: 'una clave nueva, creada dentro de la función que envía, o ninguna clave.',
      },
      failures: {
        none: {
          en: 'Attempt {attempt} came to mail without an Idempotency-Key.',
          es: 'El intento {attempt} llegó a mail sin Idempotency-Key.',
        },
        other: {
          en: 'Attempt {attempt} came to mail with the Idempotency-Key {got}.',
          es: 'El intento {attempt} llegó a mail con la Idempotency-Key {got}.',
        },
        unsent: {
          en: 'A minute after the first attempt your service had no mail sent; it had asked {got} times.',
          es: 'Un minuto después del primer intento tu servicio no había logrado enviar el correo; lo pidió {got} veces.',
        },
      },
    },
    repeat: {
      points: 1,
      after: ['counts'],
      title: { en: 'recognises an event that is published again', es: 'reconoce un evento publicado de nuevo' },
      given: {
        en: 'Order {order} was packaged. The warehouse missed the confirm and published the event again: event_id {event}, redelivered false.',
        es: 'Se empacó el pedido {order}. La bodega no recibió la confirmación y publicó el evento de nuevo: event_id {event}, redelivered false.',
      },
      because: {
        en: 'To the broker that is another message, and it is not marked. The event_id says that it is the same event: it has had its effect, and is only acknowledged.',
        es: 'Para el broker es otro mensaje, y no lo marca. El event_id dice que es el mismo evento: ya tuvo su efecto y solo le falta el acuse.',
      },
      mostOften: {
        en: 'no memory of events, the flag redelivered taken for one, or a return without ack().',
        es: 'no recordar eventos, tomar la marca redelivered por memoria, o un return sin ack().',
      },
      failures: {
        mails: {
          en: 'mail sent {got} mails for the one event.',
          es: 'mail envió {got} correos por el único evento.',
        },
        parcels: {
          en: 'After it, GET /fans/{email} gave {got} instead of 1 parcel.',
          es: 'Después, GET /fans/{email} dio {got} en lugar de 1 paquete.',
        },
        unacked: {
          en: 'Your service acknowledged the first message, and not the repetition: it stays with the broker.',
          es: 'Tu servicio envió el acuse del primer mensaje y no el de la repetición: se queda en el broker.',
        },
      },
    },
    distinct: {
      points: 1,
      after: ['counts'],
      title: { en: 'handles equal bodies with distinct ids', es: 'procesa datos iguales con ids distintos' },
      given: {
        en: 'Order {order} went out in two parcels: two events with equal data, and an event_id of its own each.',
        es: 'El pedido {order} salió en dos paquetes: dos eventos con datos iguales y cada uno con su event_id.',
      },
      because: {
        en: 'What an event says does not identify it: the same may happen twice. Only the publisher knows whether it is the same event, and says so by the event_id.',
        es: 'Lo que dice un evento no lo identifica: lo mismo puede ocurrir dos veces. Solo quien publica sabe si es el mismo evento, y lo dice con el event_id.',
      },
      mostOften: {
        en: 'a hash of the data, or the order_id, in place of the event_id.',
        es: 'un hash de los datos, o el order_id, en lugar del event_id.',
      },
      failures: {
        mails: {
          en: 'mail sent {got} mails for the two events.',
          es: 'mail envió {got} correos por los dos eventos.',
        },
        parcels: {
          en: 'GET /fans/{email} gave {got} instead of 2 parcels.',
          es: 'GET /fans/{email} dio {got} en lugar de 2 paquetes.',
        },
      },
    },
    crash: {
      points: 1,
      after: ['counts', 'event-key'],
      title: { en: 'survives a crash while mail is at work', es: 'resiste una caída mientras mail trabaja' },
      given: {
        en: 'Order {order} was packaged. Your service asked mail and crashed before an answer; then it was started again.',
        es: 'Se empacó el pedido {order}. Tu servicio le pidió el correo a mail y se cayó antes de la respuesta; después se lo inició de nuevo.',
      },
      because: {
        en: 'The broker delivers the event again. Whether the mail went out is open: so it is asked for again, under the same key, and what is here is counted once. What was noted as done before it was done would never be done.',
        es: 'El broker entrega el evento otra vez. No se sabe si el correo salió: por eso se lo pide de nuevo, con la misma clave, y lo de aquí se cuenta una vez. Lo que se anota como hecho antes de hacerlo, no se haría nunca.',
      },
      mostOften: {
        en: 'the event noted as handled before the mail is sent.',
        es: 'el evento anotado como procesado antes de enviar el correo.',
      },
      failures: {
        mails: {
          en: 'In the end mail had sent {got} mails for the event.',
          es: 'Al final, mail había enviado {got} correos por el evento.',
        },
        parcels: {
          en: 'In the end GET /fans/{email} gave {got} instead of 1 parcel.',
          es: 'Al final, GET /fans/{email} dio {got} en lugar de 1 paquete.',
        },
      },
    },
    together: {
      points: 2,
      after: ['repeat', 'crash'],
      title: { en: 'keeps effect and memory in one transaction', es: 'guarda efecto y memoria en una transacción' },
      given: {
        en: 'Order {order} was packaged. The power failed right after write {write} of your service to disk for this event; then it was started again.',
        es: 'Se empacó el pedido {order}. La energía se cortó justo después de la escritura {write} de tu servicio en disco por este evento; después se lo inició de nuevo.',
      },
      because: {
        en: 'Between two writes there is always a moment in which one is there and the other is not. A transaction takes it away: both or neither. An event noted and not counted is lost; one counted and not noted is counted again.',
        es: 'Entre dos escrituras siempre hay un momento en que está una y falta la otra. Una transacción lo elimina: ambas o ninguna. Un evento anotado y no contado se pierde; uno contado y no anotado se cuenta otra vez.',
      },
      mostOften: {
        en: 'the parcel and the event_id written by two statements without BEGIN and COMMIT around them.',
        es: 'el paquete y el event_id escritos con dos sentencias, sin BEGIN y COMMIT alrededor.',
      },
      failures: {
        mails: {
          en: 'In the end mail had sent {got} mails for the event.',
          es: 'Al final, mail había enviado {got} correos por el evento.',
        },
        parcels: {
          en: 'In the end GET /fans/{email} gave {got} instead of 1 parcel.',
          es: 'Al final, GET /fans/{email} dio {got} en lugar de 1 paquete.',
        },
      },
    },
    locked: {
      points: 1,
      after: ['together'],
      title: { en: 'goes on after its database was locked', es: 'sigue después de un bloqueo de su base de datos' },
      given: {
        en: 'Somebody else, a backup perhaps, was reading the database in STATE_DIR when order {order} was packaged, and was done after {seconds} s. Then order {next} was packaged.',
        es: 'Alguien más, quizás un respaldo, leía la base de datos en STATE_DIR cuando se empacó el pedido {order}, y terminó a los {seconds} s. Después se empacó el pedido {next}.',
      },
      because: {
        en: 'While somebody reads, nobody can commit: SQLite says "database is locked". That passes, and there is nothing wrong with the event: what was begun is rolled back, and the event goes back and is handled later. A transaction that stays open makes every BEGIN after it fail.',
        es: 'Mientras alguien lee, nadie puede confirmar: SQLite dice "database is locked". Eso pasa, y el evento no tiene nada malo: lo empezado se deshace, y el evento vuelve y se procesa más tarde. Una transacción que queda abierta hace fallar todo BEGIN posterior.',
      },
      mostOften: {
        en: 'a nack without requeue, or a catch without ROLLBACK.',
        es: 'un nack sin requeue, o un catch sin ROLLBACK.',
      },
      failures: {
        lost: {
          en: 'A minute later it should be one mail about order {order} and one parcel. Mails: {mails}. Parcels at GET /fans/{email}: {parcels}.',
          es: 'Un minuto después debería haber un correo sobre el pedido {order} y un paquete. Correos: {mails}. Paquetes en GET /fans/{email}: {parcels}.',
          mostOften: {
            en: 'a nack without requeue for whatever is no failure of mail.',
            es: 'un nack sin requeue por todo lo que no es una falla de mail.',
          },
        },
        stuck: {
          en: 'With order {order} all was well. A minute after order {next} it should be one mail about it and one parcel. Mails: {mails}. Parcels at GET /fans/{email}: {parcels}.',
          es: 'Con el pedido {order} todo salió bien. Un minuto después del pedido {next} debería haber un correo sobre él y un paquete. Correos: {mails}. Paquetes en GET /fans/{email}: {parcels}.',
          mostOften: {
            en: 'a COMMIT that failed, without a ROLLBACK: the transaction is still open.',
            es: 'un COMMIT que falló, sin ROLLBACK: la transacción sigue abierta.',
          },
        },
      },
    },
    shared: {
      points: 1,
      after: ['repeat', 'event-key'],
      title: {
        en: 'remembers after a restart and in every instance',
        es: 'recuerda tras un reinicio y en toda instancia',
      },
      given: {
        en: 'The event of order {order} came twice, to different processes of your service.',
        es: 'El evento del pedido {order} llegó dos veces, a procesos distintos de tu servicio.',
      },
      because: {
        en: 'A repetition goes to any instance, today or after the next update, also while the first delivery is still being handled. The memory stands where all of them see it, in STATE_DIR, and it decides at the moment of writing who was first.',
        es: 'Una repetición llega a cualquier instancia, hoy o después de la próxima actualización, también mientras la primera entrega sigue en curso. La memoria está donde todas la ven, en STATE_DIR, y decide al momento de escribir quién fue primero.',
      },
      mostOften: {
        en: 'a Set in the memory of one process; or a look long before the write, on which the write relies.',
        es: 'un Set en la memoria de un proceso; o una consulta muy anterior a la escritura, en la que esta confía.',
      },
      failures: {
        restart: {
          en: 'The second time was after a restart. In all mail sent {mails} mails, and GET /fans/{email} gave {parcels} instead of 1 parcel.',
          es: 'La segunda vez fue después de un reinicio. En total, mail envió {mails} correos y GET /fans/{email} dio {parcels} en lugar de 1 paquete.',
        },
        instances: {
          en: 'Two instances got it at the same moment. In all mail sent {mails} mails, and GET /fans/{email} of one of them gave {parcels} instead of 1 parcel.',
          es: 'Dos instancias lo recibieron al mismo tiempo. En total, mail envió {mails} correos y GET /fans/{email} de una de ellas dio {parcels} en lugar de 1 paquete.',
        },
      },
    },
  },
});
