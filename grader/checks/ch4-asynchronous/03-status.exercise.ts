import { exercise } from '../exercise.ts';

const HOUR = 3_600_000;
/** Milliseconds after which a request that nobody decided on has expired. */
export const EXPIRES_MS = 72 * HOUR;
/** Milliseconds between two attempts, at least. */
export const RETRY_MS = 5000;
/** Milliseconds that one attempt may take. */
export const TIME_LIMIT_MS = 120_000;

export default exercise({
  id: 'ch4/status',
  slug: 'ch4-asynchronous/03-status',
  tier: 'core',
  title: { en: 'How does my request stand?', es: '¿En qué está mi solicitud?' },
  buildsOn: 'ch4/train',
  service: 'coach',
  environment: {
    APPROVAL_URL: 'http://approval',
    TRAINING_URL: 'http://training',
    EXPIRES_MS: String(EXPIRES_MS),
    RETRY_MS: String(RETRY_MS),
    TIME_LIMIT_MS: String(TIME_LIMIT_MS),
  },
  calls: [
    {
      request: 'POST /teams/{team.id}/trainings',
      headers: { 'Idempotency-Key': 'k-1' },
      body: { focus: 'attack', minutes: 60 },
    },
  ],
  checks: {
    'location-resolves': {
      points: 1,
      title: { en: 'says where the request can be followed', es: 'dice dónde se puede seguir la solicitud' },
      given: {
        en: 'The client asked for a training of team {team}, and looked at its Location at once and {hours} hours later. Nobody had decided yet.',
        es: 'El cliente pidió un entrenamiento del equipo {team}, y miró su Location de inmediato y {hours} horas después. Nadie había decidido aún.',
      },
      because: {
        en: '202 has a Location and a Retry-After. The Location is there from the first moment: 200 with {"id", "state": "pending"} and Retry-After while there is nothing more to say. Another id is 404. Without it the client has no way to follow its request.',
        es: 'El 202 trae Location y Retry-After. La Location existe desde el primer momento: 200 con {"id", "state": "pending"} y Retry-After mientras no haya más que decir. Otro id es 404. Sin ella, el cliente ya no tiene cómo seguir su solicitud.',
      },
      mostOften: {
        en: 'a header left out, or a resource that comes into being only when there is a result.',
        es: 'una cabecera que falta, o un recurso que aparece recién cuando hay un resultado.',
      },
      failures: {
        waited: {
          en: 'The POST {answer}; 202 was due at once.',
          es: 'El POST {answer}; el 202 debía salir de inmediato.',
          mostOften: {
            en: 'an await of the approval, or of what follows it, before the 202.',
            es: 'un await de la aprobación, o de lo que viene después, antes del 202.',
          },
        },
        status: {
          en: 'The POST {answer}, not with 202.',
          es: 'El POST {answer}, no 202.',
          mostOften: {
            en: 'a route that does not match, or a right request taken for a wrong one.',
            es: 'una ruta que no calza, o una solicitud correcta tomada por equivocada.',
          },
        },
        refused: {
          en: 'Your service answered 202, and approval answered {got} to its request: {why}',
          es: 'Tu servicio respondió 202, y approval respondió {got} a su solicitud: {why}',
          mostOften: {
            en: 'a field or a header of the PUT that is missing: the answer of approval names it.',
            es: 'un campo o una cabecera del PUT que falta: la respuesta de approval lo nombra.',
          },
        },
        storm: {
          en: 'Your service asked approval {count} times within {seconds} s, though its answer said Retry-After: 3600.',
          es: 'Tu servicio preguntó a approval {count} veces en {seconds} s, aunque su respuesta decía Retry-After: 3600.',
          mostOften: {
            en: 'a loop that never reads Retry-After, or takes its seconds for milliseconds.',
            es: 'un ciclo que no lee Retry-After, o que toma sus segundos por milisegundos.',
          },
        },
        'no-location': {
          en: 'Your service answered 202 without a Location on this service: {got}',
          es: 'Tu servicio respondió 202 sin una Location de este mismo servicio: {got}',
        },
        'no-retry-after': {
          en: '{request} was answered with {got}, and no Retry-After of at least 1.',
          es: '{request} recibió {got}, sin un Retry-After de al menos 1.',
        },
        gone: {
          en: '{request} was answered with {got} instead of 200.',
          es: '{request} recibió {got} en lugar de 200.',
        },
        state: {
          en: '{request} was answered with 200, but not with a state "pending": {got}',
          es: '{request} recibió 200, pero no con el estado "pending": {got}',
        },
        unknown: {
          en: 'For an id that was never given out, {request} was answered with {got} instead of 404.',
          es: 'Para un id que nunca se entregó, {request} recibió {got} en lugar de 404.',
        },
      },
    },
    refuses: {
      points: 1,
      after: ['location-resolves'],
      title: { en: 'refuses what is wrong before accepting it', es: 'rechaza lo que está mal antes de aceptarlo' },
      given: {
        en: 'The client sent the body {body} with Idempotency-Key: {key}.',
        es: 'El cliente envió el cuerpo {body} con Idempotency-Key: {key}.',
      },
      because: {
        en: 'A wrong body is 400, and so is a request without an Idempotency-Key: after a broken connection its client could not ask again without the danger of a second training. Neither asks anybody else.',
        es: 'Un cuerpo equivocado es 400, y también lo es una solicitud sin Idempotency-Key: si se corta la conexión, su cliente no podría pedir de nuevo sin riesgo de un segundo entrenamiento. En ningún caso se pregunta a nadie más.',
      },
      mostOften: {
        en: 'a key that is made up where the client sent none, or a validation after the 202.',
        es: 'una clave inventada cuando el cliente no envió ninguna, o una validación después del 202.',
      },
      failures: {
        accepted: {
          en: 'Your service answered {got} instead of 400.',
          es: 'Tu servicio respondió {got} en lugar de 400.',
        },
        sent: {
          en: 'Your service answered 400, and sent {request} to {host} all the same.',
          es: 'Tu servicio respondió 400 y, aun así, envió {request} a {host}.',
        },
      },
    },
    'same-key': {
      points: 1,
      after: ['location-resolves'],
      title: { en: 'takes one key for one request', es: 'toma una clave por una sola solicitud' },
      given: {
        en: 'The client asked for a training of team {team} with Idempotency-Key {key}, {how}.',
        es: 'El cliente pidió un entrenamiento del equipo {team} con la Idempotency-Key {key}, {how}.',
      },
      because: {
        en: 'The same key with the same request is a repetition: 202 with the same Location, one approval, one training (two at the same moment: one may be 409). With another request it is 422. Another key is another request, whatever its body.',
        es: 'La misma clave con la misma solicitud es una repetición: 202 con la misma Location, una aprobación, un entrenamiento (si llegan dos en el mismo momento, una puede ser 409). Con otra solicitud es 422. Otra clave es otra solicitud, sea cual sea su cuerpo.',
      },
      mostOften: {
        en: 'only the key compared and not the body, or a look for the key and an insert with an await between them.',
        es: 'comparar solo la clave y no el cuerpo, o buscar la clave e insertarla con un await en medio.',
      },
      failures: {
        repeated: {
          en: 'The repetition was answered with {got}, Location {location}; the first one with 202, Location {first}.',
          es: 'La repetición recibió {got}, Location {location}; la primera, 202, Location {first}.',
        },
        other: {
          en: 'Another request under the same key was answered with {got} instead of 422.',
          es: 'Otra solicitud con la misma clave recibió {got} en lugar de 422.',
        },
        merged: {
          en: 'The same body under another key was answered with {got}, Location {location}: the one of the first request, or none.',
          es: 'El mismo cuerpo con otra clave recibió {got}, Location {location}: la de la primera solicitud, o ninguna.',
        },
        twice: {
          en: 'Approval was asked for {count} requests; the client had made {due}.',
          es: 'Se pidió aprobación para {count} solicitudes; el cliente había hecho {due}.',
        },
      },
    },
    'polls-gently': {
      points: 1,
      after: ['location-resolves'],
      title: { en: 'asks again no sooner than told', es: 'no vuelve a preguntar antes de lo indicado' },
      given: {
        en: 'approval answered "pending" with Retry-After: 3600 for {hours} hours.',
        es: 'approval respondió "pending" con Retry-After: 3600 durante {hours} horas.',
      },
      because: {
        en: 'Whoever decides is a person, and asking more often does not make it faster. Retry-After says when the next question makes sense; who gave a reply_to need not ask at all.',
        es: 'Quien decide es una persona, y preguntar más seguido no la apura. Retry-After dice cuándo tiene sentido la próxima pregunta; quien dio un reply_to no necesita preguntar.',
      },
      mostOften: {
        en: 'a fixed interval in the code, or seconds taken for milliseconds.',
        es: 'un intervalo fijo en el código, o segundos tomados por milisegundos.',
      },
      failures: {
        hurried: {
          en: 'Your service asked again after {gap} s; in the first {minutes} minutes it asked {count} times.',
          es: 'Tu servicio volvió a preguntar a los {gap} s; en los primeros {minutes} minutos preguntó {count} veces.',
        },
      },
    },
    'see-other': {
      points: 1,
      after: ['location-resolves'],
      title: { en: 'leads to the training once it is done', es: 'lleva al entrenamiento cuando está hecho' },
      given: {
        en: 'Approval came {hours} hours after the request; training was well, and took {takes} ms.',
        es: 'La aprobación llegó {hours} horas después de la solicitud; training estaba bien y tardó {takes} ms.',
      },
      because: {
        en: 'No training before the approval, and one after it. Then the status answers 303 with the Location of the result, which is read with GET: 200 with the training as the training service told it. 303 lets nobody repeat the POST.',
        es: 'Ningún entrenamiento antes de la aprobación, y uno después. Entonces el estado responde 303 con la Location del resultado, que se lee con GET: 200 con el entrenamiento tal como lo contó el servicio training. Un 303 no hace que nadie repita el POST.',
      },
      mostOften: {
        en: 'a result put into the status resource, an approval that is asked for once and never again, or a training that does not wait for it.',
        es: 'poner el resultado en el recurso de estado, preguntar una sola vez por la aprobación, o un entrenamiento que no la espera.',
      },
      failures: {
        storm: {
          en: 'Your service asked approval {count} times in the first quarter of an hour; Retry-After said 3600 s.',
          es: 'Tu servicio preguntó a approval {count} veces en el primer cuarto de hora; Retry-After decía 3600 s.',
          mostOften: {
            en: 'a pause that does not come from Retry-After: see the check above.',
            es: 'una pausa que no sale de Retry-After: mira la comprobación anterior.',
          },
        },
        refused: {
          en: 'For team {team} training answered {got} to your request: {why}',
          es: 'Para el equipo {team}, training respondió {got} a tu solicitud: {why}',
          mostOften: {
            en: 'a :team_id that is taken from the path without decodeURIComponent, or a field that is missing.',
            es: 'un :team_id que se toma de la ruta sin decodeURIComponent, o un campo que falta.',
          },
        },
        early: {
          en: 'Your service had the team trained {hours} hours too early: nobody had approved it.',
          es: 'Tu servicio hizo entrenar al equipo {hours} horas antes de tiempo: nadie lo había aprobado.',
        },
        never: {
          en: '{since} minutes after the approval no training had taken place; the status said {got}',
          es: '{since} minutos después de la aprobación no se había hecho ningún entrenamiento; el estado decía {got}',
        },
        twice: {
          en: 'The training took place {count} times.',
          es: 'El entrenamiento se hizo {count} veces.',
        },
        status: {
          en: 'After the training the status was answered with {got} instead of 303.',
          es: 'Después del entrenamiento el GET del estado recibió {got} en lugar de 303.',
        },
        'no-location': {
          en: 'The 303 has no Location on this service: {got}',
          es: 'El 303 no trae una Location de este mismo servicio: {got}',
        },
        result: {
          en: 'GET of that Location was answered with {got}, not with the training as training told it.',
          es: 'El GET de esa Location recibió {got}, no el entrenamiento tal como lo contó training.',
        },
      },
    },
    'failure-shown': {
      points: 1,
      after: ['see-other'],
      title: { en: 'shows a failure as failed', es: 'muestra una falla como fallida' },
      given: {
        en: 'The request came to a bad end: {how}.',
        es: 'La solicitud terminó mal: {how}.',
      },
      because: {
        en: 'The status itself can be read, so that it is 200; that the request failed stands in the body, {"state": "failed", "reason"}, and says so for good. A state that stays pending keeps the client waiting for ever, and 303 would promise a training.',
        es: 'El estado en sí se puede leer, así que es 200; que la solicitud falló lo dice el cuerpo, {"state": "failed", "reason"}, y de manera definitiva. Un estado que sigue en pending hace esperar al cliente para siempre, y un 303 prometería un entrenamiento.',
      },
      mostOften: {
        en: 'an end that only good news can reach, or a refusal that is repeated as if it could pass.',
        es: 'un final al que solo llegan las buenas noticias, o un rechazo que se repite como si fuera pasajero.',
      },
      failures: {
        hidden: {
          en: 'An hour later the status was answered with {got}',
          es: 'Una hora después el GET del estado recibió {got}',
        },
        'no-reason': {
          en: 'The status says that the request failed, and gives no reason: {got}',
          es: 'El estado dice que la solicitud falló y no da un motivo (reason): {got}',
        },
        trained: {
          en: 'Your service had the team trained all the same.',
          es: 'Tu servicio hizo entrenar al equipo de todos modos.',
        },
      },
    },
    outlasts: {
      points: 1,
      after: ['see-other'],
      title: { en: 'outlasts failures of the others', es: 'sobrevive a las fallas de los demás' },
      given: {
        en: 'approval was down for {minutes} minutes when the request came; later the first answer of training got lost.',
        es: 'approval estuvo caído {minutes} minutos cuando llegó la solicitud; después se perdió la primera respuesta de training.',
      },
      because: {
        en: 'What was accepted is kept and asked for again, until an answer comes; the same Idempotency-Key in each attempt makes one training of it. A failure that passes is not the outcome of the request.',
        es: 'Lo aceptado se guarda y se vuelve a pedir hasta tener respuesta; la misma Idempotency-Key en cada intento lo deja en un solo entrenamiento. Una falla pasajera no es el resultado de la solicitud.',
      },
      mostOften: {
        en: 'one attempt for each step, a failure of the moment kept as the outcome, or a fresh key for each attempt.',
        es: 'un solo intento por paso, una falla del momento guardada como resultado, o una clave nueva en cada intento.',
      },
      failures: {
        coupled: {
          en: 'While approval was down, the POST {answer}; 202 was due at once.',
          es: 'Mientras approval estaba caído, el POST {answer}; el 202 debía salir de inmediato.',
          mostOften: {
            en: 'a first PUT to approval that is awaited before the 202.',
            es: 'un primer PUT a approval que se espera con await antes del 202.',
          },
        },
        unlimited: {
          en: 'The request to training whose answer got lost stayed open for {seconds} s; TIME_LIMIT_MS allows {limit} s.',
          es: 'La solicitud a training cuya respuesta se perdió quedó abierta {seconds} s; TIME_LIMIT_MS permite {limit} s.',
          mostOften: {
            en: 'a fetch without AbortSignal.timeout(TIME_LIMIT_MS).',
            es: 'un fetch sin AbortSignal.timeout(TIME_LIMIT_MS).',
          },
        },
        lost: {
          en: 'In the end the status was answered with {got}, not with 303.',
          es: 'Al final el GET del estado recibió {got}, no 303.',
        },
        twice: {
          en: 'The training took place {count} times.',
          es: 'El entrenamiento se hizo {count} veces.',
        },
      },
    },
    cancels: {
      points: 1,
      after: ['see-other'],
      title: { en: 'lets the client cancel in time', es: 'permite cancelar a tiempo' },
      given: {
        en: 'The client sent DELETE to the Location of its request, {when} after making it.',
        es: 'El cliente envió DELETE a la Location de su solicitud, {when} después de hacerla.',
      },
      because: {
        en: 'Before the decision: 204, the state is "cancelled" and stays so, the approval is withdrawn, and no training takes place, even if the approval is on its way already: whoever comes second has no effect. After the training: 409, for it cannot be undone by forgetting it.',
        es: 'Antes de la decisión: 204, el estado es "cancelled" y así queda, la aprobación se retira y no hay entrenamiento, aunque la aprobación ya venga en camino: quien llega segundo no tiene efecto. Después del entrenamiento: 409, porque no se deshace olvidándolo.',
      },
      mostOften: {
        en: 'a state that is written without a look at what it has become, or an approval that nobody withdraws.',
        es: 'un estado que se escribe sin mirar en qué se convirtió, o una aprobación que nadie retira.',
      },
      failures: {
        status: {
          en: 'Nobody had decided before, and your service answered {got} instead of 204.',
          es: 'Nadie había decidido antes, y tu servicio respondió {got} en lugar de 204.',
        },
        undone: {
          en: 'The training was over, and your service answered {got} instead of 409.',
          es: 'El entrenamiento ya se había hecho, y tu servicio respondió {got} en lugar de 409.',
        },
        state: {
          en: 'Afterwards the status was answered with {got}',
          es: 'Después, el GET del estado recibió {got}',
        },
        trained: {
          en: 'The team was trained though the request had been cancelled.',
          es: 'El equipo entrenó aunque la solicitud estaba cancelada.',
        },
        kept: {
          en: 'The approval was not withdrawn: somebody decides on what nobody wants any more.',
          es: 'La aprobación no se retiró: alguien va a decidir sobre lo que ya nadie quiere.',
        },
      },
    },
    expires: {
      points: 1,
      after: ['see-other'],
      title: { en: 'expires when nobody decides', es: 'expira si nadie decide' },
      given: {
        en: 'EXPIRES_MS was {hours} hours, and nobody decided.',
        es: 'EXPIRES_MS eran {hours} horas, y nadie decidió.',
      },
      because: {
        en: 'A wait without an end is a leak: of memory, of questions, of hope. Until the limit the state is pending, then "expired", for good; the approval is withdrawn and not asked for any more.',
        es: 'Una espera sin fin es una fuga: de memoria, de preguntas, de esperanza. Hasta el límite el estado es pending, después "expired", de manera definitiva; la aprobación se retira y ya no se pregunta por ella.',
      },
      mostOften: {
        en: 'a loop that ends only with a decision, or a limit that is looked at only when the client asks.',
        es: 'un ciclo que solo termina con una decisión, o un límite que se mira solo cuando el cliente pregunta.',
      },
      failures: {
        'too-soon': {
          en: 'An hour before the limit the status was answered with {got}',
          es: 'Una hora antes del límite el GET del estado recibió {got}',
        },
        state: {
          en: 'An hour after the limit the status was answered with {got}',
          es: 'Una hora después del límite el GET del estado recibió {got}',
        },
        kept: {
          en: 'An hour after the limit the approval was not withdrawn.',
          es: 'Una hora después del límite la aprobación no se había retirado.',
        },
        asking: {
          en: 'Long after the limit your service sent {request} to approval.',
          es: 'Mucho después del límite tu servicio envió {request} a approval.',
        },
      },
    },
    restart: {
      points: 1,
      after: ['see-other'],
      title: { en: 'survives a restart of its process', es: 'sobrevive a un reinicio de su proceso' },
      given: {
        en: 'The client got 202. The process of your service ended {when} after that, and was started again a second later.',
        es: 'El cliente recibió 202. El proceso de tu servicio terminó {when} después, y se inició de nuevo un segundo más tarde.',
      },
      because: {
        en: 'Two days are longer than most processes live. What was accepted is on disk before the 202 goes out, and whoever starts looks up what is under way: the Location still resolves, the key is still known, the approval leads to one training.',
        es: 'Dos días son más de lo que vive la mayoría de los procesos. Lo aceptado está en disco antes de que salga el 202, y quien arranca mira qué quedó en curso: la Location sigue existiendo, la clave sigue siendo conocida y la aprobación lleva a un solo entrenamiento.',
      },
      mostOften: {
        en: 'requests or keys that live in memory, a store that nobody reads at the start, or a 409 of training taken for a refusal.',
        es: 'solicitudes o claves que viven en memoria, un almacén que nadie lee al arrancar, o un 409 de training tomado por un rechazo.',
      },
      failures: {
        forgotten: {
          en: 'After the restart the status was answered with {got}',
          es: 'Después del reinicio el GET del estado recibió {got}',
        },
        key: {
          en: 'After the restart the same key with the same request was answered with {got}, Location {location} instead of {first}.',
          es: 'Después del reinicio la misma clave con la misma solicitud recibió {got}, Location {location} en lugar de {first}.',
        },
        lost: {
          en: 'After the restart and the approval no training came of it; the status was answered with {got}',
          es: 'Después del reinicio y de la aprobación no resultó ningún entrenamiento; el GET del estado recibió {got}',
        },
        twice: {
          en: 'The training took place {count} times.',
          es: 'El entrenamiento se hizo {count} veces.',
        },
      },
    },
  },
});
