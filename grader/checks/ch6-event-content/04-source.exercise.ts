import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch6/source',
  slug: 'ch6-event-content/04-source',
  tier: 'beyond',
  title: { en: 'The stock is what happened', es: 'El inventario es lo que ocurrió' },
  service: 'warehouse',
  environment: {},
  exports: { replay: 'function', stateAt: 'function', auditOf: 'function', correct: 'function' },
  checks: {
    replays: {
      points: 1,
      title: { en: 'adds up what happened', es: 'suma lo que ocurrió' },
      given: {
        en: 'replay got the events of {sku}: {history}. It was called twice.',
        es: 'replay recibió los eventos de {sku}: {history}. Se la llamó dos veces.',
      },
      because: {
        en: 'The events are the only truth; whoever replays them gets the same stock each time, on any day and in any process. Without events it is version 0, with nothing on hand.',
        es: 'Los eventos son la única verdad; quien los reproduce obtiene cada vez el mismo inventario, cualquier día y en cualquier proceso. Sin eventos es la versión 0, sin nada en bodega.',
      },
      mostOften: {
        en: 'shipped goods that stay reserved, or a figure in the module that the second call goes on with.',
        es: 'mercadería enviada que sigue reservada, o una cifra en el módulo con la que continúa la segunda llamada.',
      },
      failures: {
        stock: {
          en: 'Call {call} returned {got}; it is {wanted}',
          es: 'La llamada {call} devolvió {got}; es {wanted}',
        },
        ended: { en: 'Call {call}: {got}', es: 'Llamada {call}: {got}' },
      },
    },
    'by-version': {
      points: 1,
      after: ['replays'],
      title: { en: 'goes by version, each event once', es: 'sigue la versión, cada evento una vez' },
      given: {
        en: 'The events of {sku} came in the order of versions {order}, one of them twice, from machines whose clocks differ.',
        es: 'Los eventos de {sku} llegaron en el orden de versiones {order}, uno de ellos dos veces, desde máquinas cuyos relojes difieren.',
      },
      because: {
        en: 'Only the version says what came before what, and that two messages are one event. A time is a note about the clock of a machine.',
        es: 'Solo la versión dice qué vino antes de qué, y que dos mensajes son un mismo evento. Una hora es una nota sobre el reloj de una máquina.',
      },
      mostOften: {
        en: 'the order of arrival or of occurred_at, or the sum taken over all that came.',
        es: 'el orden de llegada o el de occurred_at, o la suma de todo lo que llegó.',
      },
      failures: {
        stock: {
          en: 'replay returned {got}; it is {wanted}',
          es: 'replay devolvió {got}; es {wanted}',
        },
        trail: {
          en: 'The versions in auditOf were {got}',
          es: 'Las versiones en auditOf fueron {got}',
        },
        ended: { en: '{function}: {got}', es: '{function}: {got}' },
      },
    },
    'at-a-time': {
      points: 2,
      after: ['replays'],
      title: { en: 'knows the stock at any time', es: 'conoce el inventario en cualquier momento' },
      given: {
        en: 'stateAt got the events of {sku} and the time {time}. The event of version {version} bears {happened}.',
        es: 'stateAt recibió los eventos de {sku} y la hora {time}. El evento de la versión {version} lleva {happened}.',
      },
      because: {
        en: '"How much was there when we said sold out?" A table that is overwritten has forgotten; events have not. What happened in that very millisecond had happened.',
        es: '"¿Cuánto había cuando dijimos agotado?" Una tabla que se sobrescribe lo olvidó; los eventos no. Lo que ocurrió en ese mismo milisegundo ya había ocurrido.',
      },
      mostOften: {
        en: '< in place of <=, or the time compared as a number of seconds.',
        es: '< en lugar de <=, o la hora comparada como un número de segundos.',
      },
      failures: {
        stock: {
          en: 'stateAt returned {got}; it is {wanted}',
          es: 'stateAt devolvió {got}; es {wanted}',
        },
        ended: { en: 'stateAt: {got}', es: 'stateAt: {got}' },
      },
    },
    snapshot: {
      points: 2,
      after: ['replays'],
      title: { en: 'gets the same from a snapshot', es: 'obtiene lo mismo desde una instantánea' },
      given: {
        en: 'The stock of {sku} after version {cut} was kept as a snapshot; replay got it, and the events from version {first} to {last}.',
        es: 'El inventario de {sku} tras la versión {cut} se guardó como instantánea; replay la recibió, con los eventos desde la versión {first} hasta la {last}.',
      },
      because: {
        en: 'A snapshot only saves time: snapshot and rest give what all events give. It says itself up to where it goes, so events that are in it already do no harm.',
        es: 'Una instantánea solo ahorra tiempo: la instantánea y el resto dan lo que dan todos los eventos. Ella misma dice hasta dónde llega, así que los eventos que ya contiene no hacen daño.',
      },
      mostOften: {
        en: 'events added to the snapshot without a look at its version, or the snapshot left aside.',
        es: 'eventos sumados a la instantánea sin mirar su versión, o la instantánea dejada de lado.',
      },
      failures: {
        stock: {
          en: 'replay returned {got}; from the beginning it is {wanted}',
          es: 'replay devolvió {got}; desde el principio es {wanted}',
        },
        ended: { en: 'replay: {got}', es: 'replay: {got}' },
      },
    },
    audit: {
      points: 1,
      after: ['by-version'],
      title: { en: 'shows what happened, mistakes included', es: 'muestra lo que ocurrió, con los errores' },
      given: {
        en: 'auditOf got the events of {sku}; version {last} corrects version {corrects}.',
        es: 'auditOf recibió los eventos de {sku}; la versión {last} corrige la versión {corrects}.',
      },
      because: {
        en: 'An auditor asks who knew what, and when. The mistake, what was done because of it, and the correction are each an entry, with the stock as it was after it.',
        es: 'Quien audita pregunta quién sabía qué, y cuándo. El error, lo que se hizo por él y la corrección son una entrada cada uno, con el inventario tal como quedó entonces.',
      },
      mostOften: {
        en: "a trail told from today's knowledge: the corrected event shown with its right quantity, or left out.",
        es: 'una historia contada con lo que se sabe hoy: el evento corregido aparece con su cantidad correcta, o falta.',
      },
      failures: {
        count: {
          en: 'For {events} events your function returned {got} entries.',
          es: 'Para {events} eventos tu función devolvió {got} entradas.',
        },
        entry: {
          en: 'In the entry of version {version} {field} is {got} and should be {wanted}.',
          es: 'En la entrada de la versión {version}, {field} es {got} y debería ser {wanted}.',
        },
        ended: { en: 'auditOf: {got}', es: 'auditOf: {got}' },
      },
    },
    corrects: {
      points: 1,
      after: ['replays', 'at-a-time'],
      title: { en: 'corrects without editing', es: 'corrige sin editar' },
      given: {
        en: 'Version {corrects} of {sku}, {type}, said {before}. correct was called: it should have been {quantity}.',
        es: 'La versión {corrects} de {sku}, {type}, decía {before}. Se llamó a correct: debía ser {quantity}.',
      },
      because: {
        en: 'An event that is edited is a history that nobody can trust, and every snapshot and replica made from it is silently wrong. A further event puts it right: {wanted}',
        es: 'Un evento editado es una historia en la que nadie puede confiar, y toda instantánea y réplica hecha con ella queda mal sin que se note. Otro evento lo remedia: {wanted}',
      },
      mostOften: {
        en: 'the quantity replaced in place; or, at a second correction, the difference taken from the first event alone.',
        es: 'la cantidad reemplazada en su lugar; o, en una segunda corrección, la diferencia tomada solo del primer evento.',
      },
      failures: {
        edited: {
          en: 'In what correct returned, version {version} is another than before.',
          es: 'En lo que devolvió correct, la versión {version} es otra que antes.',
        },
        count: {
          en: 'There were {events} events; correct returned {got}.',
          es: 'Había {events} eventos; correct devolvió {got}.',
        },
        event: {
          en: 'In the event added {field} is {got} and should be {right}.',
          es: 'En el evento agregado, {field} es {got} y debería ser {right}.',
        },
        ended: { en: 'correct: {got}', es: 'correct: {got}' },
      },
    },
    'unknown-types': {
      points: 1,
      after: ['by-version'],
      title: { en: 'lives with events it does not know', es: 'convive con eventos que no conoce' },
      given: {
        en: 'Version {version} of {sku} was {type}, written by a newer service.',
        es: 'La versión {version} de {sku} era {type}, escrita por un servicio más nuevo.',
      },
      because: {
        en: 'A history is read for many years by programs of many ages. What one does not know changes neither figure; but it has happened: its version counts and it stands in the trail.',
        es: 'Una historia se lee durante años, con programas de muchas edades. Lo que uno no conoce no cambia ninguna cifra; pero ocurrió: su versión cuenta y está en el registro.',
      },
      mostOften: {
        en: 'a switch whose default throws, or unknown events filtered out, so that a version is missing.',
        es: 'un switch cuyo default lanza un error, o eventos desconocidos filtrados, de modo que falta una versión.',
      },
      failures: {
        stock: {
          en: 'replay returned {got}; it is {wanted}',
          es: 'replay devolvió {got}; es {wanted}',
        },
        trail: {
          en: 'The versions in auditOf were {got}',
          es: 'Las versiones en auditOf fueron {got}',
        },
        ended: { en: '{function}: {got}', es: '{function}: {got}' },
      },
    },
    gap: {
      points: 1,
      after: ['snapshot'],
      title: { en: 'says when an event is missing', es: 'avisa cuando falta un evento' },
      given: {
        en: 'replay got the events of {sku} without version {missing} ({how}).',
        es: 'replay recibió los eventos de {sku} sin la versión {missing} ({how}).',
      },
      because: {
        en: 'A sum over part of the events looks like any other stock. Versions without gaps are how one notices: the only right answer is an error.',
        es: 'Una suma de parte de los eventos se ve como cualquier otro inventario. Las versiones sin huecos permiten notarlo: la única respuesta correcta es un error.',
      },
      mostOften: {
        en: 'versions sorted, and not compared with the one before.',
        es: 'versiones ordenadas, y no comparadas con la anterior.',
      },
      failures: {
        accepted: { en: 'replay returned {got}', es: 'replay devolvió {got}' },
        ended: { en: 'replay: {got}', es: 'replay: {got}' },
      },
    },
  },
});
