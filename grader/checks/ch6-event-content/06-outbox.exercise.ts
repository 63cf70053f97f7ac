import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch6/outbox',
  slug: 'ch6-event-content/06-outbox',
  tier: 'beyond',
  title: { en: 'A change and its event', es: 'Un cambio y su evento' },
  buildsOn: 'ch5/publish',
  service: 'warehouse',
  environment: { AMQP_URL: 'amqp://rabbitmq', BOXES: '100', RELAY_MS: '1000' },
  calls: [
    {
      request: 'POST /orders/{order.id}/packages',
      body: { email: '{order.email}', amount_cents: '{order.amount_cents}', currency: '{order.currency}' },
    },
    { request: 'POST /orders/{order.id}/shipments', body: { tracking: '1Z999' } },
    { request: 'GET /orders/{order.id}' },
  ],
  checks: {
    packages: {
      points: 1,
      title: { en: 'stores what happens, and announces it', es: 'guarda lo que ocurre y lo anuncia' },
      given: {
        en: 'Order {order} became {state}, and a minute passed.',
        es: 'El pedido {order} pasó a {state}, y transcurrió un minuto.',
      },
      because: {
        en: 'The client hears 201 with {"order_id", "event_id"}, GET /orders/{order} says "{state}", and whoever listens gets {type}, as in chapter 5: persistent, with its version.',
        es: 'El cliente recibe 201 con {"order_id", "event_id"}, GET /orders/{order} dice "{state}", y quien escucha recibe {type}, como en el capítulo 5: persistente, con su versión.',
      },
      mostOften: {
        en: 'an outbox that nobody empties, or an event put together anew from the order when it is published.',
        es: 'una bandeja de salida que nadie vacía, o un evento armado de nuevo a partir del pedido al publicarlo.',
      },
      failures: {
        status: {
          en: 'Your service answered {got} instead of 201. What the broker refused: {refused}',
          es: 'Tu servicio respondió {got} en lugar de 201. Lo que el broker rechazó: {refused}',
        },
        shown: {
          en: 'GET of this order was answered with {got}',
          es: 'El GET de este pedido recibió {got}',
        },
        count: {
          en: 'A queue bound with order.# got {got} different events instead of 1.',
          es: 'Una cola enlazada con order.# recibió {got} eventos distintos en lugar de 1.',
        },
        event: {
          en: 'In the event or its message {field} is {got} and should be {wanted}.',
          es: 'En el evento o en su mensaje, {field} es {got} y debería ser {wanted}.',
        },
      },
    },
    refuses: {
      points: 2,
      after: ['packages'],
      title: { en: 'announces nothing that did not happen', es: 'no anuncia lo que no ocurrió' },
      given: {
        en: 'BOXES was {boxes}. Order {first} was packaged, and once more; then others, until no box was left; then order {late}.',
        es: 'BOXES era {boxes}. Se empacó el pedido {first}, y otra vez; después otros, hasta que no quedó ninguna caja; después el pedido {late}.',
      },
      because: {
        en: 'A transaction that is rolled back leaves nothing behind: no order, no box taken, no event. What was announced by mistake cannot be called back.',
        es: 'Una transacción que se deshace no deja nada: ni pedido, ni caja ocupada, ni evento. Lo que se anunció por error no se puede retirar.',
      },
      mostOften: {
        en: 'statements that are each a transaction of their own, for want of BEGIN; or an event published before COMMIT.',
        es: 'sentencias que son cada una su propia transacción, por falta de BEGIN; o un evento publicado antes de COMMIT.',
      },
      failures: {
        status: {
          en: '{request} was answered with {got} instead of {wanted}.',
          es: '{request} recibió {got} en lugar de {wanted}.',
        },
        changed: {
          en: 'Your service refused order {late}, and yet GET /orders/{late} was answered with {got}',
          es: 'Tu servicio rechazó el pedido {late}, y sin embargo GET /orders/{late} recibió {got}',
        },
        announced: {
          en: 'Your service refused order {late}, and yet published {key}.',
          es: 'Tu servicio rechazó el pedido {late}, y sin embargo publicó {key}.',
        },
        again: {
          en: 'Order {first} was packaged once, and {got} different events of it came.',
          es: 'El pedido {first} se empacó una vez, y de él llegaron {got} eventos distintos.',
        },
      },
    },
    crash: {
      points: 2,
      after: ['packages'],
      title: { en: 'keeps change and event together in a crash', es: 'mantiene juntos cambio y evento en una caída' },
      given: {
        en: 'Order {order} was being packaged when the process was killed (events of it that the broker had at that moment: {when}). Then the process was started again, and a minute passed.',
        es: 'Se estaba empacando el pedido {order} cuando se mató el proceso (eventos de él que el broker tenía en ese momento: {when}). Después el proceso se inició de nuevo, y transcurrió un minuto.',
      },
      because: {
        en: 'Database and broker know nothing of each other: between two steps there is always a moment in which one is done and the other is not. Only what is in one transaction is whole after every crash: both, or neither.',
        es: 'La base de datos y el broker no saben nada uno de otro: entre dos pasos hay siempre un momento en que uno está hecho y el otro no. Solo lo que va en una misma transacción está entero después de cualquier caída: los dos, o ninguno.',
      },
      mostOften: {
        en: 'publish() after COMMIT, or before it: each loses at another moment. Or an outbox that is looked at only when the next request comes.',
        es: 'publish() después de COMMIT, o antes: cada uno pierde en otro momento. O una bandeja de salida que solo se mira cuando llega la próxima solicitud.',
      },
      failures: {
        'change-alone': {
          en: 'The order is packaged ({shown}), and its event never came.',
          es: 'El pedido está empacado ({shown}), y su evento no llegó nunca.',
        },
        'event-alone': {
          en: 'The event was published, and the order is unknown: GET was answered with {shown}.',
          es: 'El evento se publicó, y el pedido no se conoce: el GET recibió {shown}.',
        },
        forgotten: {
          en: 'Your service had answered {got}, and GET was answered with {shown}.',
          es: 'Tu servicio había respondido {got}, y el GET recibió {shown}.',
        },
      },
    },
    'same-event': {
      points: 1,
      after: ['crash'],
      title: { en: 'repeats an event as the same event', es: 'repite un evento como el mismo evento' },
      given: {
        en: 'Order {order} was packaged; the process was killed when the broker had the event and the confirm was on its way; then it was started twice. Times that it had been published after the first start: {count}.',
        es: 'Se empacó el pedido {order}; se mató el proceso cuando el broker tenía el evento y la confirmación estaba en camino; después se lo inició dos veces. Veces que se había publicado tras el primer inicio: {count}.',
      },
      because: {
        en: 'Here a relay may repeat: it cannot know. Whoever listens tells the second one by its event_id, {wanted}, the one that the client heard. What was confirmed and noted is not repeated at all.',
        es: 'Aquí el reenviador puede repetir: no tiene cómo saber. Quien escucha reconoce el segundo por su event_id, {wanted}, el que recibió el cliente. Lo que se confirmó y se anotó no se repite más.',
      },
      mostOften: {
        en: 'an event_id drawn when publishing in place of when storing; or what was published noted in memory only.',
        es: 'un event_id sorteado al publicar en lugar de al guardar; o lo publicado anotado solo en memoria.',
      },
      failures: {
        id: {
          en: 'The event, or its message, came with the id {got}.',
          es: 'El evento, o su mensaje, llegó con el id {got}.',
        },
        body: {
          en: 'The repeated event has the same id and another content.',
          es: 'El evento repetido tiene el mismo id y otro contenido.',
        },
        'for-ever': {
          en: 'After the second start your service published it again: {more} more.',
          es: 'Tras el segundo inicio, tu servicio lo publicó otra vez: {more} más.',
        },
      },
    },
    'not-taken': {
      points: 1,
      after: ['packages'],
      title: { en: 'keeps an event until it is confirmed', es: 'conserva un evento hasta que se confirma' },
      given: {
        en: 'The only queue takes {size} messages and was full: the broker refuses what comes (a nack in place of the confirm). Order {order} was packaged; a minute later there was room again.',
        es: 'La única cola admite {size} mensajes y estaba llena: el broker rechaza lo que llega (un nack en lugar de la confirmación). Se empacó el pedido {order}; un minuto después había lugar otra vez.',
      },
      because: {
        en: 'Sent is not taken. Only the confirm ends the duty of the outbox; until then the event stays in it, and is offered again after a pause.',
        es: 'Enviado no es recibido. Solo la confirmación termina el deber de la bandeja de salida; hasta entonces el evento sigue ahí, y se ofrece de nuevo después de una pausa.',
      },
      mostOften: {
        en: 'the row deleted or marked when it is sent, or a relay that ends for good at the first error.',
        es: 'la fila borrada o marcada al enviarla, o un reenviador que termina para siempre con el primer error.',
      },
      failures: {
        status: {
          en: 'Your service answered {got} instead of 201.',
          es: 'Tu servicio respondió {got} en lugar de 201.',
        },
        lost: {
          en: 'A minute after there was room the event had not come. Times that your service had offered it before: {refused}.',
          es: 'Un minuto después de que hubo lugar, el evento no había llegado. Veces que tu servicio lo había ofrecido antes: {refused}.',
        },
      },
    },
    order: {
      points: 1,
      after: ['not-taken'],
      title: { en: 'announces in the order of the changes', es: 'anuncia en el orden de los cambios' },
      given: {
        en: 'The queue was full when order {order} was packaged. Half a minute later there was room, and at once the order was shipped.',
        es: 'La cola estaba llena cuando se empacó el pedido {order}. Medio minuto después hubo lugar, y enseguida se envió el pedido.',
      },
      because: {
        en: 'Versions let a listener repair the order of events, but not every listener does. What one publisher knows in order it should send in order: order.packaged, then order.shipped.',
        es: 'Con las versiones quien escucha puede reparar el orden de los eventos, pero no todos lo hacen. Lo que quien publica sabe en orden debería enviarlo en orden: order.packaged, y después order.shipped.',
      },
      mostOften: {
        en: 'a fast way past the outbox, for the event of the present request, while older ones wait in it.',
        es: 'un atajo que no pasa por la bandeja de salida, para el evento de la solicitud actual, mientras otros más viejos esperan en ella.',
      },
      failures: {
        reversed: {
          en: 'In the queue they stood in this order: {got}',
          es: 'En la cola quedaron en este orden: {got}',
        },
        missing: {
          en: 'A minute later the queue had of this order: {got}',
          es: 'Un minuto después la cola tenía de este pedido: {got}',
        },
      },
    },
    'broker-away': {
      needs: 'restart',
      points: 2,
      after: ['packages'],
      title: { en: 'works while the broker is away', es: 'trabaja mientras el broker no está' },
      given: {
        en: 'The broker was stopped. Order {order} was packaged, the process was started anew, and order {second} was packaged. A minute later the broker was started again.',
        es: 'Se detuvo el broker. Se empacó el pedido {order}, el proceso se inició de nuevo, y se empacó el pedido {second}. Un minuto después se inició otra vez el broker.',
      },
      because: {
        en: 'This is what the outbox buys: the warehouse no longer depends on the broker at the moment of the request. The order is packaged, so the answer is 201, and the event follows.',
        es: 'Esto es lo que se gana con la bandeja de salida: la bodega ya no depende del broker en el momento de la solicitud. El pedido está empacado, así que la respuesta es 201, y el evento viene después.',
      },
      mostOften: {
        en: 'an answer that waits for the relay, a connection that must be there when the file loads, or a relay that tries once.',
        es: 'una respuesta que espera al reenviador, una conexión que tiene que estar cuando se carga el archivo, o un reenviador que intenta una sola vez.',
      },
      failures: {
        status: {
          en: 'For {order} your service answered {got} after {took} ms.',
          es: 'Para {order}, tu servicio respondió {got} a los {took} ms.',
        },
        restarted: {
          en: 'Started anew without a broker, your service answered {got} for {second}.',
          es: 'Iniciado de nuevo sin broker, tu servicio respondió {got} para {second}.',
        },
        never: {
          en: 'The broker was back for a minute, and the event of {missing} had not come.',
          es: 'El broker llevaba un minuto de vuelta, y el evento de {missing} no había llegado.',
        },
      },
    },
  },
});
