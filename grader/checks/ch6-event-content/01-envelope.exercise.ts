import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch6/envelope',
  slug: 'ch6-event-content/01-envelope',
  tier: 'beyond',
  title: { en: 'One event, two carriers', es: 'Un evento, dos medios' },
  service: 'notification',
  environment: { AMQP_URL: 'amqp://rabbitmq', MAIL_URL: 'http://mail', WEBHOOKS_URL: 'http://webhooks' },
  exports: { default: 'service', start: 'function', warehouse: 'service' },
  checks: {
    'two-carriers': {
      points: 2,
      title: { en: 'announces on the exchange and to the partner', es: 'anuncia en el exchange y al socio' },
      given: {
        en: 'The client told your warehouse that order {order} is packaged; the broker and webhooks were well.',
        es: 'El cliente le dijo a tu warehouse que el pedido {order} está empacado; el broker y webhooks estaban bien.',
      },
      because: {
        en: 'One message goes to the exchange warehouse with the key order.{order}.packaged, one POST /events to webhooks; once both have it, the client gets 201 with {"order_id", "event_id"}.',
        es: 'Un mensaje va al exchange warehouse con la clave order.{order}.packaged, y un POST /events a webhooks; cuando ambos lo tienen, el cliente recibe 201 con {"order_id", "event_id"}.',
      },
      mostOften: {
        en: 'a key without the order, or another Content-Type than application/cloudevents+json.',
        es: 'una clave sin el pedido, u otro Content-Type que application/cloudevents+json.',
      },
      failures: {
        message: {
          en: 'Your warehouse answered {got}. For this order it published: {keys}',
          es: 'Tu warehouse respondió {got}. Por este pedido publicó: {keys}',
        },
        posts: {
          en: 'Your warehouse answered {got}, and sent {count} requests to webhooks.',
          es: 'Tu warehouse respondió {got}, y le envió {count} solicitudes a webhooks.',
        },
        refused: {
          en: 'webhooks answered {answer}; your warehouse answered {got}',
          es: 'webhooks respondió {answer}; tu warehouse respondió {got}',
        },
        status: {
          en: 'Both were told, and your warehouse answered {got}',
          es: 'Ambos lo supieron, y tu warehouse respondió {got}',
        },
      },
    },
    valid: {
      points: 2,
      after: ['two-carriers'],
      title: { en: 'sends CloudEvents 1.0, structured', es: 'envía CloudEvents 1.0, estructurados' },
      given: {
        en: 'Order {order} was packaged. What went out by {carrier} was read with the library of CloudEvents.',
        es: 'Se empacó el pedido {order}. Lo que salió por {carrier} se leyó con la biblioteca de CloudEvents.',
      },
      because: {
        en: 'An agreed envelope is worth what its letter is worth: attribute names in lower case, the content type that announces the mode, a source and a dataschema that are the same on every carrier. The partner never sees your code.',
        es: 'Un sobre acordado sirve solo si se sigue al pie de la letra: nombres de atributos en minúsculas, el tipo de contenido que anuncia el modo, un source y un dataschema iguales en cada medio. El socio nunca ve tu código.',
      },
      mostOften: {
        en: 'the names of our own envelope (event_id, occurred_at), camelCase, or a number as dataschema.',
        es: 'los nombres del sobre propio (event_id, occurred_at), camelCase, o un número como dataschema.',
      },
      failures: {
        mode: {
          en: 'By {carrier} the content type was {got}.',
          es: 'Por {carrier}, el tipo de contenido era {got}.',
        },
        invalid: {
          en: 'By {carrier} it is no CloudEvent: {got}',
          es: 'Por {carrier} no es un CloudEvent: {got}',
        },
        attribute: {
          en: 'By {carrier} the attribute {attribute} was {got} instead of {wanted}.',
          es: 'Por {carrier}, el atributo {attribute} era {got} en lugar de {wanted}.',
        },
      },
    },
    same: {
      points: 1,
      after: ['valid'],
      title: { en: 'sends the same event over both', es: 'envía el mismo evento por ambos medios' },
      given: {
        en: 'Order {order} was packaged. What came by the exchange was compared with what came to webhooks.',
        es: 'Se empacó el pedido {order}. Se comparó lo que llegó por el exchange con lo que llegó a webhooks.',
      },
      because: {
        en: 'It happened once, so it is one event, whatever carries it: made once, with one id and one time, and then given to each carrier. Whoever hears of it twice can tell that only by these.',
        es: 'Pasó una vez, así que es un solo evento, lo lleve quien lo lleve: se crea una vez, con un id y una hora, y después se le da a cada medio. Solo así puede notarlo quien lo recibe dos veces.',
      },
      mostOften: {
        en: 'an event made for each carrier; a library that invents an id where none is given.',
        es: 'un evento creado para cada medio; una biblioteca que inventa un id si no lo recibe.',
      },
      failures: {
        differs: {
          en: 'The attribute {attribute} was {message} in the message and {webhook} in the request.',
          es: 'El atributo {attribute} era {message} en el mensaje y {webhook} en la solicitud.',
        },
        answer: {
          en: 'The client got the event_id {got}; the event has the id {wanted}.',
          es: 'El cliente recibió el event_id {got}; el evento tiene el id {wanted}.',
        },
      },
    },
    repeats: {
      points: 1,
      after: ['same'],
      title: { en: 'repeats the same event to the partner', es: 'le repite al socio el mismo evento' },
      given: {
        en: 'Order {order} was packaged. webhooks did not take the first request ({how}), and would have taken the next one.',
        es: 'Se empacó el pedido {order}. webhooks no aceptó la primera solicitud ({how}), y habría aceptado la siguiente.',
      },
      because: {
        en: 'A repetition may be the second time: what the partner has already taken it recognises by source and id, if they are those of the first attempt.',
        es: 'Una repetición puede ser la segunda vez: el socio reconoce lo que ya aceptó por source e id, si son los del primer intento.',
      },
      mostOften: {
        en: 'one attempt only, or everything from the start, with a new id.',
        es: 'un solo intento, o todo desde el principio, con otro id.',
      },
      failures: {
        'gave-up': {
          en: 'After {count} requests to webhooks your warehouse answered {got}.',
          es: 'Después de {count} solicitudes a webhooks, tu warehouse respondió {got}.',
        },
        'new-id': {
          en: 'In messages and requests there were several ids: {ids}',
          es: 'En mensajes y solicitudes hubo varios id: {ids}',
        },
      },
    },
    handles: {
      points: 1,
      title: { en: 'mails whichever carrier brings the event', es: 'envía el correo, llegue por donde llegue' },
      given: {
        en: 'A shop announced that order {order} is packaged, as a structured CloudEvent by {carrier}.',
        es: 'Una tienda anunció que el pedido {order} está empacado, como CloudEvent estructurado, por {carrier}.',
      },
      because: {
        en: 'order.packaged leads to one mail to {to}, with the order as "about", whether it came through the queue notification or by POST /events. The request is answered with 204 once the mail is sent.',
        es: 'order.packaged lleva a un correo a {to}, con el pedido en "about", haya llegado por la cola notification o por POST /events. La solicitud se responde con 204 cuando el correo salió.',
      },
      mostOften: {
        en: 'the body taken for the data: in structured mode it is the whole event.',
        es: 'tomar el cuerpo por los datos: en modo estructurado es el evento entero.',
      },
      failures: {
        none: {
          en: 'Your notification sent no mail about the order. Its answer: {got}',
          es: 'Tu notification no envió ningún correo sobre el pedido. Su respuesta: {got}',
        },
        other: {
          en: 'Your notification sent the mail to {got}.',
          es: 'Tu notification le envió el correo a {got}.',
        },
        status: {
          en: 'The mail is sent, and your notification answered {got}.',
          es: 'El correo salió, y tu notification respondió {got}.',
        },
      },
    },
    once: {
      points: 1,
      after: ['handles'],
      title: { en: 'handles it once, though both bring it', es: 'lo procesa una vez, aunque llegue por ambos' },
      given: {
        en: 'The same event about order {order} came twice, in this order: {carriers}.',
        es: 'El mismo evento del pedido {order} llegó dos veces, en este orden: {carriers}.',
      },
      because: {
        en: 'source and id say that it is the same one; message_id, delivery tags and headers belong to the carrier. What was handled stands in STATE_DIR, one list for both ways in.',
        es: 'source e id dicen que es el mismo; message_id, etiquetas de entrega y cabeceras son del medio. Lo procesado está en STATE_DIR, en una lista para las dos entradas.',
      },
      mostOften: {
        en: 'a memory for each way in, or by the message_id; or one that a restart empties.',
        es: 'una memoria por cada entrada, o por el message_id; o una que un reinicio vacía.',
      },
      failures: {
        count: {
          en: 'Your notification sent {got} mails.',
          es: 'Tu notification envió {got} correos.',
        },
        forgotten: {
          en: 'In between your notification was restarted; it sent {got} mails.',
          es: 'Entre medio se reinició tu notification; envió {got} correos.',
        },
      },
    },
    identity: {
      points: 1,
      after: ['handles'],
      title: { en: 'takes source and id for the identity', es: 'toma source e id como identidad' },
      given: {
        en: 'Four events came, each another one (source and id): {all}.',
        es: 'Llegaron cuatro eventos, todos distintos (source e id): {all}.',
      },
      because: {
        en: 'Each publisher numbers for itself: the same id from two sources is two events. So are equal data under two ids, and two pairs that only written one behind the other look alike.',
        es: 'Cada uno numera por su cuenta: el mismo id de dos fuentes son dos eventos. También lo son datos iguales con dos id, y dos pares que solo escritos uno tras otro se parecen.',
      },
      mostOften: {
        en: 'the id alone, or source and id joined without anything between.',
        es: 'el id solo, o source e id unidos sin nada entre medio.',
      },
      failures: {
        merged: {
          en: 'For {event} your notification sent no mail.',
          es: 'Por {event}, tu notification no envió ningún correo.',
        },
      },
    },
    'no-carrier': {
      points: 1,
      after: ['handles'],
      title: { en: 'has a handler that knows no carrier', es: 'tiene un manejador que no conoce el medio' },
      given: {
        en: 'The partner posted an order.shipped. Then a relay put an order.packaged into the queue, under a key and properties of its own.',
        es: 'El socio envió un order.shipped. Después, un reenviador puso un order.packaged en la cola, con clave y propiedades propias.',
      },
      because: {
        en: 'What happened stands in the event. A binding has sorted out the types that come through the queue; nobody has for those that come over HTTP. Keys, properties and headers change on the way.',
        es: 'Lo que pasó está en el evento. Un enlace filtró los tipos que llegan por la cola; los que llegan por HTTP no los filtró nadie. Claves, propiedades y cabeceras cambian en el camino.',
      },
      mostOften: {
        en: 'a type that is taken for granted, or an order id taken from the routing key.',
        es: 'un tipo que se da por hecho, o un id de pedido sacado de la clave de enrutamiento.',
      },
      failures: {
        mailed: {
          en: 'Your notification sent a mail for an event of the type {type}.',
          es: 'Tu notification envió un correo por un evento de tipo {type}.',
        },
        relayed: {
          en: 'The event is about order {order}; your notification sent mails about: {got}',
          es: 'El evento trata del pedido {order}; tu notification envió correos sobre: {got}',
        },
      },
    },
  },
});
