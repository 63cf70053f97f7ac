import { exercise } from '../exercise.ts';

/** Milliseconds after which a request that was sent on counts as failed. */
export const TIME_LIMIT_MS = 30_000;

export default exercise({
  id: 'ch4/train',
  slug: 'ch4-asynchronous/01-train',
  tier: 'core',
  title: { en: 'Accepted, and sent on', es: 'Aceptado y enviado' },
  service: 'coach',
  environment: { TRAINING_URL: 'http://training', TIME_LIMIT_MS: String(TIME_LIMIT_MS) },
  calls: [
    { request: 'POST /teams/{team.id}/trainings', body: { focus: 'attack', minutes: 60 } },
    { request: 'POST /teams/{empty.id}/trainings', body: { focus: 'attack', minutes: 60 } },
    { request: 'GET /failures' },
  ],
  checks: {
    'answers-at-once': {
      points: 2,
      title: {
        en: 'answers 202 before the training is over',
        es: 'responde 202 antes de que termine el entrenamiento',
      },
      given: {
        en: 'The client asked for a training of team {team}; the training service needs {takes} ms for one.',
        es: 'El cliente pidió un entrenamiento del equipo {team}; el servicio training necesita {takes} ms para uno.',
      },
      because: {
        en: '202 Accepted says: understood, will be worked on, nothing promised. It goes out at once, with {"id", "team_id", "state": "accepted"}, whatever the other service is doing: whoever waits for it is coupled to it in time.',
        es: '202 Accepted dice: entendido, se trabajará en ello, nada prometido. Sale de inmediato, con {"id", "team_id", "state": "accepted"}, haga lo que haga el otro servicio: quien lo espera queda acoplado a él en el tiempo.',
      },
      mostOften: {
        en: 'an await in front of the call. An async function that is called without await begins all the same.',
        es: 'un await delante de la llamada. Una función async llamada sin await empieza igual.',
      },
      failures: {
        waited: {
          en: 'Your service answered {got}, but only after {took} ms: it waited for the training.',
          es: 'Tu servicio respondió {got}, pero recién a los {took} ms: esperó el entrenamiento.',
        },
        'no-answer': { en: 'Your service gave no answer.', es: 'Tu servicio no dio respuesta.' },
        status: {
          en: 'Your service answered {got} instead of 202.',
          es: 'Tu servicio respondió {got} en lugar de 202.',
        },
        shape: {
          en: 'Your service answered 202, but not with an id, this team_id and the state "accepted": {got}',
          es: 'Tu servicio respondió 202, pero no con un id, este team_id y el estado "accepted": {got}',
        },
        'same-id': {
          en: 'Two requests were accepted under the same id, {got}.',
          es: 'Dos solicitudes se aceptaron con el mismo id, {got}.',
        },
      },
    },
    'sends-on': {
      points: 2,
      after: ['answers-at-once'],
      title: { en: 'sends each request on, once', es: 'envía cada solicitud una sola vez' },
      given: {
        en: 'The client asked for {wish} for team {team} and got 202; training was well, and needed {takes} ms.',
        es: 'El cliente pidió {wish} para el equipo {team} y recibió 202; training estaba bien y necesitaba {takes} ms.',
      },
      because: {
        en: 'What was accepted has to be done: one POST /trainings with the team_id, focus and minutes of the client, and a fresh Idempotency-Key for each request accepted, so that two requests are two trainings. It runs to its end, though the client has had its answer.',
        es: 'Lo aceptado hay que hacerlo: un POST /trainings con el team_id, focus y minutes del cliente, y una Idempotency-Key nueva por cada solicitud aceptada, para que dos solicitudes sean dos entrenamientos. Llega hasta el final aunque el cliente ya tenga su respuesta.',
      },
      mostOften: {
        en: 'a request that is built and never sent, GET in place of POST, an id that is still encoded, or a signal that ends with the handler.',
        es: 'una solicitud que se construye y nunca se envía, GET en lugar de POST, un id todavía codificado, o una señal que termina junto con el manejador.',
      },
      failures: {
        nothing: {
          en: 'Your service sent nothing to training.',
          es: 'Tu servicio no envió nada a training.',
        },
        method: {
          en: 'Your service sent {request} to training, which starts no training.',
          es: 'Tu servicio envió {request} a training, y eso no inicia ningún entrenamiento.',
        },
        refused: {
          en: 'training answered {got} to {request}, sent with the body {body}',
          es: 'training respondió {got} a {request}, enviado con el cuerpo {body}',
        },
        withdrawn: {
          en: 'Your service withdrew {request} {after} ms after sending it, before training had answered.',
          es: 'Tu servicio retiró {request} a los {after} ms de enviarlo, antes de que training respondiera.',
        },
        other: {
          en: 'Your service asked training for something else: {body}',
          es: 'Tu servicio pidió otra cosa a training: {body}',
        },
        count: {
          en: 'The client asked for {asked} trainings; {got} took place.',
          es: 'El cliente pidió {asked} entrenamientos; se hicieron {got}.',
        },
      },
    },
    'validates-first': {
      points: 2,
      after: ['answers-at-once'],
      title: { en: 'refuses a wrong request with 400, at once', es: 'rechaza de inmediato con 400 lo que está mal' },
      given: {
        en: 'The client sent this body: {body}',
        es: 'El cliente envió este cuerpo: {body}',
      },
      because: {
        en: 'focus is attack, defence or fitness; minutes is a whole number from 15 to 180. What can be seen to be wrong is refused with 400 before it is accepted, and nothing is sent on: after a 202 nobody is there to be told.',
        es: 'focus es attack, defence o fitness; minutes es un número entero de 15 a 180. Lo que a la vista está mal se rechaza con 400 antes de aceptarlo, y no se envía nada: después de un 202 ya no hay a quién decírselo.',
      },
      mostOften: {
        en: 'the validation left to the other service or to the background, or a body that is not JSON and makes the handler throw.',
        es: 'dejar la validación al otro servicio o al segundo plano, o un cuerpo que no es JSON y hace que el manejador lance un error.',
      },
      failures: {
        accepted: {
          en: 'Your service answered {got} instead of 400.',
          es: 'Tu servicio respondió {got} en lugar de 400.',
        },
        sent: {
          en: 'Your service answered 400, and sent {request} to training all the same.',
          es: 'Tu servicio respondió 400 y, aun así, envió {request} a training.',
        },
      },
    },
    'records-failure': {
      points: 2,
      after: ['sends-on'],
      title: { en: 'records what fails after the 202', es: 'registra lo que falla después del 202' },
      given: {
        en: 'The client asked for a training of team {team} and got 202 or should have. Sending it on failed: {how}. A minute later training was well again.',
        es: 'El cliente pidió un entrenamiento del equipo {team} y recibió, o debió recibir, un 202. El envío falló: {how}. Un minuto después training estaba bien otra vez.',
      },
      because: {
        en: 'No training took place, and none will: over HTTP a request reaches only who is up at the moment of sending. 202 promised nothing, but a failure must not vanish: GET /failures lists {"id", "team_id", "reason"} of each one, and of nothing that went well, and the service goes on.',
        es: 'No hubo entrenamiento ni lo habrá: por HTTP una solicitud solo llega a quien está en pie en el momento de enviarla. El 202 no prometió nada, pero una falla no debe desaparecer: GET /failures lista {"id", "team_id", "reason"} de cada una, y de nada que salió bien, y el servicio continúa.',
      },
      mostOften: {
        en: 'a try around a call that is not awaited: it is over before the failure comes, and Node ends the process for an unhandled rejection. Or response.ok not looked at.',
        es: 'un try alrededor de una llamada sin await: termina antes de que llegue la falla, y Node cierra el proceso por un rechazo no atendido. O no mirar response.ok.',
      },
      failures: {
        'not-202': {
          en: 'Your service answered {got} instead of 202.',
          es: 'Tu servicio respondió {got} en lugar de 202.',
        },
        list: {
          en: 'GET /failures answered {got}, not 200 with a list.',
          es: 'GET /failures respondió {got}, no 200 con una lista.',
        },
        missing: {
          en: 'GET /failures does not tell of {id}: {got}',
          es: 'GET /failures no menciona {id}: {got}',
        },
        shape: {
          en: 'GET /failures tells of {id} without its team_id or without a reason: {got}',
          es: 'GET /failures menciona {id} sin su team_id o sin un motivo (reason): {got}',
        },
        'false-alarm': {
          en: 'GET /failures tells of {id}, which took place: {got}',
          es: 'GET /failures menciona {id}, que sí se hizo: {got}',
        },
      },
    },
    independent: {
      points: 1,
      after: ['records-failure'],
      title: { en: 'keeps requests apart', es: 'no mezcla las solicitudes' },
      given: {
        en: 'Several clients asked at the same moment. For team {team}, training answered 503 after {late} ms; the others took {takes} ms and went well.',
        es: 'Varios clientes pidieron en el mismo momento. Para el equipo {team}, training respondió 503 a los {late} ms; lo demás tardó {takes} ms y salió bien.',
      },
      because: {
        en: 'Answers come in any order, and each belongs to its own request: the failure stands under the id and team of the one that failed. And each is sent on at once; none waits for the end of another.',
        es: 'Las respuestas llegan en cualquier orden, y cada una pertenece a su solicitud: la falla queda con el id y el equipo de la que falló. Y cada una se envía de inmediato; ninguna espera a que termine otra.',
      },
      mostOften: {
        en: 'a variable outside the handler that holds the current request, or a chain of promises in which one waits for the other.',
        es: 'una variable fuera del manejador que guarda la solicitud actual, o una cadena de promesas en la que una espera a la otra.',
      },
      failures: {
        queued: {
          en: 'Your service had {got} of {asked} requests under way at the same time.',
          es: 'Tu servicio tuvo {got} de {asked} solicitudes en curso a la vez.',
        },
        mixed: {
          en: 'GET /failures should tell of {id} and team {team} alone; it says {got}',
          es: 'GET /failures debería mencionar solo {id} y el equipo {team}; dice {got}',
        },
      },
    },
    'gives-up': {
      points: 1,
      after: ['records-failure'],
      title: { en: 'gives up a request without an answer', es: 'desiste de una solicitud sin respuesta' },
      given: {
        en: 'TIME_LIMIT_MS was {limit}. training got a request and never answered; another took {late} ms and went well.',
        es: 'TIME_LIMIT_MS era {limit}. training recibió una solicitud y nunca respondió; otra tardó {late} ms y salió bien.',
      },
      because: {
        en: 'That nobody waits does not make silence harmless: open requests pile up, and what never ends is never on record. After the limit the request is withdrawn and recorded as failed (whether the training took place is unknown); until then an answer counts.',
        es: 'Que nadie espere no vuelve inofensivo el silencio: las solicitudes abiertas se acumulan, y lo que nunca termina nunca se registra. Pasado el límite la solicitud se retira y se registra como fallida (no se sabe si el entrenamiento se hizo); hasta entonces una respuesta vale.',
      },
      mostOften: {
        en: 'no time limit in the background (fetch alone waits for 300 s), or a race with a timer, which leaves the request open.',
        es: 'falta un tiempo límite en segundo plano (fetch por sí solo espera 300 s), o una carrera con un temporizador, que deja abierta la solicitud.',
      },
      failures: {
        'not-recorded': {
          en: '{waited} ms after the request GET /failures said nothing of it: {got}',
          es: 'A los {waited} ms de la solicitud GET /failures no decía nada de ella: {got}',
        },
        'too-soon': {
          en: 'After {waited} ms your service had given up a request that was answered in time.',
          es: 'A los {waited} ms tu servicio ya había desistido de una solicitud que recibió respuesta a tiempo.',
        },
        running: {
          en: 'Your request {request} was still open {extra} ms after the limit.',
          es: 'Tu solicitud {request} seguía abierta {extra} ms después del límite.',
        },
      },
    },
  },
});
