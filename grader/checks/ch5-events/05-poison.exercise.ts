import { exercise } from '../exercise.ts';

/** Multiples of RETRY_MS after which an event was handled or is laid aside: five attempts with doubled pauses fit. */
export const OVER_AFTER = 20;

export default exercise({
  id: 'ch5/poison',
  slug: 'ch5-events/05-poison',
  tier: 'depth',
  title: { en: 'An event that stops the queue', es: 'Un evento que detiene la cola' },
  buildsOn: 'ch5/once',
  mends: true,
  service: 'notification',
  environment: { AMQP_URL: 'amqp://rabbitmq', MAIL_URL: 'http://mail', ATTEMPTS: '5', RETRY_MS: '5000' },
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
        en: 'One POST /mails for each event, and 201 says that it is sent. Nothing is to be laid aside then.',
        es: 'Un POST /mails por cada evento, y el 201 dice que se envió. Entonces no hay nada que apartar.',
      },
      mostOften: {
        en: 'a success that is taken for a failure, as 201 by a comparison with 200.',
        es: 'un resultado bueno tomado por falla, como el 201 al compararlo con 200.',
      },
      failures: {
        count: {
          en: 'For order {order} mail sent {got} mails.',
          es: 'Por el pedido {order}, mail envió {got} correos.',
        },
        aside: {
          en: 'The event of order {order} lies in the dead-letter queue, though its mail was sent.',
          es: 'El evento del pedido {order} está en la cola de mensajes fallidos, aunque su correo se envió.',
        },
      },
    },
    parks: {
      points: 2,
      after: ['mails'],
      title: { en: 'lays aside what can never be handled', es: 'aparta lo que nunca podrá procesarse' },
      given: {
        en: 'A message with this body was published: {body}',
        es: 'Se publicó un mensaje con este cuerpo: {body}',
      },
      because: {
        en: 'Half a body never becomes a whole one, and mail refuses a wrong address every time (400). Given back, such an event keeps a consumer busy for ever; dropped, nobody learns of it. In the queue notification.dead-letters it waits for a person.',
        es: 'Medio cuerpo nunca llega a ser uno entero, y mail rechaza siempre una dirección errónea (400). Devuelto, un evento así ocupa a un consumidor para siempre; descartado, nadie se entera. En la cola notification.dead-letters espera a una persona.',
      },
      mostOften: {
        en: 'nack with requeue after every failure, or nack without it and no dead-letter exchange that a queue is bound to.',
        es: 'nack con requeue tras cada falla, o nack sin él y sin un exchange de mensajes fallidos con una cola enlazada.',
      },
      failures: {
        kept: {
          en: 'After {after} ms it was not laid aside; it had been delivered {got} times.',
          es: 'Después de {after} ms no estaba apartado; se había entregado {got} veces.',
        },
        lost: {
          en: 'After {after} ms it was in no queue: your service had given it up, and the queue notification.dead-letters was empty.',
          es: 'Después de {after} ms no estaba en ninguna cola: tu servicio se desentendió de él y la cola notification.dead-letters estaba vacía.',
        },
        'no-queue': {
          en: 'After {after} ms your service had given it up, and there is no queue notification.dead-letters.',
          es: 'Después de {after} ms tu servicio se había desentendido de él, y no hay una cola notification.dead-letters.',
        },
      },
    },
    keeps: {
      points: 1,
      after: ['parks'],
      title: { en: 'leaves body and headers as they were', es: 'deja el cuerpo y las cabeceras como estaban' },
      given: {
        en: 'An event that can never be handled was published, with a header of its own, shop. Your service laid it aside.',
        es: 'Se publicó un evento que nunca podrá procesarse, con una cabecera propia, shop. Tu servicio lo apartó.',
      },
      because: {
        en: 'Whoever looks at it has to see what came and why it is there, and put it back unchanged once the cause is mended. What is said of the failure stands in headers, x-death of the broker or reason of yours, never in the body.',
        es: 'Quien lo revise tiene que ver qué llegó y por qué está ahí, y devolverlo sin cambios cuando la causa esté resuelta. Lo que se dice de la falla va en cabeceras, x-death del broker o reason tuyo, nunca en el cuerpo.',
      },
      mostOften: {
        en: 'a new message in place of the old one: the properties not handed on, or the body wrapped together with the error.',
        es: 'un mensaje nuevo en lugar del anterior: sin pasar las propiedades, o con el cuerpo envuelto junto con el error.',
      },
      failures: {
        body: {
          en: 'In the dead-letter queue the body is {got}',
          es: 'En la cola de mensajes fallidos el cuerpo es {got}',
        },
        header: {
          en: 'In the dead-letter queue {name} is {got} instead of {wanted}.',
          es: 'En la cola de mensajes fallidos {name} es {got} en lugar de {wanted}.',
        },
        'no-reason': {
          en: 'It says nowhere why it is there. Its headers: {got}',
          es: 'En ninguna parte dice por qué está ahí. Sus cabeceras: {got}',
        },
      },
    },
    'goes-on': {
      points: 2,
      after: ['parks'],
      title: { en: 'goes on while other events wait', es: 'sigue mientras otros eventos esperan' },
      given: {
        en: '{failing} events failed and waited for their next attempt ({pause} ms). Then order {order} was packaged, and mail was well.',
        es: '{failing} eventos fallaron y esperaban su próximo intento ({pause} ms). Después se empacó el pedido {order}; mail estaba bien.',
      },
      because: {
        en: 'Waiting is no work. An event that waits unacknowledged takes one of the places that prefetch gives; when all are taken, the queue stands still, though nothing is wrong with the events behind. Let it wait in a queue, or hold without a limit.',
        es: 'Esperar no es trabajar. Un evento que espera sin acuse ocupa uno de los lugares que da prefetch; cuando están todos ocupados, la cola se detiene, aunque los eventos de atrás no tengan nada. Que espere en una cola, o que prefetch no tenga límite.',
      },
      mostOften: {
        en: 'a pause in the handler, together with a prefetch of a few messages or one.',
        es: 'una pausa en el manejador, junto con un prefetch de unos pocos mensajes o de uno.',
      },
      failures: {
        jammed: {
          en: 'After 5 s order {order} was not mailed. Of the {failing} events before it your service had tried {got}.',
          es: 'Después de 5 s no había correo del pedido {order}. De los {failing} eventos anteriores, tu servicio había intentado {got}.',
        },
      },
    },
    'tries-again': {
      points: 2,
      after: ['mails'],
      title: { en: 'tries again what may pass', es: 'intenta de nuevo lo que puede pasar' },
      given: {
        en: 'ATTEMPTS was {attempts}. Order {order} was packaged; mail failed {failures} times ({how}), then it was well.',
        es: 'ATTEMPTS era {attempts}. Se empacó el pedido {order}; mail falló {failures} veces ({how}) y después estaba bien.',
      },
      because: {
        en: 'A service that is down for a moment says nothing against the event. What is laid aside at the first failure is laid aside in every outage, all of it, and people put it back by hand.',
        es: 'Que un servicio esté caído un momento no dice nada malo del evento. Lo que se aparta a la primera falla se aparta en cada interrupción, todo, y hay que devolverlo a mano.',
      },
      mostOften: {
        en: 'every failure treated as final, or one attempt fewer than ATTEMPTS.',
        es: 'tratar toda falla como definitiva, o hacer un intento menos que ATTEMPTS.',
      },
      failures: {
        'given-up': {
          en: 'After {got} attempts your service laid the event aside.',
          es: 'Después de {got} intentos tu servicio apartó el evento.',
        },
        unsent: {
          en: 'The mail was never sent; your service had asked mail {got} times.',
          es: 'El correo nunca se envió; tu servicio se lo había pedido a mail {got} veces.',
        },
      },
    },
    'gives-up': {
      points: 1,
      after: ['parks', 'tries-again'],
      title: { en: 'gives up after ATTEMPTS attempts in all', es: 'se rinde tras ATTEMPTS intentos en total' },
      given: {
        en: 'ATTEMPTS was {attempts}, and two instances of your service were running. Order {order} was packaged; mail answered 503 every time.',
        es: 'ATTEMPTS era {attempts} y había dos instancias de tu servicio. Se empacó el pedido {order}; mail respondía siempre 503.',
      },
      because: {
        en: 'What looks as if it would pass may be for ever: a mail service that stumbles over this one event. The count belongs to the message, which travels: in its own header attempts, or with the broker (delivery limit). Each instance counting for itself gives as many again.',
        es: 'Lo que parece pasajero puede ser para siempre: un servicio de correo que tropieza con este evento. La cuenta va con el mensaje, que viaja: en su propia cabecera attempts, o en el broker (delivery limit). Si cada instancia cuenta por su lado, se suman.',
      },
      mostOften: {
        en: 'attempts counted in the memory of one process, or counted from 0 where 1 is meant.',
        es: 'contar los intentos en la memoria de un proceso, o contarlos desde 0 en vez de 1.',
      },
      failures: {
        'too-many': {
          en: 'Your service asked mail {got} times.',
          es: 'Tu servicio se lo pidió a mail {got} veces.',
        },
        'too-few': {
          en: 'Your service laid it aside after {got} attempts.',
          es: 'Tu servicio lo apartó después de {got} intentos.',
        },
        'not-there': {
          en: 'After {after} ms and {got} attempts it was not in the queue notification.dead-letters.',
          es: 'Después de {after} ms y {got} intentos no estaba en la cola notification.dead-letters.',
        },
      },
    },
    pauses: {
      points: 1,
      after: ['tries-again'],
      needs: 'virtual-time',
      title: { en: 'waits RETRY_MS before the next attempt', es: 'espera RETRY_MS antes del próximo intento' },
      given: {
        en: 'RETRY_MS was {retry}, ATTEMPTS {attempts}. Order {order} was packaged; mail answered 503 every time.',
        es: 'RETRY_MS era {retry} y ATTEMPTS, {attempts}. Se empacó el pedido {order}; mail respondía siempre 503.',
      },
      because: {
        en: 'Without a pause all attempts are over in a moment, before anything could have passed; and a service in trouble gets the most requests just then.',
        es: 'Sin pausa, todos los intentos se gastan en un momento, antes de que algo pueda pasar; y un servicio en apuros recibe justo entonces más solicitudes que nunca.',
      },
      mostOften: {
        en: 'nack with requeue at once, or a message published again at once.',
        es: 'nack con requeue en el acto, o el mensaje publicado de nuevo en el acto.',
      },
      failures: {
        hot: {
          en: 'Attempt {attempt} came {got} ms after the failure before it.',
          es: 'El intento {attempt} llegó {got} ms después de la falla anterior.',
        },
      },
    },
  },
});
