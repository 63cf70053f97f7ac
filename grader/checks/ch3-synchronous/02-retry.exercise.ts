import { exercise } from '../exercise.ts';

/** Attempts at one call, the first one included. */
export const ATTEMPTS = 3;
/** Most milliseconds of the first wait; the limit of every later one is twice that of the one before. */
export const BASE_MS = 100;
/** Milliseconds that no wait of the service's own choice exceeds. */
export const CAP_MS = 1000;
/** Milliseconds from the client's request to the deadline, for all attempts and waits together. */
export const TIME_LIMIT_MS = 4000;

export default exercise({
  id: 'ch3/retry',
  slug: 'ch3-synchronous/02-retry',
  tier: 'depth',
  title: { en: 'Asking again, wisely', es: 'Repetir con criterio' },
  buildsOn: 'ch3/squad',
  service: 'squads',
  environment: {
    PLAYERS_URL: 'http://players',
    CUP_URL: 'http://cup',
    ATTEMPTS: String(ATTEMPTS),
    BASE_MS: String(BASE_MS),
    CAP_MS: String(CAP_MS),
    TIME_LIMIT_MS: String(TIME_LIMIT_MS),
  },
  checks: {
    recovers: {
      points: 2,
      title: { en: 'asks again after a passing failure', es: 'vuelve a preguntar tras una falla pasajera' },
      given: {
        en: 'The first request to {host} failed: {how}. From the second on it was well.',
        es: 'La primera solicitud a {host} falló: {how}. Desde la segunda todo estaba bien.',
      },
      because: {
        en: 'A connection refused or broken, in the middle of a body too, and any status from 500 on may be over a moment later. Reading changes nothing, so asking again is safe, and the client gets its 200 with the squad.',
        es: 'Una conexión rechazada o rota, también en medio de un cuerpo, y cualquier estado desde 500 pueden haber pasado un momento después. Leer no cambia nada, así que repetir es seguro, y el cliente recibe su 200 con la convocatoria.',
      },
      mostOften: {
        en: 'one kind of failure that is left out: fetch rejects where no response came, but not for a status such as 503; and a body can break off after a 200.',
        es: 'un tipo de falla que quedó fuera: fetch se rechaza si no llegó respuesta, pero no por un estado como 503; y un cuerpo puede cortarse después de un 200.',
      },
      failures: {
        once: {
          en: 'Your service asked {host} once and answered {got}.',
          es: 'Tu servicio preguntó una sola vez a {host} y respondió {got}.',
        },
        status: {
          en: 'Your service sent {count} requests to {host} and answered {got}.',
          es: 'Tu servicio envió {count} solicitudes a {host} y respondió {got}.',
        },
        squad: {
          en: 'Your service asked again and answered 200, but not with the squad of team {team}: {body}',
          es: 'Tu servicio volvió a preguntar y respondió 200, pero no con la convocatoria del equipo {team}: {body}',
        },
      },
    },
    attempts: {
      points: 1,
      after: ['recovers'],
      title: { en: 'makes exactly as many attempts as configured', es: 'hace exactamente los intentos configurados' },
      given: {
        en: 'ATTEMPTS was {attempts}. Every request to {host} failed: {how}. The service {other} was well.',
        es: 'ATTEMPTS era {attempts}. Toda solicitud a {host} falló: {how}. El servicio {other} estaba bien.',
      },
      because: {
        en: 'ATTEMPTS is for one call and counts its first request too; a call that has its answer is not made again. Each request more is load on whoever is failing, and layers multiply: three attempts in each of two layers are nine. After the last attempt the answer is 502.',
        es: 'ATTEMPTS vale para una llamada y cuenta también su primera solicitud; una llamada que ya tiene respuesta no se repite. Cada solicitud de más es carga para quien está fallando, y las capas se multiplican: tres intentos en cada una de dos capas son nueve. Tras el último intento la respuesta es 502.',
      },
      mostOften: {
        en: 'retries counted in place of attempts, a number in the code, or a loop around both calls, perhaps on top of one around each.',
        es: 'contar reintentos en lugar de intentos, un número fijo en el código, o un ciclo alrededor de ambas llamadas, quizás además de uno en cada una.',
      },
      failures: {
        more: {
          en: 'Your service sent {count} requests to {host}, {difference} too many.',
          es: 'Tu servicio envió {count} solicitudes a {host}, {difference} de más.',
        },
        fewer: {
          en: 'Your service gave up after {count} requests to {host}, {difference} too few.',
          es: 'Tu servicio desistió tras {count} solicitudes a {host}, {difference} de menos.',
        },
        other: {
          en: 'Your service sent {count} requests to {other} as well, though the first one was answered.',
          es: 'Tu servicio envió también {count} solicitudes a {other}, aunque la primera tuvo respuesta.',
        },
        status: {
          en: 'Your service made {attempts} attempts and then answered {got}.',
          es: 'Tu servicio hizo {attempts} intentos y luego respondió {got}.',
        },
      },
    },
    'only-useful': {
      points: 2,
      after: ['recovers'],
      title: { en: 'repeats only where it can help', es: 'repite solo cuando puede servir' },
      given: {
        en: 'The service {host} answered {code}.',
        es: 'El servicio {host} respondió {code}.',
      },
      because: {
        en: 'A 4xx says that the request itself is at fault: the same request gets the same answer. An unknown team is 404 for the client too; any other refusal is 502. Two are different: 408 (it did not arrive in time) and 429 (too many for now) speak of the moment, and are worth another attempt.',
        es: 'Un 4xx dice que el problema es la solicitud misma: la misma solicitud recibe la misma respuesta. Un equipo desconocido es 404 también para el cliente; cualquier otro rechazo es 502. Dos son distintos: 408 (no llegó a tiempo) y 429 (demasiadas por ahora) hablan del momento y merecen otro intento.',
      },
      mostOften: {
        en: 'a loop that repeats for every error, or one that repeats for 5xx only.',
        es: 'un ciclo que repite ante todo error, o uno que repite solo ante 5xx.',
      },
      failures: {
        repeated: {
          en: 'Your service sent the same request {count} times.',
          es: 'Tu servicio envió {count} veces la misma solicitud.',
        },
        'given-up': {
          en: 'Your service did not ask again and answered {got}; the second answer would have been a good one.',
          es: 'Tu servicio no volvió a preguntar y respondió {got}; la segunda respuesta habría sido buena.',
        },
        status: {
          en: 'Your service answered {got} instead of {wanted}.',
          es: 'Tu servicio respondió {got} en lugar de {wanted}.',
        },
      },
    },
    'spreads-waits': {
      points: 2,
      after: ['attempts'],
      title: { en: 'waits at random within a growing limit', es: 'espera al azar dentro de un límite creciente' },
      given: {
        en: 'ATTEMPTS was {attempts}, BASE_MS {base}, CAP_MS {cap}. The service players answered 503 every time; {calls} calls of the client were looked at.',
        es: 'ATTEMPTS era {attempts}, BASE_MS {base}, CAP_MS {cap}. El servicio players respondió 503 siempre; se observaron {calls} llamadas del cliente.',
      },
      because: {
        en: 'The wait after failure n (n = 0, 1, 2, …) is drawn evenly from 0 to min(CAP_MS, BASE_MS · 2ⁿ). The limit grows, to give a failing service room; and the draw takes all of it, because callers that failed at the same time and wait alike come back at the same time.',
        es: 'La espera tras la falla n (n = 0, 1, 2, …) se sortea de modo uniforme entre 0 y min(CAP_MS, BASE_MS · 2ⁿ). El límite crece, para dar aire a un servicio que falla; y el sorteo lo abarca entero, porque quienes fallaron a la vez y esperan igual vuelven a la vez.',
      },
      mostOften: {
        en: 'a wait that is fixed, or random in one part only, or an exponent that starts at 1.',
        es: 'una espera fija, o aleatoria solo en una parte, o un exponente que empieza en 1.',
      },
      failures: {
        'too-long': {
          en: 'Before attempt {attempt} your service waited {waited} ms; its limit there is {limit} ms.',
          es: 'Antes del intento {attempt} tu servicio esperó {waited} ms; ahí su límite es {limit} ms.',
        },
        hasty: {
          en: 'None of the {count} waits was longer than {longest} % of its limit: the attempts came in haste.',
          es: 'Ninguna de las {count} esperas pasó del {longest} % de su límite: los intentos llegaron con prisa.',
        },
        same: {
          en: 'In every call your service waited alike: {waited} ms before attempt {attempt}, each time.',
          es: 'En todas las llamadas tu servicio esperó igual: {waited} ms antes del intento {attempt}, cada vez.',
        },
        narrow: {
          en: 'None of the {count} waits was shorter than {shortest} % of its limit: only a part of the range is ever drawn.',
          es: 'Ninguna de las {count} esperas bajó del {shortest} % de su límite: solo se sortea una parte del rango.',
        },
        flat: {
          en: 'The waits do not grow as they should: where the limit is {limit} ms, the longest of {count} was {waited} ms.',
          es: 'Las esperas no crecen como deberían: donde el límite es {limit} ms, la más larga de {count} fue de {waited} ms.',
        },
      },
    },
    'retry-after': {
      points: 1,
      after: ['recovers'],
      title: { en: 'honours Retry-After in both its forms', es: 'respeta Retry-After en sus dos formas' },
      given: {
        en: 'TIME_LIMIT_MS was {limit}. The service {host} answered 503 with "Retry-After: {header}", that is {due} ms later; from then on it was well.',
        es: 'TIME_LIMIT_MS era {limit}. El servicio {host} respondió 503 con "Retry-After: {header}", es decir, {due} ms después; desde entonces estaba bien.',
      },
      because: {
        en: 'Whoever is overloaded knows best when to come back, and says so in seconds or as an HTTP date. No attempt comes before that, and the next one comes at most one wait of your own later. CAP_MS is for your own waits, not for this one.',
        es: 'Quien está sobrecargado sabe mejor cuándo conviene volver, y lo dice en segundos o como fecha HTTP. Ningún intento llega antes, y el siguiente llega a lo más una espera propia después. CAP_MS rige tus propias esperas, no esta.',
      },
      mostOften: {
        en: 'a header that is not read, or cut to CAP_MS, or read as seconds only: Number of a date is NaN, and a timer takes NaN for 1 ms.',
        es: 'una cabecera que no se lee, o que se recorta a CAP_MS, o se lee solo como segundos: Number de una fecha es NaN, y un temporizador toma NaN como 1 ms.',
      },
      failures: {
        early: {
          en: 'Your service asked again after {waited} ms.',
          es: 'Tu servicio volvió a preguntar a los {waited} ms.',
        },
        late: {
          en: 'Your service asked again only after {waited} ms.',
          es: 'Tu servicio no volvió a preguntar hasta los {waited} ms.',
        },
        'given-up': {
          en: 'Your service did not ask again and answered {got}, though there was time for it.',
          es: 'Tu servicio no volvió a preguntar y respondió {got}, aunque había tiempo.',
        },
        status: {
          en: 'Your service waited as it was told, asked again, and yet answered {got}.',
          es: 'Tu servicio esperó lo indicado, volvió a preguntar y, sin embargo, respondió {got}.',
        },
      },
    },
    'one-deadline': {
      points: 1,
      after: ['attempts'],
      title: { en: 'keeps one deadline for all attempts', es: 'mantiene un solo plazo para todos los intentos' },
      given: {
        en: 'TIME_LIMIT_MS was {limit}. The service {host} took {late} ms for each answer, and each was 503.',
        es: 'TIME_LIMIT_MS era {limit}. El servicio {host} tardó {late} ms en cada respuesta, y cada una fue 503.',
      },
      because: {
        en: 'The client waits for an answer, not for an attempt: TIME_LIMIT_MS runs from its request, over every attempt and every wait. At that deadline an attempt was still running, so what it would have said is unknown: 504. After it nothing starts, for the client has its answer.',
        es: 'El cliente espera una respuesta, no un intento: TIME_LIMIT_MS corre desde su solicitud, a través de todos los intentos y esperas. Al cumplirse el plazo un intento seguía en curso, así que no se sabe qué habría dicho: 504. Después no empieza nada más, pues el cliente ya tiene su respuesta.',
      },
      mostOften: {
        en: 'a fresh time limit for each attempt, or Promise.race: it answers in time, and the losing side goes on asking.',
        es: 'un tiempo límite nuevo en cada intento, o Promise.race: responde a tiempo y el lado perdedor sigue preguntando.',
      },
      failures: {
        slow: {
          en: 'Your service kept the client waiting for {took} ms.',
          es: 'Tu servicio hizo esperar {took} ms al cliente.',
        },
        status: {
          en: 'Your service answered {got} after {took} ms.',
          es: 'Tu servicio respondió {got} a los {took} ms.',
        },
        after: {
          en: 'Your service answered in time, but sent {request} {after} ms after the deadline.',
          es: 'Tu servicio respondió a tiempo, pero envió {request} {after} ms después del plazo.',
        },
      },
    },
    'no-vain-wait': {
      points: 1,
      after: ['retry-after', 'one-deadline'],
      title: { en: 'begins no wait that outlasts the deadline', es: 'no inicia una espera que sobrepase el plazo' },
      given: {
        en: 'TIME_LIMIT_MS was {limit}. The service {host} answered 503 with "Retry-After: {header}", which lies after the deadline.',
        es: 'TIME_LIMIT_MS era {limit}. El servicio {host} respondió 503 con "Retry-After: {header}", que cae después del plazo.',
      },
      because: {
        en: 'No attempt may come before that, and none after the deadline, so none is left, and that is known at once: the client learns it now and can do something else. The answer is 502 and not 504, for nothing is unknown here: the service was asked, and it failed.',
        es: 'Ningún intento debe llegar antes de eso ni después del plazo, así que no queda ninguno, y eso se sabe de inmediato: el cliente se entera ahora y puede hacer otra cosa. La respuesta es 502 y no 504, porque aquí nada se desconoce: se preguntó al servicio y falló.',
      },
      mostOften: {
        en: 'a wait that is begun and then cut off or shortened, where it could have been compared with the time left.',
        es: 'una espera que se inicia y luego se corta o se acorta, cuando se podía comparar con el tiempo que queda.',
      },
      failures: {
        waited: {
          en: 'Your service answered {got} only after {took} ms.',
          es: 'Tu servicio respondió {got} solo a los {took} ms.',
        },
        asked: {
          en: 'Your service sent {count} requests to {host} all the same.',
          es: 'Tu servicio envió de todos modos {count} solicitudes a {host}.',
        },
        status: {
          en: 'Your service answered at once, but with {got}.',
          es: 'Tu servicio respondió de inmediato, pero con {got}.',
        },
      },
    },
  },
});
