import { exercise } from '../exercise.ts';

/** What a check can do that makes it no check at all, whatever it was handed. */
const COMMON = {
  shape: {
    en: 'Your check returned {got}, not a list of texts.',
    es: 'Tu comprobación devolvió {got}, no una lista de textos.',
  },
  threw: {
    en: 'Your check threw {error}. A complaint is a text in the list that it returns.',
    es: 'Tu comprobación lanzó {error}. Una queja es un texto en la lista que devuelve.',
  },
  open: {
    en: 'Your check never came to an end: it waits for something that does not happen.',
    es: 'Tu comprobación nunca terminó: espera algo que no ocurre.',
  },
  'bad-call': {
    en: 'Your check called world.call({got}). It takes { method, path, body }, with method in capitals and path from the slash on.',
    es: 'Tu comprobación llamó world.call({got}). Recibe { method, path, body }, con method en mayúsculas y path desde la barra.',
  },
  'bad-fault': {
    en: 'Your check called world.fault({got}). The kinds are {known}; late has ms, status a status, missing-field a field; times is a whole number from 1.',
    es: 'Tu comprobación llamó world.fault({got}). Los tipos son {known}; late lleva ms, status un status, missing-field un field; times es un entero desde 1.',
  },
} as const;

/** The same of checks that are handed planted services and a right one. */
const AMONG_PLANTED = {
  accused: {
    en: 'Your check complained of the right service that stood among them: {complaint}',
    es: 'Tu comprobación se quejó del servicio correcto que estaba entre ellos: {complaint}',
  },
  ...COMMON,
} as const;

export default exercise({
  id: 'ch2/catch-it',
  slug: 'ch2-failures/07-catch-it',
  tier: 'depth',
  title: { en: 'Catch it', es: 'Atrápalo' },
  service: 'check',
  environment: {},
  exports: { check: 'function' },
  // The stub tries one thing already, and returns what a check returns.
  mends: true,
  checks: {
    'returns-complaints': {
      points: 0,
      title: { en: 'returns a list of complaints', es: 'devuelve una lista de quejas' },
      given: {
        en: 'Your check was handed a service that keeps the contract.',
        es: 'Tu comprobación recibió un servicio que cumple el contrato.',
      },
      because: {
        en: 'check(world) returns, or resolves to, a list of texts: empty where it has nothing to complain of. Whoever reads a complaint wants to know what the service did, and yes or no does not say.',
        es: 'check(world) devuelve una lista de textos, o una promesa de ella: vacía si no tiene quejas. Quien lee una queja quiere saber qué hizo el servicio, y un sí o un no no lo dicen.',
      },
      mostOften: {
        en: 'a return that is missing, an await that is missing, or a verdict in place of its reasons.',
        es: 'un return que falta, un await que falta, o un veredicto en lugar de sus razones.',
      },
      failures: COMMON,
    },
    'tells-apart': {
      points: 3,
      after: ['returns-complaints'],
      title: { en: 'lets right services pass', es: 'deja pasar los servicios correctos' },
      given: {
        en: 'Your check was handed, one after the other, three services that keep the contract, each in its own style, and one that answers 201 and asks nobody.',
        es: 'Tu comprobación recibió, uno tras otro, tres servicios que cumplen el contrato, cada uno a su manera, y uno que responde 201 sin preguntar a nadie.',
      },
      because: {
        en: 'A check that complains of what the contract allows is switched off after a week, and then it protects nobody. One that believes what a service says of itself protects nobody from the start. What the contract leaves open, a check leaves open.',
        es: 'Una comprobación que se queja de lo que el contrato permite se desactiva a la semana, y entonces no protege a nadie. Una que cree lo que el servicio dice de sí mismo no protege a nadie desde el comienzo. Lo que el contrato deja abierto, la comprobación lo deja abierto.',
      },
      mostOften: {
        en: 'an exact number, time, key or body where the contract gives a range, an answer that is never compared with what took place, or a list of complaints outside of check, which is never empty again.',
        es: 'un número, tiempo, clave o cuerpo exacto donde el contrato da un margen, una respuesta que nunca se compara con lo que ocurrió, o una lista de quejas fuera de check, que nunca vuelve a estar vacía.',
      },
      failures: {
        plain: {
          en: 'Your check complained of a right service, the simplest of them: three attempts, one right after the other. It said: {complaint}',
          es: 'Tu comprobación se quejó de un servicio correcto, el más simple: tres intentos, uno justo después del otro. Dijo: {complaint}',
        },
        patient: {
          en: 'Your check complained of a right service: it makes two attempts with a pause between them, puts its key in quotes and says more than it must. It said: {complaint}',
          es: 'Tu comprobación se quejó de un servicio correcto: hace dos intentos con una pausa entre ellos, pone su clave entre comillas y dice más de lo que debe. Dijo: {complaint}',
        },
        reader: {
          en: 'Your check complained of a right service: after a success it reads the training again with GET, and its limit is a little under a second. It said: {complaint}',
          es: 'Tu comprobación se quejó de un servicio correcto: tras un éxito vuelve a leer el entrenamiento con GET, y su límite es algo menor que un segundo. Dijo: {complaint}',
        },
        'made-up': {
          en: 'Your check had no complaint of the service that answers 201 and asks nobody: what it tells of never took place.',
          es: 'Tu comprobación no tuvo quejas del servicio que responde 201 sin preguntar a nadie: lo que cuenta nunca ocurrió.',
        },
        ...COMMON,
      },
    },
    'catches-silence': {
      points: 2,
      after: ['tells-apart'],
      title: { en: 'catches who cannot stand silence', es: 'atrapa a quien no resiste el silencio' },
      given: {
        en: 'Your check was handed services that keep the contract, one of them all of it, the others but for one point: what they do when an answer does not come, or only half of it.',
        es: 'Tu comprobación recibió servicios que cumplen el contrato, uno de ellos entero, los demás salvo en un punto: qué hacen cuando una respuesta no llega, o llega a medias.',
      },
      because: {
        en: 'Silence looks different from inside at each stage: before the headers, in the middle of the body, after the connection broke. A check has to put the service into each of them, look at the time of its answer, and at what it leaves running.',
        es: 'El silencio se ve distinto por dentro en cada etapa: antes de las cabeceras, a mitad del cuerpo, después de que se cortó la conexión. Una comprobación debe poner al servicio en cada una, y mirar la hora de su respuesta y lo que deja en curso.',
      },
      mostOften: {
        en: 'only one way of failing tried, or only the answer looked at and not the journal.',
        es: 'probar una sola manera de fallar, o mirar solo la respuesta y no el journal.',
      },
      failures: {
        'no-limit': {
          en: 'One slipped through: it has no time limit at all, and waits as long as fetch lets it.',
          es: 'Uno se escapó: no tiene ningún tiempo límite, y espera tanto como fetch lo deje.',
        },
        'headers-only': {
          en: 'One slipped through: its time limit ends with the headers, so that a body that stops half-way holds it up for minutes.',
          es: 'Uno se escapó: su tiempo límite termina con las cabeceras, así que un cuerpo que se detiene a la mitad lo retiene minutos.',
        },
        race: {
          en: 'One slipped through: it stops waiting in time, but never withdraws the request, which goes on behind its back.',
          es: 'Uno se escapó: deja de esperar a tiempo, pero nunca retira la solicitud, que sigue a sus espaldas.',
        },
        'body-outside': {
          en: 'One slipped through: it answers 500 when the connection breaks, or the JSON ends, in the middle of the body.',
          es: 'Uno se escapó: responde 500 si la conexión se corta, o el JSON termina, a mitad del cuerpo.',
        },
        ...AMONG_PLANTED,
      },
    },
    'catches-repeats': {
      points: 3,
      after: ['tells-apart'],
      title: { en: 'catches who repeats wrongly', es: 'atrapa a quien repite mal' },
      given: {
        en: 'Your check was handed services that keep the contract, one of them all of it, the others but for one point: how they repeat a request.',
        es: 'Tu comprobación recibió servicios que cumplen el contrato, uno de ellos entero, los demás salvo en un punto: cómo repiten una solicitud.',
      },
      because: {
        en: 'To the client a wrong repetition looks like success. It shows in the number of attempts, in their keys, in when each begins, and in what took place how often: in the journal.',
        es: 'Para el cliente una repetición mal hecha se ve como un éxito. Se nota en el número de intentos, en sus claves, en cuándo empieza cada uno y en cuántas veces ocurrió algo: en el journal.',
      },
      mostOften: {
        en: 'one booking only, a reply that is never lost, or attempts that are not counted.',
        es: 'una sola reserva, una respuesta que nunca se pierde, o intentos que no se cuentan.',
      },
      failures: {
        'new-keys': {
          en: 'One slipped through: each of its attempts has a new Idempotency-Key, so that a lost reply becomes a second training.',
          es: 'Uno se escapó: cada intento lleva una Idempotency-Key nueva, así que una respuesta perdida se vuelve un segundo entrenamiento.',
        },
        'one-key': {
          en: 'One slipped through: all of its bookings have one Idempotency-Key, so that the second is answered with the first, or refused.',
          es: 'Uno se escapó: todas sus reservas llevan una misma Idempotency-Key, así que la segunda se responde con la primera, o se rechaza.',
        },
        'repeats-refusals': {
          en: 'One slipped through: it repeats what training has refused with a 4xx.',
          es: 'Uno se escapó: repite lo que training rechazó con un 4xx.',
        },
        'too-often': {
          en: 'One slipped through: it makes more attempts than the contract allows.',
          es: 'Uno se escapó: hace más intentos de los que permite el contrato.',
        },
        once: {
          en: 'One slipped through: it gives up after the first attempt.',
          es: 'Uno se escapó: desiste después del primer intento.',
        },
        'all-at-once': {
          en: 'One slipped through: it does not wait for the end of an attempt before it makes the next.',
          es: 'Uno se escapó: no espera el final de un intento para hacer el siguiente.',
        },
        ...AMONG_PLANTED,
      },
    },
    'catches-outcomes': {
      points: 2,
      after: ['tells-apart'],
      title: { en: 'catches who tells a false outcome', es: 'atrapa a quien cuenta un resultado falso' },
      given: {
        en: 'Your check was handed services that keep the contract, one of them all of it, the others but for one point: what they tell the client of the outcome.',
        es: 'Tu comprobación recibió servicios que cumplen el contrato, uno de ellos entero, los demás salvo en un punto: qué le cuentan al cliente del resultado.',
      },
      because: {
        en: 'Executed, surely not executed, unknown: the client acts on it. It books anew after the second, and must not after the third. So a check puts the service into a state in which it knows the truth, and compares.',
        es: 'Ejecutado, seguro que no, desconocido: el cliente actúa según eso. Tras lo segundo reserva de nuevo, y tras lo tercero no debe. Por eso una comprobación pone al servicio en una situación cuya verdad conoce, y compara.',
      },
      mostOften: {
        en: 'a status compared and the outcome not, or a wrong answer of training that was never tried.',
        es: 'comparar el estado y no el outcome, o no probar nunca una respuesta incorrecta de training.',
      },
      failures: {
        'silence-is-failure': {
          en: 'One slipped through: when no answer comes it says that nothing was executed.',
          es: 'Uno se escapó: si no llega respuesta dice que no se ejecutó nada.',
        },
        'refused-is-unknown': {
          en: 'One slipped through: when every connection is refused it says unknown, though it could know.',
          es: 'Uno se escapó: si se rechazan todas las conexiones dice que no se sabe, aunque podría saberlo.',
        },
        'status-ignored': {
          en: 'One slipped through: it does not look at the status, and calls an error of training a booking.',
          es: 'Uno se escapó: no mira el estado, y llama reserva a un error de training.',
        },
        incomplete: {
          en: 'One slipped through: it calls it a booking when training answers 201 and leaves out id or pitch.',
          es: 'Uno se escapó: lo llama reserva cuando training responde 201 y omite id o pitch.',
        },
        ...AMONG_PLANTED,
      },
    },
  },
});
