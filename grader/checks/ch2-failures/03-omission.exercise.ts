import { exercise } from '../exercise.ts';

/** Milliseconds after which an attempt is given up. */
export const TIME_LIMIT_MS = 1000;
/** Milliseconds between two attempts. */
export const PAUSE_MS = 200;

export default exercise({
  id: 'ch2/omission',
  slug: 'ch2-failures/03-omission',
  tier: 'core',
  title: {
    en: 'A training request whose reply may be lost',
    es: 'Un entrenamiento cuya respuesta puede perderse',
  },
  service: 'coach',
  environment: {
    TRAINING_URL: 'http://training',
    ATTEMPTS: '3',
    PAUSE_MS: String(PAUSE_MS),
    TIME_LIMIT_MS: String(TIME_LIMIT_MS),
  },
  calls: [{ request: 'POST /teams/{team.id}/trainings', body: { focus: 'attack', minutes: 60 } }],
  checks: {
    answers: {
      points: 1,
      title: { en: 'answers with the training', es: 'responde con el entrenamiento' },
      given: {
        en: 'The training service was well; the client asked it, through you, to train team {team}.',
        es: 'El servicio training estaba bien; el cliente pidió, a través de ti, un entrenamiento del equipo {team}.',
      },
      because: {
        en: 'One POST /trainings with an Idempotency-Key and { team_id, focus, minutes } as JSON; its 201 goes to the client as it is, pitch included.',
        es: 'Basta un POST /trainings con Idempotency-Key y { team_id, focus, minutes } en JSON; su 201 llega al cliente tal cual, con pitch.',
      },
      mostOften: {
        en: 'a header or a field that is missing: the answer of training names it.',
        es: 'una cabecera o un campo que falta: la respuesta de training lo nombra.',
      },
      failures: {
        'asks-nobody': {
          en: 'Your service answered {got} without asking training.',
          es: 'Tu servicio respondió {got} sin preguntarle a training.',
        },
        refused: {
          en: 'training answered {status} to your request: {why}',
          es: 'training respondió {status} a tu solicitud: {why}',
        },
        twice: {
          en: 'Your service asked {count} times, though the first answer was there after {first} ms.',
          es: 'Tu servicio preguntó {count} veces, aunque la primera respuesta estaba a los {first} ms.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        shape: {
          en: 'Your service answered 201, but not with the training that training told: {got}',
          es: 'Tu servicio respondió 201, pero no con el entrenamiento que entregó training: {got}',
        },
      },
    },
    'time-limit': {
      points: 1,
      after: ['answers'],
      title: { en: 'gives an attempt up when its time is over', es: 'abandona un intento cuando se agota su tiempo' },
      given: {
        en: 'The first attempt met this failure of the matrix: {what}. An attempt has {limit} ms.',
        es: 'Al primer intento le ocurrió esta falla de la matriz: {what}. Un intento tiene {limit} ms.',
      },
      because: {
        en: 'The limit covers all of the answer, the last byte of the body included. Before it the answer is good; after it the client waits for nothing.',
        es: 'El límite abarca toda la respuesta, hasta el último byte del cuerpo. Antes de él la respuesta sirve; después, el cliente espera en vano.',
      },
      mostOften: {
        en: 'a timer that is stopped once the headers are there; AbortSignal.timeout also covers reading the body.',
        es: 'un temporizador que se detiene al llegar las cabeceras; AbortSignal.timeout también abarca la lectura del cuerpo.',
      },
      failures: {
        'too-soon': {
          en: 'Your service gave the attempt up after {took} ms.',
          es: 'Tu servicio abandonó el intento a los {took} ms.',
        },
        waited: {
          en: 'After {took} ms your service had neither tried again nor answered.',
          es: 'A los {took} ms tu servicio no había vuelto a intentar ni había respondido.',
        },
        'gave-up': {
          en: 'Your service sent no second attempt, and answered {got} after {took} ms.',
          es: 'Tu servicio no envió un segundo intento y respondió {got} a los {took} ms.',
          mostOften: {
            en: 'one AbortSignal.timeout for all attempts: once it has fired, fetch rejects without sending anything. Each attempt needs its own.',
            es: 'un solo AbortSignal.timeout para todos los intentos: una vez vencido, fetch se rechaza sin enviar nada. Cada intento necesita el suyo.',
          },
        },
        late: {
          en: 'Your service tried again only {took} ms after the attempt had begun.',
          es: 'Tu servicio volvió a intentar recién {took} ms después de iniciado el intento.',
        },
      },
    },
    withdraws: {
      points: 1,
      after: ['time-limit'],
      title: { en: 'withdraws the attempt that it gave up', es: 'retira el intento que abandonó' },
      given: {
        en: 'The first attempt met this failure of the matrix: {what}. An attempt has {limit} ms.',
        es: 'Al primer intento le ocurrió esta falla de la matriz: {what}. Un intento tiene {limit} ms.',
      },
      because: {
        en: 'A request nobody waits for holds a connection on both sides, and its answer may still come when you have said something else.',
        es: 'Una solicitud que ya nadie espera ocupa una conexión en ambos lados, y su respuesta puede llegar cuando ya dijiste otra cosa.',
      },
      mostOften: {
        en: 'Promise.race with a timer: it only stops listening. A signal given to fetch closes the connection.',
        es: 'Promise.race con un temporizador: solo deja de escuchar. Una señal entregada a fetch cierra la conexión.',
      },
      failures: {
        running: {
          en: '{request} was still open {extra} ms after its limit.',
          es: '{request} seguía abierta {extra} ms después de su límite.',
        },
      },
    },
    'asks-again': {
      points: 1,
      after: ['time-limit'],
      title: { en: 'asks again after an attempt without a result', es: 'vuelve a pedir tras un intento sin resultado' },
      given: {
        en: 'The first attempt met this failure of the matrix: {what}. The second would have been answered.',
        es: 'Al primer intento le ocurrió esta falla de la matriz: {what}. El segundo habría recibido respuesta.',
      },
      because: {
        en: 'With an Idempotency-Key asking again is harmless, and it is the only way to learn the outcome: the answer is 201 with the training.',
        es: 'Con una Idempotency-Key, volver a pedir no hace daño y es la única forma de conocer el resultado: la respuesta es 201 con el entrenamiento.',
      },
      mostOften: {
        en: 'an attempt that counts as done when the status is there, or a catch that knows one kind of error only.',
        es: 'un intento que se da por hecho al llegar el estado, o un catch que conoce un solo tipo de error.',
      },
      failures: {
        once: {
          en: 'Your service asked once and answered {got}.',
          es: 'Tu servicio pidió una sola vez y respondió {got}.',
        },
        status: {
          en: 'Your service asked {count} times and answered {got}.',
          es: 'Tu servicio pidió {count} veces y respondió {got}.',
        },
        shape: {
          en: 'Your service answered 201, but not with the training: {body}',
          es: 'Tu servicio respondió 201, pero no con el entrenamiento: {body}',
        },
      },
    },
    'one-effect': {
      points: 1,
      after: ['asks-again'],
      title: { en: 'one training, however many attempts', es: 'un entrenamiento, sin importar los intentos' },
      given: {
        en: 'training carried the first attempt out, and its answer met this failure of the matrix: {what}.',
        es: 'training ejecutó el primer intento y a su respuesta le ocurrió esta falla de la matriz: {what}.',
      },
      because: {
        en: 'The key names the operation. Under the same key training recognises the repetition and gives the first answer again; under another one the team trains twice.',
        es: 'La clave nombra la operación. Con la misma clave, training reconoce la repetición y entrega otra vez la primera respuesta; con otra, el equipo entrena dos veces.',
      },
      mostOften: {
        en: 'a key that is made inside the function that makes one attempt.',
        es: 'una clave que se crea dentro de la función que hace un intento.',
      },
      failures: {
        twice: {
          en: 'The team trained {count} times: attempt 1 had the key {first}, attempt 2 the key {second}.',
          es: 'El equipo entrenó {count} veces: el intento 1 llevaba la clave {first}; el intento 2, la clave {second}.',
        },
      },
    },
    'new-key': {
      points: 1,
      after: ['answers'],
      title: { en: 'a new operation gets a new key', es: 'una operación nueva lleva una clave nueva' },
      given: {
        en: 'The client asked twice for the same training, on purpose: the same words, two trainings.',
        es: 'El cliente pidió dos veces el mismo entrenamiento, a propósito: las mismas palabras, dos entrenamientos.',
      },
      because: {
        en: 'Equal content is no repetition: a coach may want two equal trainings. Only the attempts of one operation share a key.',
        es: 'Un contenido igual no es una repetición: se pueden querer dos entrenamientos iguales. Solo comparten clave los intentos de una misma operación.',
      },
      mostOften: {
        en: 'a key made of the content, of the time or of a counter that begins anew; crypto.randomUUID() has none of these problems.',
        es: 'una clave hecha del contenido, de la hora o de un contador que vuelve a empezar; crypto.randomUUID() no tiene esos problemas.',
      },
      failures: {
        'same-at-once': {
          en: 'It asked twice at the same moment; both operations had the key {key}, so that one of them did nothing.',
          es: 'Pidió dos veces al mismo tiempo; ambas operaciones llevaban la clave {key}, así que una no hizo nada.',
        },
        'same-later': {
          en: 'It asked again after the first answer; both operations had the key {key}, so that the second did nothing.',
          es: 'Volvió a pedir tras la primera respuesta; ambas operaciones llevaban la clave {key}, así que la segunda no hizo nada.',
        },
        'same-restarted': {
          en: 'Your service was restarted in between; both operations had the key {key}, so that the second did nothing.',
          es: 'Tu servicio se reinició entre ambas; las dos llevaban la clave {key}, así que la segunda no hizo nada.',
        },
        status: {
          en: 'Your service answered {got} to one of them.',
          es: 'Tu servicio respondió {got} a una de ellas.',
        },
      },
    },
    attempts: {
      points: 1,
      after: ['withdraws', 'asks-again'],
      title: { en: 'makes exactly as many attempts as allowed', es: 'hace exactamente los intentos permitidos' },
      given: {
        en: 'Each attempt met this failure of the matrix: {what}. ATTEMPTS was {attempts}, PAUSE_MS {pause}.',
        es: 'A cada intento le ocurrió esta falla de la matriz: {what}. ATTEMPTS era {attempts} y PAUSE_MS, {pause}.',
      },
      because: {
        en: 'The first request is an attempt too: three attempts are two repetitions. The pause gives the other side time to recover.',
        es: 'La primera solicitud también es un intento: tres intentos son dos repeticiones. La pausa da tiempo al otro lado para recuperarse.',
      },
      mostOften: {
        en: 'counting repetitions instead of requests, or a number written into the code.',
        es: 'contar las repeticiones en lugar de las solicitudes, o un número escrito en el código.',
      },
      failures: {
        count: { en: 'Requests that your service made: {count}.', es: 'Solicitudes que hizo tu servicio: {count}.' },
        hasty: {
          en: 'Your service asked again {waited} ms after the end of an attempt.',
          es: 'Tu servicio volvió a pedir {waited} ms después del fin de un intento.',
        },
      },
    },
    'still-running': {
      points: 1,
      after: ['one-effect'],
      title: { en: 'takes "still running" for no refusal', es: 'no toma "aún en curso" por un rechazo' },
      given: {
        en: 'training needed {takes} ms; to attempt 2 it answered 409 still-running, with attempt 3 it would have been done.',
        es: 'training necesitaba {takes} ms; al intento 2 respondió 409 still-running y con el intento 3 habría terminado.',
      },
      because: {
        en: 'This 409 says that an attempt with this key arrived and is being worked on: there is no result yet, and asking again brings it.',
        es: 'Este 409 dice que un intento con esta clave llegó y está en curso: aún no hay resultado, y volver a pedir lo trae.',
      },
      mostOften: {
        en: 'a branch that takes every 4xx for "it did nothing".',
        es: 'una rama que toma todo 4xx por "no hizo nada".',
      },
      failures: {
        denied: {
          en: 'Attempts: {count}. Your service answered {got}, and the training took place.',
          es: 'Intentos: {count}. Tu servicio respondió {got}, y el entrenamiento se hizo.',
        },
      },
    },
    unknown: {
      points: 1,
      after: ['attempts'],
      title: { en: 'says "unknown" where nobody can know', es: 'dice "unknown" cuando nadie puede saberlo' },
      given: {
        en: 'The three attempts met these failures of the matrix, in this order: {what}. (The team did train.)',
        es: 'A los tres intentos les ocurrieron estas fallas de la matriz, en este orden: {what}. (El equipo sí entrenó.)',
      },
      because: {
        en: 'An attempt that arrived may have been carried out. Your service cannot know, so it answers 504 {"outcome": "unknown"}: whoever reads "not-executed" asks again with a new key.',
        es: 'Un intento que llegó puede haberse ejecutado. Tu servicio no puede saberlo, así que responde 504 {"outcome": "unknown"}: quien lee "not-executed" vuelve a pedir con otra clave.',
      },
      mostOften: {
        en: 'taking the last attempt for the whole story, or an error for a "no".',
        es: 'tomar el último intento por toda la historia, o un error por un "no".',
      },
      failures: {
        denied: {
          en: 'Your service answered {got}: that it surely did not happen.',
          es: 'Tu servicio respondió {got}: que con seguridad no se hizo.',
        },
        claimed: {
          en: 'Your service answered {got}: that it was done, though no attempt said so.',
          es: 'Tu servicio respondió {got}: que se hizo, aunque ningún intento lo dijo.',
        },
        other: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
      },
    },
    'not-executed': {
      points: 1,
      after: ['answers'],
      title: { en: 'says "not executed" where that is certain', es: 'dice "not-executed" cuando es seguro' },
      given: {
        en: 'Each attempt met this: {what}.',
        es: 'A cada intento le ocurrió esto: {what}.',
      },
      because: {
        en: 'A connection that nobody accepted carries no request, and a 4xx says that it was understood and refused: both are certain. The answer is {expected} {"outcome": "not-executed"}; a refusal is not asked again.',
        es: 'Una conexión que nadie acepta no lleva ninguna solicitud, y un 4xx dice que se entendió y se rechazó: ambos son seguros. La respuesta es {expected} {"outcome": "not-executed"}; un rechazo no se repite.',
      },
      mostOften: {
        en: 'treating all errors alike; error.cause.code is ECONNREFUSED where nobody listens.',
        es: 'tratar todos los errores igual; error.cause.code es ECONNREFUSED cuando nadie escucha.',
      },
      failures: {
        vague: {
          en: 'Your service answered {got}.',
          es: 'Tu servicio respondió {got}.',
        },
        repeated: {
          en: 'Your service asked {count} times, though the first answer was final.',
          es: 'Tu servicio preguntó {count} veces, aunque la primera respuesta era definitiva.',
        },
      },
    },
  },
});
