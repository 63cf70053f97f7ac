import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch6/claim-check',
  slug: 'ch6-event-content/05-claim-check',
  tier: 'depth',
  title: { en: 'A report too large for a message', es: 'Un informe que no cabe en un mensaje' },
  service: 'stats',
  environment: { AMQP_URL: 'amqp://rabbitmq', BLOBS_URL: 'http://blobs', EVENT_LIMIT_BYTES: '65536' },
  exports: { default: 'service', reportOf: 'function' },
  calls: [
    {
      request: 'POST /matches/m7/reports',
      body: { version: 1, report: { home_goals: 2, away_goals: 1, chronicle: 'Un gol en cada tiempo.' } },
    },
  ],
  checks: {
    announces: {
      points: 1,
      title: { en: 'announces a small report whole', es: 'anuncia entero un informe pequeño' },
      given: {
        en: 'EVENT_LIMIT_BYTES was {limit}. A report of match {match} was posted, of {bytes} bytes.',
        es: 'EVENT_LIMIT_BYTES era {limit}. Se envió un informe del partido {match}, de {bytes} bytes.',
      },
      because: {
        en: 'What fits into the event belongs there: whoever listens asks nobody, and nothing is left in a store. The exchange stats gets match.{match}.reported; the client gets 201 with {"match_id", "version", "event_id"}.',
        es: 'Lo que cabe en el evento va ahí: quien escucha no le pregunta a nadie, y nada queda en un depósito. El exchange stats recibe match.{match}.reported; el cliente recibe 201 con {"match_id", "version", "event_id"}.',
      },
      mostOften: {
        en: 'every report taken to the store, whatever its size; or the event not announced at all.',
        es: 'todo informe va al depósito, sea cual sea su tamaño; o el evento no se anuncia.',
      },
      failures: {
        status: {
          en: 'Your service answered {got} instead of 201. What the broker refused: {refused}',
          es: 'Tu servicio respondió {got} en lugar de 201. Lo que el broker rechazó: {refused}',
        },
        shape: {
          en: 'Your service answered 201, but not with this match_id, this version and an event_id: {got}',
          es: 'Tu servicio respondió 201, pero no con este match_id, esta version y un event_id: {got}',
        },
        count: {
          en: 'A queue bound with match.*.reported got {got} messages instead of 1.',
          es: 'Una cola enlazada con match.*.reported recibió {got} mensajes en lugar de 1.',
        },
        body: {
          en: 'In the event {field} is {got} and should be {wanted}.',
          es: 'En el evento, {field} es {got} y debería ser {wanted}.',
        },
        stored: {
          en: 'Your service sent the report to the store as well: {request}.',
          es: 'Tu servicio envió el informe también al depósito: {request}.',
        },
      },
    },
    boundary: {
      points: 2,
      after: ['announces'],
      title: { en: 'keeps to the limit, to the byte', es: 'respeta el límite, hasta el último byte' },
      given: {
        en: 'EVENT_LIMIT_BYTES was {limit}. The report was made so long that the whole event, as JSON, has {bytes} bytes.',
        es: 'EVENT_LIMIT_BYTES era {limit}. El informe se hizo tan largo que el evento completo, como JSON, tiene {bytes} bytes.',
      },
      because: {
        en: 'A broker looks at the bytes of the message, and at nothing else: {limit} still pass, one more does not. The limit is that of the broker in use, so it comes from the configuration.',
        es: 'Un broker mira los bytes del mensaje, y nada más: {limit} todavía pasan, uno más no. El límite es el del broker que se usa, y por eso viene de la configuración.',
      },
      mostOften: {
        en: 'the report measured without the event around it, < in place of <=, or "1 MB" written into the code.',
        es: 'el informe medido sin el evento que lo rodea, < en lugar de <=, o "1 MB" escrito en el código.',
      },
      failures: {
        status: {
          en: 'Your service answered {got} instead of 201.',
          es: 'Tu servicio respondió {got} en lugar de 201.',
        },
        over: {
          en: 'Your service published it whole: {sent} bytes, over the limit.',
          es: 'Tu servicio lo publicó entero: {sent} bytes, por encima del límite.',
        },
        within: {
          en: 'Your service announced it without the report, though it fits.',
          es: 'Tu servicio lo anunció sin el informe, aunque cabe.',
        },
      },
    },
    bytes: {
      points: 1,
      after: ['boundary'],
      title: { en: 'counts bytes, not characters', es: 'cuenta bytes, no caracteres' },
      given: {
        en: 'EVENT_LIMIT_BYTES was {limit}. The whole event has {characters} characters, many of them like those of "{sample}": in UTF-8 these are {bytes} bytes.',
        es: 'EVENT_LIMIT_BYTES era {limit}. El evento completo tiene {characters} caracteres, muchos como los de "{sample}": en UTF-8 son {bytes} bytes.',
      },
      because: {
        en: 'In UTF-8 a letter of the English alphabet takes one byte, "ñ" takes two, "中" three. Whoever counts characters stays below the limit in every test with English names.',
        es: 'En UTF-8 una letra sin tilde ocupa un byte, "ñ" ocupa dos, "中" tres. Quien cuenta caracteres acierta en cada prueba con nombres en inglés.',
      },
      mostOften: {
        en: '.length of the text, which counts UTF-16 units: Buffer.byteLength counts bytes.',
        es: 'el .length del texto, que cuenta unidades de UTF-16: Buffer.byteLength cuenta bytes.',
      },
      failures: {
        status: {
          en: 'Your service answered {got} instead of 201.',
          es: 'Tu servicio respondió {got} en lugar de 201.',
        },
        over: {
          en: 'Your service published it whole: {sent} bytes, over the limit.',
          es: 'Tu servicio lo publicó entero: {sent} bytes, por encima del límite.',
        },
      },
    },
    claim: {
      points: 2,
      after: ['boundary'],
      title: { en: 'says where the report is, and which', es: 'dice dónde está el informe, y cuál es' },
      given: {
        en: 'Two versions of the report of match {match} were posted, {first} and {second}, both too large; then the claim of version {version} was followed.',
        es: 'Se enviaron dos versiones del informe del partido {match}, {first} y {second}, ambas demasiado grandes; después se siguió el resguardo de la versión {version}.',
      },
      because: {
        en: 'The claim stands in the place of the report. With url, bytes, sha256 and content_type a reader can fetch it and see that it is the one that was announced: that version, whole, unchanged, tomorrow as well.',
        es: 'El resguardo está en lugar del informe. Con url, bytes, sha256 y content_type quien lee puede traerlo y ver que es el que se anunció: esa versión, completa, sin cambios, también mañana.',
      },
      mostOften: {
        en: 'a blob named after the match, so that the next version meets the first one; or figures taken from another text than the one that was stored.',
        es: 'un blob con el nombre del partido, de modo que la versión siguiente choca con la primera; o cifras tomadas de un texto distinto del que se guardó.',
      },
      failures: {
        status: {
          en: 'For version {version} your service answered {got} instead of 201. The store answered {store}.',
          es: 'Para la versión {version}, tu servicio respondió {got} en lugar de 201. El depósito respondió {store}.',
        },
        both: {
          en: 'The event carries the report as well: it is as large as before.',
          es: 'El evento lleva también el informe: es tan grande como antes.',
        },
        field: {
          en: 'In the claim {field} is {got}; of what was stored it is {wanted}.',
          es: 'En el resguardo, {field} es {got}; de lo que se guardó es {wanted}.',
        },
        gone: {
          en: 'The store answers {got} for {url}.',
          es: 'El depósito responde {got} para {url}.',
        },
        content: {
          en: 'At {url} lies something else than this report as JSON: {got}',
          es: 'En {url} hay otra cosa que este informe como JSON: {got}',
        },
      },
    },
    'stored-first': {
      points: 1,
      after: ['claim'],
      title: { en: 'announces once the report is stored', es: 'anuncia cuando el informe está guardado' },
      given: {
        en: 'The store took {takes} ms to store the report of match {match}, which is too large for its event.',
        es: 'El depósito tardó {takes} ms en guardar el informe del partido {match}, demasiado grande para su evento.',
      },
      because: {
        en: 'A broker is faster than a store. Who is told of a report that is not there yet gets a 404, and cannot know whether to wait.',
        es: 'Un broker es más rápido que un depósito. A quien le avisan de un informe que todavía no está le toca un 404, y no puede saber si conviene esperar.',
      },
      mostOften: {
        en: 'the PUT not awaited, or begun together with the publishing in a Promise.all.',
        es: 'el PUT sin await, o iniciado junto con la publicación en un Promise.all.',
      },
      failures: {
        early: {
          en: 'Your service published the event {ahead} ms before the store had answered.',
          es: 'Tu servicio publicó el evento {ahead} ms antes de que el depósito respondiera.',
        },
        nothing: {
          en: 'Your service answered {got} and published nothing.',
          es: 'Tu servicio respondió {got} y no publicó nada.',
        },
      },
    },
    'store-down': {
      points: 1,
      after: ['claim'],
      title: { en: 'announces nothing that could not be stored', es: 'no anuncia lo que no se pudo guardar' },
      given: {
        en: 'The store was unable ({how}) when a large report of match {match} was posted; then it was well again, and the same report was posted again.',
        es: 'El depósito no podía ({how}) cuando se envió un informe grande del partido {match}; después se recuperó, y el mismo informe se envió otra vez.',
      },
      because: {
        en: 'An event cannot be taken back: one that leads to nothing stays in every queue. The client hears 503 and may post again.',
        es: 'Un evento no se puede retirar: uno que no lleva a nada se queda en todas las colas. El cliente recibe 503 y puede enviarlo de nuevo.',
      },
      mostOften: {
        en: 'an answer that nobody looked at: fetch resolves with a 503 as well.',
        es: 'una respuesta que nadie miró: fetch se cumple también con un 503.',
      },
      failures: {
        announced: {
          en: 'Your service announced the report all the same, and answered {got}.',
          es: 'Tu servicio anunció el informe de todos modos, y respondió {got}.',
        },
        status: {
          en: 'Your service answered {got} instead of 503.',
          es: 'Tu servicio respondió {got} en lugar de 503.',
        },
        after: {
          en: 'The store was well again, and your service answered {got}; events for it: {events}.',
          es: 'El depósito ya estaba bien, y tu servicio respondió {got}; eventos de él: {events}.',
        },
      },
    },
    'two-readers': {
      points: 1,
      after: ['claim'],
      title: { en: 'lets every reader fetch the report', es: 'deja que todos los lectores traigan el informe' },
      given: {
        en: 'The large report of match {match} was announced. Two services, press and archive, gave the data of the event to your reportOf, one after the other; then both did so with a small report.',
        es: 'Se anunció el informe grande del partido {match}. Dos servicios, press y archive, dieron los datos del evento a tu reportOf, uno después del otro; luego ambos lo hicieron con un informe pequeño.',
      },
      because: {
        en: 'An event has any number of readers, and none knows of the others. Who deletes the blob after reading takes it from those who come later, and from itself when the event comes again.',
        es: 'Un evento tiene cualquier cantidad de lectores, y ninguno sabe de los demás. Quien borra el blob después de leer se lo quita a los que llegan después, y a sí mismo cuando el evento se reentrega.',
      },
      mostOften: {
        en: 'a DELETE to keep the store tidy. How long blobs live is for their owner to say, by time.',
        es: 'un DELETE para mantener ordenado el depósito. Cuánto viven los blobs lo decide su dueño, por tiempo.',
      },
      failures: {
        threw: {
          en: 'For {reader} reportOf threw {error}',
          es: 'Para {reader}, reportOf lanzó {error}',
        },
        other: {
          en: 'For {reader} reportOf returned {got}',
          es: 'Para {reader}, reportOf devolvió {got}',
        },
        deleted: {
          en: '{by} deleted the blob.',
          es: '{by} borró el blob.',
        },
        asked: {
          en: 'For {reader} reportOf asked the store for a report that stands in the event: {request}.',
          es: 'Para {reader}, reportOf le pidió al depósito un informe que está en el evento: {request}.',
        },
      },
    },
    verifies: {
      points: 1,
      after: ['two-readers'],
      title: { en: 'refuses what was not announced', es: 'rechaza lo que no se anunció' },
      given: {
        en: 'The store gave out something else than was stored for match {match}: {how}. reportOf was called.',
        es: 'El depósito entregó otra cosa que lo guardado para el partido {match}: {how}. Se llamó a reportOf.',
      },
      because: {
        en: 'The claim came by another way than the report, and says what it must be. bytes shows at once that something is missing, sha256 that a single figure is another.',
        es: 'El resguardo llegó por un camino distinto del que siguió el informe, y dice cómo debe ser. bytes muestra de inmediato que falta algo; sha256, que una sola cifra es otra.',
      },
      mostOften: {
        en: 'JSON.parse taken for a test: it accepts every report, including the wrong one.',
        es: 'JSON.parse tomado por una comprobación: acepta todo informe, también el equivocado.',
      },
      failures: {
        accepted: {
          en: 'reportOf returned {got}',
          es: 'reportOf devolvió {got}',
        },
        open: {
          en: 'reportOf never ended.',
          es: 'reportOf no terminó nunca.',
        },
      },
    },
  },
});
