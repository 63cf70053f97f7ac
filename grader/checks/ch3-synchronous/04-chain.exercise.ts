import { exercise } from '../exercise.ts';

/** Milliseconds that an order may take where the caller does not say how many it has left. */
export const TIME_LIMIT_MS = 2000;
/** Milliseconds after which a compensation that is not answered is given up. */
export const RELEASE_LIMIT_MS = 1000;

export default exercise({
  id: 'ch3/chain',
  slug: 'ch3-synchronous/04-chain',
  tier: 'core',
  title: { en: 'One deadline for the whole chain', es: 'Un solo plazo para toda la cadena' },
  service: 'orders',
  environment: {
    WAREHOUSE_URL: 'http://warehouse',
    BILLING_URL: 'http://billing',
    TIME_LIMIT_MS: String(TIME_LIMIT_MS),
    RELEASE_LIMIT_MS: String(RELEASE_LIMIT_MS),
  },
  calls: [
    {
      request: 'POST /orders',
      headers: { 'Remaining-Ms': '1500' },
      body: {
        order_id: '{order.id}',
        sku: '{order.sku}',
        quantity: '{order.quantity}',
        amount_cents: '{order.amount_cents}',
        currency: '{order.currency}',
      },
    },
  ],
  checks: {
    answers: {
      points: 2,
      title: { en: 'reserves, then charges, and answers 201', es: 'reserva, después cobra y responde 201' },
      given: {
        en: 'The client sent order {order} with Remaining-Ms: {limit}; both services were well.',
        es: 'El cliente envió el pedido {order} con Remaining-Ms: {limit}; ambos servicios estaban bien.',
      },
      because: {
        en: 'First the reservation, then the charge, and 201 with {"order_id", "shelf", "receipt"}: shelf is told by the warehouse alone, receipt by billing alone. Nobody is charged for something that is not there.',
        es: 'Primero la reserva, después el cobro y 201 con {"order_id", "shelf", "receipt"}: shelf solo lo dice warehouse y receipt solo lo dice billing. A nadie se le cobra algo que no hay.',
      },
      mostOften: {
        en: 'a field that is passed on under another name, a PUT without Content-Type: application/json, a time of day in Remaining-Ms, or both calls started together.',
        es: 'un campo que se reenvía con otro nombre, un PUT sin Content-Type: application/json, una hora del día en Remaining-Ms, o ambas llamadas iniciadas a la vez.',
      },
      failures: {
        header: {
          en: 'Your service told {host} "Remaining-Ms: {got}", which is not how many milliseconds are left: a whole number from 1 to 86400000.',
          es: 'Tu servicio envió a {host} "Remaining-Ms: {got}", que no dice cuántos milisegundos quedan: un número entero de 1 a 86400000.',
        },
        refused: {
          en: '{host} answered {got} to {request}, sent as {type} with the body {body}',
          es: '{host} respondió {got} a {request}, enviado como {type} con el cuerpo {body}',
        },
        early: {
          en: 'Your service asked billing before the warehouse had answered.',
          es: 'Tu servicio preguntó a billing antes de que warehouse respondiera.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        shape: {
          en: 'Your service answered 201, but not with the order_id, shelf and receipt of this order: {got}',
          es: 'Tu servicio respondió 201, pero no con order_id, shelf y receipt de este pedido: {got}',
        },
        undone: {
          en: 'Your service answered 201, and withdrew from {host} what it had ordered there.',
          es: 'Tu servicio respondió 201 y, sin embargo, retiró de {host} lo que había pedido allí.',
        },
      },
    },
    stops: {
      points: 1,
      after: ['answers'],
      title: { en: 'stops when the reservation fails', es: 'se detiene cuando falla la reserva' },
      given: {
        en: 'The reservation of order {order} failed: warehouse said {how}.',
        es: 'La reserva del pedido {order} falló: warehouse dijo {how}.',
      },
      because: {
        en: 'Knowing the answer is what a synchronous call is for: without a reservation there is nothing to charge. 409 and 422 come from what the caller asked for, and go on to it as they are; any other failure is 502. What was refused changed nothing, so there is nothing to withdraw: the id may belong to an earlier order.',
        es: 'Para eso sirve una llamada sincrónica: conoces la respuesta, y sin reserva no hay nada que cobrar. 409 y 422 se deben a lo que pidió quien llama y se le entregan tal cual; cualquier otra falla es 502. Lo rechazado no cambió nada, así que no hay nada que retirar: ese id puede ser de un pedido anterior.',
      },
      mostOften: {
        en: 'response.ok not looked at (fetch rejects only when no response came), one status for every failure, or a DELETE after every failure.',
        es: 'no mirar response.ok (fetch solo se rechaza si no llegó respuesta), un mismo estado para toda falla, o un DELETE después de cualquier falla.',
      },
      failures: {
        charged: {
          en: 'Your service went on and asked billing: {request}.',
          es: 'Tu servicio siguió adelante y pidió a billing: {request}.',
        },
        status: {
          en: 'Your service answered {got} instead of {expected}.',
          es: 'Tu servicio respondió {got} en lugar de {expected}.',
        },
        foreign: {
          en: 'Your service released the reservation that an earlier request had made under the same id.',
          es: 'Tu servicio liberó la reserva que una solicitud anterior había hecho con el mismo id.',
        },
      },
    },
    compensates: {
      points: 1,
      after: ['answers'],
      title: { en: 'releases the reservation when the charge fails', es: 'libera la reserva cuando falla el cobro' },
      given: {
        en: 'Order {order} was reserved, then its charge failed: {how}. A DELETE at the warehouse {release}.',
        es: 'El pedido {order} se reservó y después falló su cobro: {how}. Un DELETE en warehouse {release}.',
      },
      because: {
        en: 'What the chain has done is taken back (DELETE), or the goods stay kept for an order that does not exist. The client hears what failed first, 422 as it is and else 502, whether the release works or not; a release has a time limit of its own, RELEASE_LIMIT_MS, so that nobody waits for it without end.',
        es: 'Lo que la cadena ya hizo se deshace (DELETE); si no, la mercancía queda guardada para un pedido que no existe. El cliente se entera de lo que falló primero, 422 tal cual y si no 502, se logre o no la liberación; y una liberación tiene su propio tiempo límite, RELEASE_LIMIT_MS, para que nadie la espere sin fin.',
      },
      mostOften: {
        en: 'no DELETE at all, or one that is awaited without a catch and without a time limit of its own.',
        es: 'que no haya DELETE, o que se lo espere sin catch y sin un tiempo límite propio.',
      },
      failures: {
        kept: {
          en: 'Your service answered {got} and left the reservation in place.',
          es: 'Tu servicio respondió {got} y dejó la reserva como estaba.',
        },
        status: {
          en: 'Your service answered {got} instead of {expected}.',
          es: 'Tu servicio respondió {got} en lugar de {expected}.',
        },
        slow: {
          en: 'Your service kept the client waiting for {took} ms; RELEASE_LIMIT_MS is {limit}.',
          es: 'Tu servicio hizo esperar {took} ms al cliente; RELEASE_LIMIT_MS es {limit}.',
        },
      },
    },
    'unknown-outcome': {
      points: 1,
      after: ['compensates'],
      title: { en: 'withdraws what may have happened', es: 'retira lo que pudo haber ocurrido' },
      given: {
        en: '{host} carried out the PUT for order {order}, but your service could not learn it; what came back: {how}. The answer to a DELETE took {release} ms.',
        es: '{host} ejecutó el PUT del pedido {order}, pero tu servicio no pudo saberlo; de vuelta llegó: {how}. La respuesta a un DELETE tardaba {release} ms.',
      },
      because: {
        en: 'Silence, a broken connection, a 5xx or an unreadable answer do not say that nothing happened: the outcome is unknown. So whatever was asked and not refused is withdrawn (a DELETE that finds nothing does no harm), also when time is up: a compensation is not among the things that may not start after the deadline. The client hears 502, or 504 when time was up.',
        es: 'El silencio, una conexión cortada, un 5xx o una respuesta ilegible no dicen que no haya pasado nada: el resultado es desconocido. Por eso se retira todo lo que se pidió y no fue rechazado (un DELETE que no encuentra nada no hace daño), también con el plazo vencido: una compensación no está entre lo que no puede empezar después del plazo. El cliente recibe 502, o 504 si se acabó el tiempo.',
      },
      mostOften: {
        en: 'withdrawing only what was confirmed, or a DELETE that carries the signal of the deadline and is over before it begins.',
        es: 'retirar solo lo confirmado, o un DELETE que lleva la señal del plazo y termina antes de empezar.',
      },
      failures: {
        reserved: {
          en: 'Your service answered {got}; the goods are still reserved.',
          es: 'Tu servicio respondió {got}; la mercancía sigue reservada.',
        },
        charged: {
          en: 'Your service answered {got}; the customer is still charged.',
          es: 'Tu servicio respondió {got}; el cobro sigue hecho.',
        },
        status: {
          en: 'Your service answered {got} instead of 502.',
          es: 'Tu servicio respondió {got} en lugar de 502.',
        },
        slow: {
          en: 'After that your service kept the client waiting for {extra} ms while it withdrew; RELEASE_LIMIT_MS is {most}, for all releases together.',
          es: 'Después de eso tu servicio hizo esperar {extra} ms al cliente mientras deshacía; RELEASE_LIMIT_MS es {most}, para todas las liberaciones juntas.',
          mostOften: {
            en: 'releases awaited one after the other, each with the whole limit; start them together, or answer without waiting.',
            es: 'esperar las liberaciones una tras otra, cada una con el límite completo; inícialas juntas, o responde sin esperarlas.',
          },
        },
        'behind-deadline': {
          en: 'Time was up, and your service kept the client waiting for another {extra} ms while it withdrew.',
          es: 'El plazo ya había vencido y tu servicio hizo esperar otros {extra} ms al cliente mientras deshacía.',
          mostOften: {
            en: 'an await in front of the releases: whoever waits for a 504 has no time left. They may go on after the answer.',
            es: 'un await delante de las liberaciones: a quien espera un 504 no le queda tiempo. Pueden seguir después de la respuesta.',
          },
        },
      },
    },
    'passes-remaining': {
      points: 1,
      after: ['answers'],
      title: { en: 'passes on the milliseconds that are left', es: 'transmite los milisegundos que quedan' },
      given: {
        en: 'The order came with Remaining-Ms: {limit}, and the warehouse took {slow} ms.',
        es: 'El pedido llegó con Remaining-Ms: {limit} y warehouse tardó {slow} ms.',
      },
      because: {
        en: 'Each PUT says in Remaining-Ms how much is left when it is sent: what came in, less what was used. The next service can then give up when the answer is of no use any more. A number that did not shrink promises time that is gone.',
        es: 'Cada PUT dice en Remaining-Ms cuánto queda al enviarlo: lo recibido menos lo ya usado. Así el servicio siguiente puede desistir cuando la respuesta ya no sirve. Un número que no disminuye promete tiempo que ya pasó.',
      },
      mostOften: {
        en: 'a header that is left out or passed on as it came; remember when the request arrived, and subtract.',
        es: 'omitir la cabecera o reenviarla tal como llegó; recuerda cuándo llegó la solicitud y resta.',
      },
      failures: {
        absent: {
          en: 'Your request {request} to {host} had no Remaining-Ms.',
          es: 'Tu solicitud {request} a {host} no llevaba Remaining-Ms.',
        },
        'too-much': {
          en: 'Your request {request} to {host} said {got}; {left} ms were left.',
          es: 'Tu solicitud {request} a {host} decía {got}; quedaban {left} ms.',
        },
        'too-little': {
          en: 'Your request {request} to {host} said {got}, though {left} ms were left.',
          es: 'Tu solicitud {request} a {host} decía {got}, aunque quedaban {left} ms.',
        },
      },
    },
    'too-late': {
      points: 1,
      after: ['answers'],
      title: { en: 'answers 504 when the time is up', es: 'responde 504 cuando se acaba el tiempo' },
      given: {
        en: 'The order came with Remaining-Ms: {limit}. The warehouse was made to take {first} ms for its PUT, billing {second} ms.',
        es: 'El pedido llegó con Remaining-Ms: {limit}. Se hizo que warehouse tardara {first} ms en su PUT y billing, {second} ms.',
      },
      because: {
        en: 'There is one deadline for the chain, not one for each call: until then the answer counts, however it is shared among the calls; then it is 504, since the caller is about to stop waiting.',
        es: 'Hay un solo plazo para la cadena, no uno por llamada: hasta entonces la respuesta vale, sin importar cómo se reparta entre las llamadas; después es 504, porque quien llama está por dejar de esperar.',
      },
      mostOften: {
        en: 'a fresh time limit for each call, the time shared out beforehand, or no limit (fetch alone waits for 300 s).',
        es: 'un tiempo límite nuevo en cada llamada, el tiempo repartido de antemano, o ningún límite (fetch por sí solo espera 300 s).',
      },
      failures: {
        'too-soon': {
          en: 'Your service answered {got} after {took} ms; the whole order would have been done in time.',
          es: 'Tu servicio respondió {got} a los {took} ms; el pedido completo habría llegado a tiempo.',
        },
        'gave-up': {
          en: 'Your service answered {got} after {took} of the {limit} ms.',
          es: 'Tu servicio respondió {got} a los {took} de los {limit} ms.',
        },
        slow: {
          en: 'Your service kept the client waiting for {took} ms.',
          es: 'Tu servicio hizo esperar {took} ms al cliente.',
        },
        status: {
          en: 'Your service answered {got} after {took} ms.',
          es: 'Tu servicio respondió {got} a los {took} ms.',
        },
      },
    },
    withdraws: {
      points: 1,
      after: ['too-late'],
      title: { en: 'leaves no work behind the deadline', es: 'no deja trabajo después del plazo' },
      given: {
        en: 'The order came with Remaining-Ms: {limit}; {host} took {late} ms for its PUT, and your service answered 504 in time.',
        es: 'El pedido llegó con Remaining-Ms: {limit}; para su PUT {host} tardó {late} ms, y tu servicio respondió 504 a tiempo.',
      },
      because: {
        en: 'After the deadline no PUT starts and none goes on: whoever heard 504 must not be charged later, and work that nobody waits for still loads the services behind. (The DELETE that takes something back is not meant.)',
        es: 'Después del plazo ningún PUT empieza y ninguno sigue en curso: a quien recibió 504 no se le puede cobrar más tarde, y el trabajo que nadie espera igual carga a los servicios de atrás. (El DELETE que deshace algo no entra en esta regla.)',
      },
      mostOften: {
        en: 'Promise.race with a timer: it stops waiting, and the rest of the handler goes on. A signal on each fetch ends it.',
        es: 'Promise.race con un temporizador: deja de esperar, y el resto del código sigue. Una señal en cada fetch lo termina.',
      },
      failures: {
        started: {
          en: '{extra} ms after the deadline your service began {request}.',
          es: '{extra} ms después del plazo tu servicio inició {request}.',
        },
        running: {
          en: 'Your request {request} was still running {extra} ms after the deadline.',
          es: 'Tu solicitud {request} seguía en curso {extra} ms después del plazo.',
        },
      },
    },
    'caller-gone': {
      points: 1,
      after: ['unknown-outcome'],
      title: { en: 'stops when the caller hangs up', es: 'se detiene cuando quien llama cierra la conexión' },
      given: {
        en: 'After {gone} ms, with {left} ms left, the client closed the connection, while {host} worked on its PUT.',
        es: 'A los {gone} ms, cuando aún quedaban {left} ms, el cliente cerró la conexión mientras {host} trabajaba en su PUT.',
      },
      because: {
        en: 'A caller that hangs up withdraws its order. request.signal says so, and your service does to the next one what was done to it: the PUT that runs is withdrawn, none follows, and what may have happened is undone.',
        es: 'Quien cierra la conexión retira su pedido. request.signal lo avisa, y tu servicio hace con el siguiente lo mismo que le hicieron: retira el PUT en curso, no inicia otro y deshace lo que pudo haber ocurrido.',
      },
      mostOften: {
        en: 'request.signal not connected to the fetches (AbortSignal.any joins it with that of the deadline), or a clean-up left out because nobody waits for an answer.',
        es: 'request.signal sin conectar con los fetch (AbortSignal.any la une con la del plazo), o una limpieza que se omite porque nadie espera la respuesta.',
      },
      failures: {
        running: {
          en: 'Your request {request} went on for another {extra} ms.',
          es: 'Tu solicitud {request} siguió en curso otros {extra} ms.',
        },
        started: {
          en: 'After that your service still began {request}.',
          es: 'Después de eso tu servicio todavía inició {request}.',
        },
        reserved: {
          en: 'Your service ended its calls and left the goods reserved.',
          es: 'Tu servicio terminó sus llamadas y dejó reservada la mercancía.',
        },
        charged: {
          en: 'Your service ended its calls and left the customer charged.',
          es: 'Tu servicio terminó sus llamadas y dejó hecho el cobro.',
        },
      },
    },
    'reads-limit': {
      points: 1,
      after: ['too-late'],
      title: {
        en: 'knows its limit from the header or the default',
        es: 'toma el límite de la cabecera o el predeterminado',
      },
      given: {
        en: 'TIME_LIMIT_MS is {limit}. The order came with Remaining-Ms: {sent}.',
        es: 'TIME_LIMIT_MS es {limit}. El pedido llegó con Remaining-Ms: {sent}.',
      },
      because: {
        en: 'Who does not say how long it waits gets TIME_LIMIT_MS: no limit at all would be the worst default. Who says something else than a whole number from 1 to 86400000 made a mistake and hears 400, before anything is ordered in its name.',
        es: 'A quien no dice cuánto espera le corresponde TIME_LIMIT_MS: no tener límite sería el peor valor predeterminado. Quien dice algo que no es un entero de 1 a 86400000 cometió un error y recibe 400, antes de que se pida algo en su nombre.',
      },
      mostOften: {
        en: 'Number(header) used unseen: it makes 0 of a missing header and NaN of a word, and a timer with NaN rings at once.',
        es: 'usar Number(cabecera) sin mirar: de una cabecera ausente hace 0 y de una palabra NaN, y un temporizador con NaN suena de inmediato.',
      },
      failures: {
        default: {
          en: 'Your service answered {got} after {took} ms; the warehouse was silent, so that 504 after {limit} ms was due.',
          es: 'Tu servicio respondió {got} a los {took} ms; warehouse no respondía, así que correspondía 504 a los {limit} ms.',
        },
        accepted: {
          en: 'Your service answered {got} instead of 400.',
          es: 'Tu servicio respondió {got} en lugar de 400.',
        },
        asked: {
          en: 'Your service answered 400, but had asked {host} before: {request}.',
          es: 'Tu servicio respondió 400, pero antes había pedido a {host}: {request}.',
        },
      },
    },
  },
});
