import { exercise } from '../exercise.ts';

/** Milliseconds that the replicas have in all. */
export const TIME_LIMIT_MS = 1000;

export default exercise({
  id: 'ch2/arbitrary',
  slug: 'ch2-failures/06-arbitrary',
  tier: 'beyond',
  title: { en: 'A result from three replicas', es: 'Un resultado de tres réplicas' },
  service: 'results',
  environment: {
    STATS_URLS: 'http://stats-1,http://stats-2,http://stats-3',
    REPORTS_URL: 'http://stats',
    TIME_LIMIT_MS: String(TIME_LIMIT_MS),
  },
  checks: {
    answers: {
      points: 1,
      title: { en: 'answers what the replicas agree on', es: 'responde aquello en que las réplicas coinciden' },
      given: {
        en: 'The three replicas were well and agreed. The client asked for match {match}; each of them answered {status}.',
        es: 'Las tres réplicas estaban bien y coincidían. El cliente pidió el partido {match}; cada una respondió {status}.',
      },
      because: {
        en: 'All three are asked each time. A match comes as they tell it, with 200. That there is no such match is a statement, too: where they say 404, the answer is 404. And where nobody disagrees there is nothing to report.',
        es: 'Cada vez se pregunta a las tres. Un partido llega tal como ellas lo dicen, con 200. Que no existe tal partido también es una afirmación: si dicen 404, la respuesta es 404. Y donde nadie discrepa no hay nada que informar.',
      },
      mostOften: {
        en: '404 treated as a failure of the replica, so that it has no vote.',
        es: 'tratar el 404 como una falla de la réplica, que así se queda sin voto.',
      },
      failures: {
        'not-asked': {
          en: 'Your service answered {got} without asking {replicas}.',
          es: 'Tu servicio respondió {got} sin preguntar a {replicas}.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        other: {
          en: 'Your service answered 200, but with something other than the replicas said: {body}',
          es: 'Tu servicio respondió 200, pero con algo distinto de lo que dijeron las réplicas: {body}',
        },
        reported: { en: 'Your service reported a disagreement.', es: 'Tu servicio informó una discrepancia.' },
      },
    },
    outvotes: {
      points: 2,
      after: ['answers'],
      title: { en: 'outvotes the replica that is wrong', es: 'deja en minoría a la réplica que se equivoca' },
      given: {
        en: 'The replicas said of match {match} (goals, attendance, version): {said}. The first to answer was {first}.',
        es: 'Las réplicas dijeron del partido {match} (goles, público, versión): {said}. La primera en responder fue {first}.',
      },
      because: {
        en: 'A false answer of an arbitrary failure looks like any other: no schema, no version and no speed gives it away. Only a second source does: with three replicas, two of which are right, what two say alike is the answer, all of its fields taken together.',
        es: 'La respuesta falsa de una falla arbitraria se ve como cualquier otra: ni el esquema, ni la versión, ni la rapidez la delatan. Solo otra fuente lo hace: con tres réplicas, dos de ellas correctas, la respuesta es lo que dos dicen igual, tomados juntos todos los campos.',
      },
      mostOften: {
        en: 'the first valid answer taken for the true one, the highest version believed, or only some fields compared.',
        es: 'tomar la primera respuesta válida por la verdadera, creer en la versión más alta, o comparar solo algunos campos.',
      },
      failures: {
        believed: {
          en: 'Your service answered with what {liar} alone said: {body}',
          es: 'Tu servicio respondió lo que solo dijo {liar}: {body}',
        },
        other: {
          en: 'Your service answered with what nobody said: {body}',
          es: 'Tu servicio respondió lo que nadie dijo: {body}',
        },
        status: {
          en: 'Your service answered {got}, though two replicas said the same; {liar} alone did not.',
          es: 'Tu servicio respondió {got}, aunque dos réplicas decían lo mismo; solo {liar} no.',
        },
      },
    },
    'one-down': {
      points: 1,
      after: ['answers'],
      title: { en: 'answers while one replica fails', es: 'responde mientras falla una réplica' },
      given: {
        en: 'Of match {match} two replicas said the same. {down} failed: {how}.',
        es: 'Del partido {match} dos réplicas decían lo mismo. {down} falló: {how}.',
      },
      because: {
        en: 'Three replicas are there so that one may fail. A failure is no vote, for nobody and against nobody; two votes that agree are still a majority of three. And to say nothing is not to disagree.',
        es: 'Hay tres réplicas para que una pueda fallar. Una falla no es un voto, ni a favor ni en contra de nadie; dos votos que coinciden siguen siendo mayoría de tres. Y no decir nada no es discrepar.',
      },
      mostOften: {
        en: 'Promise.all, which rejects with the first one that fails.',
        es: 'Promise.all, que se rechaza con el primero que falla.',
      },
      failures: {
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        other: {
          en: 'Your service answered with something else: {body}',
          es: 'Tu servicio respondió otra cosa: {body}',
        },
        reported: {
          en: 'Your service reported a disagreement, though those who spoke agreed.',
          es: 'Tu servicio informó una discrepancia, aunque quienes hablaron coincidían.',
        },
      },
    },
    'by-value': {
      points: 1,
      after: ['one-down'],
      title: { en: 'compares values, not texts', es: 'compara valores, no textos' },
      given: {
        en: 'The replicas said the same of match {match}, each with its fields in another order: first two of them, while the third failed, then all three.',
        es: 'Las réplicas decían lo mismo del partido {match}, cada una con los campos en otro orden: primero dos de ellas, mientras la tercera fallaba, y después las tres.',
      },
      because: {
        en: 'A JSON object has no order. Replicas of different versions, or in different languages, write the same value differently, and agree all the same: 200, and no disagreement to report.',
        es: 'Un objeto JSON no tiene orden. Réplicas de distinta versión, o en distintos lenguajes, escriben el mismo valor de otra manera, y coinciden igual: 200, y ninguna discrepancia que informar.',
      },
      mostOften: {
        en: 'bodies compared as texts, or JSON.stringify on both sides. isDeepStrictEqual of node:util compares values.',
        es: 'cuerpos comparados como textos, o JSON.stringify a ambos lados. isDeepStrictEqual de node:util compara valores.',
      },
      failures: {
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        other: {
          en: 'Your service answered with something else: {body}',
          es: 'Tu servicio respondió otra cosa: {body}',
        },
        reported: {
          en: 'Your service reported a disagreement where there was none.',
          es: 'Tu servicio informó una discrepancia donde no la había.',
        },
      },
    },
    'no-majority': {
      points: 2,
      after: ['outvotes'],
      title: { en: 'answers 503 where no two agree', es: 'responde 503 si no hay dos que coincidan' },
      given: {
        en: 'TIME_LIMIT_MS was {limit}. The replicas said of match {match} (goals, attendance, version): {said}.',
        es: 'TIME_LIMIT_MS era {limit}. Las réplicas dijeron del partido {match} (goles, público, versión): {said}.',
      },
      because: {
        en: 'No two of them said the same, so nobody can tell which one is right, and a guess would be told like a result. 503 says that it cannot be told for the moment, at the latest when the time is up. Two replicas that fail do not agree on anything.',
        es: 'No hubo dos que dijeran lo mismo, así que nadie puede saber cuál tiene razón, y una conjetura se contaría como resultado. 503 dice que por el momento no se puede saber, a más tardar cuando se agota el tiempo. Dos réplicas que fallan no coinciden en nada.',
      },
      mostOften: {
        en: 'a majority counted among those that answered or field by field, failures that count as equal votes, or no time limit.',
        es: 'contar la mayoría entre quienes respondieron o campo por campo, fallas que cuentan como votos iguales, o la falta de un tiempo límite.',
      },
      failures: {
        invented: {
          en: 'Your service answered 200: {body}',
          es: 'Tu servicio respondió 200: {body}',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        slow: {
          en: 'Your service kept the client waiting for {took} ms.',
          es: 'Tu servicio hizo esperar {took} ms al cliente.',
        },
      },
    },
    'in-time': {
      points: 1,
      after: ['one-down'],
      title: { en: 'does not wait for the slow one', es: 'no espera a la lenta' },
      given: {
        en: 'TIME_LIMIT_MS was {limit}. Of match {match} two replicas said the same within 30 ms. {slow} was slow: {how}.',
        es: 'TIME_LIMIT_MS era {limit}. Del partido {match} dos réplicas dijeron lo mismo en menos de 30 ms. {slow} era lenta: {how}.',
      },
      because: {
        en: 'As soon as two agree the third can change nothing, so the client has its answer. Your service may go on listening to the third, since it may disagree, but no longer than TIME_LIMIT_MS: then it withdraws that request.',
        es: 'En cuanto dos coinciden la tercera ya no puede cambiar nada, y el cliente recibe su respuesta. Tu servicio puede seguir escuchando a la tercera, que quizás discrepe, pero no más que TIME_LIMIT_MS: entonces retira esa solicitud.',
      },
      mostOften: {
        en: 'Promise.all or Promise.allSettled in front of the count, or a time limit without a signal.',
        es: 'Promise.all o Promise.allSettled antes de contar, o un tiempo límite sin una señal.',
      },
      failures: {
        slow: {
          en: 'Your service answered {got} after {took} ms.',
          es: 'Tu servicio respondió {got} a los {took} ms.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        running: {
          en: 'The client had its answer after {took} ms, and the request {request} to {slow} went on until {end} ms.',
          es: 'El cliente tuvo su respuesta a los {took} ms, y la solicitud {request} a {slow} siguió hasta los {end} ms.',
        },
      },
    },
    reports: {
      points: 2,
      after: ['outvotes', 'in-time'],
      title: { en: 'reports who said what, once', es: 'informa una vez quién dijo qué' },
      given: {
        en: 'The replicas said of match {match} (goals, attendance, version): {said}. {liar} answered after {late} ms; stats, which takes the report, after {slow} ms.',
        es: 'Las réplicas dijeron del partido {match} (goles, público, versión): {said}. {liar} respondió a los {late} ms; stats, que recibe el informe, a los {slow} ms.',
      },
      because: {
        en: 'Who is outvoted stays wrong until somebody mends it. So where votes differ one POST /disagreements goes to REPORTS_URL with every vote, {"replica", "match"}, the late one too: when all have spoken, or the time is up. It holds up no client, and a report that fails harms none.',
        es: 'La réplica en minoría sigue equivocada hasta que alguien la repara. Por eso, donde los votos difieren, un POST /disagreements va a REPORTS_URL con cada voto, {"replica", "match"}, también el que llega tarde: cuando todas hablaron o se agotó el tiempo. No demora a ningún cliente, y un informe que falla no daña a nadie.',
      },
      mostOften: {
        en: 'no report, one that knows only the votes that were there when the client was answered, or one that is awaited before the answer.',
        es: 'que no haya informe, que solo conozca los votos que había al responder al cliente, o que se espere antes de responder.',
      },
      failures: {
        none: { en: 'Your service reported nothing.', es: 'Tu servicio no informó nada.' },
        several: {
          en: 'Your service reported it {count} times.',
          es: 'Tu servicio lo informó {count} veces.',
        },
        refused: {
          en: 'stats did not accept the report of your service: {got}',
          es: 'stats no aceptó el informe de tu servicio: {got}',
        },
        'wrong-match': {
          en: 'Your service reported a disagreement about match "{got}".',
          es: 'Tu servicio informó una discrepancia sobre el partido "{got}".',
        },
        missing: {
          en: 'The report of your service does not say what {replica} said: {body}',
          es: 'El informe de tu servicio no dice lo que dijo {replica}: {body}',
        },
        held: {
          en: 'Your service answered the client {got} after {took} ms, when two replicas had long agreed.',
          es: 'Tu servicio respondió {got} al cliente a los {took} ms, cuando dos réplicas hacía rato que coincidían.',
        },
        late: {
          en: 'The report of your service came {extra} ms after TIME_LIMIT_MS.',
          es: 'El informe de tu servicio llegó {extra} ms después de TIME_LIMIT_MS.',
        },
        broke: {
          en: 'The report was lost (stats refused the connection), and your service then answered a client with {got}.',
          es: 'El informe se perdió (stats rechazó la conexión), y luego tu servicio respondió {got} a un cliente.',
        },
      },
    },
  },
});
