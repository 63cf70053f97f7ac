import type { ShapeKind } from '../../proposal/shape.ts';
import { faultWords, pick, shapeWords, warningWords } from '../../proposal/words.ts';
import { exercise, type FailureText } from '../exercise.ts';

/** A check that is judged alone, of a file that is not as the schema says. */
const misshapen = {
  misshapen: {
    en: 'The file is not as its schema says; run npm run grade ch8/proposal without --replay to see where.',
    es: 'El archivo no es como dice su esquema; ejecuta npm run grade ch8/proposal sin --replay para ver dónde.',
  },
};

/** What stands somewhere and should not says enough by itself; the check's own cause is that of what is missing. */
const missing: readonly ShapeKind[] = ['missing-field', 'unknown-field', 'not-map', 'too-few'];
const shapes = Object.fromEntries(
  Object.entries(shapeWords).map(([kind, words]): [string, FailureText] => {
    const placed = {
      en: `Line {line}, column {column}: ${words.en}`,
      es: `Línea {line}, columna {column}: ${words.es}`,
    };
    return [kind, missing.includes(kind as ShapeKind) ? placed : { ...placed, mostOften: null }];
  }),
) as Readonly<Record<ShapeKind, FailureText>>;

export default exercise({
  id: 'ch8/proposal',
  slug: 'ch8-choosing/02-proposal',
  tier: 'core',
  title: { en: 'A proposal that can be checked', es: 'Una propuesta que se puede comprobar' },
  service: 'proposal',
  environment: {},
  document: 'yaml',
  checks: {
    valid: {
      points: 1,
      title: { en: 'has the fields of a proposal', es: 'tiene los campos de una propuesta' },
      given: {
        en: 'Your file was compared with the schema that your editor uses too (grader/proposal/proposal.schema.json); then its names with each other, and the fields of each connection with its mechanism.',
        es: 'Tu archivo se comparó con el esquema que usa también tu editor (grader/proposal/proposal.schema.json); después, sus nombres entre sí y los campos de cada conexión con su mecanismo.',
      },
      because: {
        en: 'The checks, the diagram and the presentation are all drawn from these fields: what has another name is not seen by anybody.',
        es: 'Las comprobaciones, el diagrama y la presentación salen de estos campos: lo que tiene otro nombre no lo ve nadie.',
      },
      mostOften: {
        en: 'a field that was not filled in yet, or a line that is indented too little or too much.',
        es: 'un campo que aún no se ha llenado, o una línea con sangría de más o de menos.',
      },
      failures: shapes,
    },
    placed: {
      points: 1,
      after: ['valid'],
      title: { en: 'has every service in a domain', es: 'tiene cada servicio en un dominio' },
      given: {
        en: 'Every service was looked up in its domain.',
        es: 'Cada servicio se buscó en su dominio.',
      },
      because: {
        en: 'A domain is a part of the business that changes for its own reasons. A service in none belongs to nobody, and a domain without services is one that nobody builds.',
        es: 'Un dominio es una parte del negocio que cambia por sus propias razones. Un servicio sin dominio no es de nadie, y un dominio sin servicios es uno que nadie construye.',
      },
      mostOften: {
        en: 'a domain that was renamed in one place, or left over from an earlier draft.',
        es: 'un dominio que cambió de nombre en un solo lugar, o que quedó de un borrador anterior.',
      },
      failures: { ...pick(faultWords, 'unknown-domain', 'empty-domain'), ...misshapen },
    },
    joined: {
      points: 1,
      after: ['valid'],
      title: { en: 'connects services that exist', es: 'conecta servicios que existen' },
      given: {
        en: 'Both ends of every connection were looked up among your services, and each connection among the others.',
        es: 'Ambos extremos de cada conexión se buscaron entre tus servicios, y cada conexión entre las demás.',
      },
      because: {
        en: 'A connection is a promise between two teams. One that leads nowhere hides a service that somebody will have to build.',
        es: 'Una conexión es un compromiso entre dos equipos. La que no llega a ninguna parte esconde un servicio que alguien tendrá que construir.',
      },
      mostOften: {
        en: 'a service that was renamed or split after the connection was written.',
        es: 'un servicio que cambió de nombre o se dividió después de escribir la conexión.',
      },
      failures: { ...pick(faultWords, 'unknown-service', 'itself', 'same-connection'), ...misshapen },
      warnings: pick(warningWords, 'lonely'),
    },
    heard: {
      points: 1,
      after: ['valid'],
      title: {
        en: 'gives each event one publisher and a listener',
        es: 'da a cada evento quien publica y quien escucha',
      },
      given: {
        en: 'Every event was followed from its publisher to whoever listens.',
        es: 'Cada evento se siguió desde quien lo publica hasta quienes lo escuchan.',
      },
      because: {
        en: 'An event says that something happened, and only the service where it happened knows: two publishers would say different things. That nobody listens may be right, as a decision that stands in the proposal (unheard), not as an oversight.',
        es: 'Un evento dice que algo ocurrió, y solo lo sabe el servicio donde ocurrió: dos publicadores dirían cosas distintas. Que nadie escuche puede estar bien, como decisión escrita en la propuesta (unheard), no como descuido.',
      },
      mostOften: {
        en: 'one name for two different events, or a request that was written as an event.',
        es: 'un mismo nombre para dos eventos distintos, o una solicitud escrita como evento.',
      },
      failures: {
        ...pick(faultWords, 'no-publisher', 'no-event', 'unknown-event', 'other-publisher'),
        ...pick(faultWords, 'nobody-listens', 'heard-after-all'),
        ...misshapen,
      },
      warnings: pick(warningWords, 'unheard', 'no-way-back'),
    },
    owned: {
      points: 1,
      after: ['valid'],
      title: { en: 'gives each piece of data one owner', es: 'da a cada dato un solo dueño' },
      given: {
        en: 'All that your services own was put side by side, with what they share.',
        es: 'Todo lo que tus servicios poseen se puso lado a lado, con lo que comparten.',
      },
      because: {
        en: 'The owner is the one service that changes the data, and the one that answers for it. With two of them nobody can say which value is right, and neither can change its structure alone.',
        es: 'El dueño es el único servicio que cambia los datos, y el que responde por ellos. Con dos, nadie puede decir qué valor es el correcto, y ninguno puede cambiar su estructura por sí solo.',
      },
      mostOften: {
        en: 'a copy taken for the data itself: a replica of another service is not owned.',
        es: 'una copia tomada por el dato mismo: la réplica de otro servicio no se posee.',
      },
      failures: {
        ...pick(faultWords, 'two-owners', 'owned-twice', 'no-data', 'ownerless', 'not-the-owner'),
        ...misshapen,
      },
      warnings: pick(warningWords, 'shared'),
    },
    limited: {
      points: 2,
      after: ['valid'],
      title: { en: 'bounds every wait and plans its failure', es: 'limita cada espera y prevé su falla' },
      given: {
        en: 'Every synchronous connection was asked: how long (time_limit), and what then (on_failure, in at least four different words)?',
        es: 'A cada conexión sincrónica se le preguntó: ¿cuánto tiempo (time_limit), y después qué (on_failure, en al menos cuatro palabras distintas)?',
      },
      because: {
        en: 'Whoever waits without a limit stops together with the one it waits for. And when the limit is over somebody still has to be answered: with what, is a decision of the proposal and not of the library.',
        es: 'Quien espera sin límite se detiene junto con aquel a quien espera. Y cuando el límite se cumple, igual hay que responderle a alguien: con qué, lo decide la propuesta y no la biblioteca.',
      },
      mostOften: {
        en: 'the hope that a default will do, which in fetch is five minutes of silence.',
        es: 'la esperanza de que baste el valor por defecto, que en fetch son cinco minutos de silencio.',
      },
      failures: { ...pick(faultWords, 'no-limit', 'no-plan', 'thin-plan'), ...misshapen },
      warnings: pick(
        warningWords,
        'long-chain',
        'circle',
        'outer-limit',
        'availability',
        'availability-unknown',
        'endless',
      ),
    },
    reasoned: {
      points: 2,
      after: ['valid'],
      title: { en: 'has a reason for each connection', es: 'tiene una razón para cada conexión' },
      given: {
        en: 'The reason of each connection was read: at least six different words, the names of its two services and of the mechanism not counted, and not those of another connection.',
        es: 'Se leyó la razón de cada conexión: al menos seis palabras distintas, sin contar los nombres de sus dos servicios ni del mecanismo, y que no sean las de otra conexión.',
      },
      because: {
        en: 'The reason is what you will defend: what this connection needs (an answer now, no failure in common, fresh data) and what it gives up for that. Whether it is a good one, people judge; the rubric says by what.',
        es: 'La razón es lo que vas a defender: qué necesita esta conexión (una respuesta ahora, no fallar juntos, datos al día) y a qué renuncia por ello. Si es buena lo juzgan personas; la rúbrica dice con qué criterio.',
      },
      mostOften: {
        en: 'a reason that praises the mechanism ("it scales better") and says nothing of these two services.',
        es: 'una razón que elogia el mecanismo ("escala mejor") y no dice nada de estos dos servicios.',
      },
      failures: { ...pick(faultWords, 'no-reason', 'thin-reason', 'same-reason'), ...misshapen },
    },
    weighed: {
      points: 1,
      after: ['valid'],
      title: { en: 'weighs at least two other mechanisms', es: 'sopesa al menos otros dos mecanismos' },
      given: {
        en: 'What stands under considered was gathered from all connections: at least two other mechanisms, each with at least four different words against it.',
        es: 'Se reunió lo que aparece en considered en todas las conexiones: al menos otros dos mecanismos, con al menos cuatro palabras distintas contra cada uno.',
      },
      because: {
        en: 'A choice is one only beside another: which mechanism would have been possible here, and what would it have cost? At least two different mechanisms should have been thought through somewhere, and left aside for a reason.',
        es: 'Una elección lo es solo junto a otra: ¿qué mecanismo habría sido posible aquí, y qué habría costado? Al menos dos mecanismos distintos deberían haberse pensado en alguna parte, y descartado con una razón.',
      },
      mostOften: {
        en: 'one mechanism for everything, since the team knows it.',
        es: 'un mismo mecanismo para todo, porque el equipo ya lo conoce.',
      },
      failures: {
        ...pick(faultWords, 'none-weighed', 'one-weighed', 'weighed-itself', 'thin-weighing'),
        ...misshapen,
      },
    },
  },
});
