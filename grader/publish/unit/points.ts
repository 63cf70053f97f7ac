/**
 * Every point of the course unit on which the workbook is built, in our own words, with where it is taught: the section
 * of a chapter, a check that looks for it, and a slide. A test holds that all of them exist.
 */
import type { Bilingual } from '../../language/bilingual.ts';

export interface Point {
  readonly text: Bilingual;
  /** `ch1-between-processes#latency`: page and section. */
  readonly chapter: string;
  /** `ch1/measure#nearest-rank` */
  readonly check: string;
  /** `ch1-between-processes#latency`: deck and slide. */
  readonly slide: string;
}

/** The points by name, in the order of the unit. */
export const POINTS: Readonly<Record<string, Point>> = {
  'network-is-different': {
    text: {
      en: 'A call over a network is another thing than a call in a process, and pretending otherwise costs.',
      es: 'Una llamada por la red es otra cosa que una llamada dentro de un proceso, y fingir lo contrario cuesta.',
    },
    chapter: 'ch1-between-processes#idea',
    check: 'ch1/batch#few-calls',
    slide: 'ch1-between-processes#idea',
  },
  latency: {
    text: {
      en: 'Between processes latency is counted in milliseconds; within one it is negligible.',
      es: 'Entre procesos la latencia se cuenta en milisegundos; dentro de uno es insignificante.',
    },
    chapter: 'ch1-between-processes#latency',
    check: 'ch1/measure#nearest-rank',
    slide: 'ch1-between-processes#latency',
  },
  'hundreds-of-calls': {
    text: {
      en: 'Hundreds of calls are fine within a process and not between processes.',
      es: 'Cientos de llamadas están bien dentro de un proceso y no entre procesos.',
    },
    chapter: 'ch1-between-processes#many-calls',
    check: 'ch1/batch#few-calls',
    slide: 'ch1-between-processes#one-by-one',
  },
  'pointers-and-copies': {
    text: {
      en: 'Within a process data is passed by reference; between services it is copied and sent.',
      es: 'Dentro de un proceso los datos se pasan por referencia; entre servicios se copian y se envían.',
    },
    chapter: 'ch1-between-processes#copies',
    check: 'ch1/wire#copies',
    slide: 'ch1-between-processes#copies',
  },
  serialising: {
    text: {
      en: 'What is sent has to be serialised and deserialised.',
      es: 'Lo que se envía se serializa y se deserializa.',
    },
    chapter: 'ch1-between-processes#serialising',
    check: 'ch1/wire#round-trip',
    slide: 'ch1-between-processes#json',
  },
  'interface-in-one-repository': {
    text: {
      en: 'Within one repository an interface is changed together with whoever uses it.',
      es: 'En un mismo repositorio una interfaz se cambia junto con quienes la usan.',
    },
    chapter: 'ch1-between-processes#interfaces',
    check: 'ch1/evolve#new-new',
    slide: 'ch1-between-processes#one-repository',
  },
  'interface-between-services': {
    text: {
      en: 'A changed interface can take from other services the freedom to deploy on their own.',
      es: 'Cambiar una interfaz puede quitarles a otros servicios la libertad de desplegarse por su cuenta.',
    },
    chapter: 'ch1-between-processes#matrix',
    check: 'ch1/evolve#new-old',
    slide: 'ch1-between-processes#four-cells',
  },
  'more-errors': {
    text: {
      en: 'Besides the errors of a function a call to a service can fail in ways of its own.',
      es: 'Además de los errores de una función, la llamada a un servicio falla de maneras propias.',
    },
    chapter: 'ch2-failures#five-types',
    check: 'ch2/diagnose#silent',
    slide: 'ch2-failures#five-types',
  },
  crash: {
    text: {
      en: 'Crash failure: all was well until the server went down; it is started again.',
      es: 'Falla catastrófica: todo iba bien hasta que el servidor se cayó; se lo reinicia.',
    },
    chapter: 'ch2-failures#crashes',
    check: 'ch2/crash#survives',
    slide: 'ch2-failures#five-types',
  },
  omission: {
    text: {
      en: 'Omission failure: something was sent and no answer came.',
      es: 'Falla de omisión: se envió algo y no llegó respuesta.',
    },
    chapter: 'ch2-failures#omissions',
    check: 'ch2/omission#unknown',
    slide: 'ch2-failures#silence-after-post',
  },
  'stopped-queue': {
    text: {
      en: 'An event that stops its queue is an omission as well.',
      es: 'Un evento que detiene su cola es también una omisión.',
    },
    chapter: 'ch2-failures#stopped-queue',
    check: 'ch5/poison#goes-on',
    slide: 'ch2-failures#stopped-queue',
  },
  timing: {
    text: {
      en: 'Timing failure: too late, or too early.',
      es: 'Falla de tiempo: demasiado tarde, o demasiado temprano.',
    },
    chapter: 'ch2-failures#timings',
    check: 'ch2/timing#late-answer',
    slide: 'ch2-failures#timing',
  },
  'too-early': {
    text: {
      en: 'Too early: what follows overtakes what it needs.',
      es: 'Demasiado temprano: lo que sigue se adelanta a lo que necesita.',
    },
    chapter: 'ch6-event-content#versions',
    check: 'ch6/full#too-early',
    slide: 'ch2-failures#too-early',
  },
  response: {
    text: {
      en: 'Response failure: an answer came and looks wrong; values are missing.',
      es: 'Falla de respuesta: llegó una respuesta y se ve mal; faltan valores.',
    },
    chapter: 'ch2-failures#responses',
    check: 'ch2/response#names-every',
    slide: 'ch2-failures#responses',
  },
  arbitrary: {
    text: {
      en: 'Arbitrary failure: something went wrong, and nobody knows whether, or why.',
      es: 'Falla arbitraria: algo salió mal y nadie sabe si ocurrió ni por qué.',
    },
    chapter: 'ch2-failures#arbitrary-failures',
    check: 'ch2/arbitrary#outvotes',
    slide: 'ch2-failures#arbitrary',
  },
  'consider-failures': {
    text: {
      en: 'A distributed system has to be built for these cases.',
      es: 'Un sistema distribuido se construye contando con estos casos.',
    },
    chapter: 'ch2-failures#matrix',
    check: 'ch2/catch-it#catches-silence',
    slide: 'ch2-failures#matrix',
  },
  'two-styles': {
    text: {
      en: 'Two styles: blocking until the answer, or going on without it.',
      es: 'Dos estilos: esperar con bloqueo la respuesta, o seguir sin ella.',
    },
    chapter: 'ch4-asynchronous#idea',
    check: 'ch4/train#answers-at-once',
    slide: 'ch4-asynchronous#idea',
  },
  'temporal-coupling': {
    text: {
      en: 'Temporal coupling: two services have to be up at the same time.',
      es: 'Acoplamiento temporal: dos servicios tienen que estar en pie al mismo tiempo.',
    },
    chapter: 'ch3-synchronous#cost',
    check: 'ch4/not-async#callee-down',
    slide: 'ch3-synchronous#temporal-coupling',
  },
  'answer-needed': {
    text: {
      en: 'One waits because the next steps need the answer, or to make sure, and to repeat if it failed.',
      es: 'Se espera porque lo que sigue necesita la respuesta, o para asegurarse y reintentar si falló.',
    },
    chapter: 'ch3-synchronous#idea',
    check: 'ch3/retry#recovers',
    slide: 'ch3-synchronous#idea',
  },
  'players-example': {
    text: {
      en: 'The example: the players of a team whose country is in the Cup.',
      es: 'El ejemplo: los jugadores de un equipo cuyo país está en la Copa.',
    },
    chapter: 'ch3-synchronous#squad',
    check: 'ch3/squad#answers',
    slide: 'ch3-synchronous#one-by-one',
  },
  familiar: {
    text: {
      en: 'Request-response is simple and familiar, as a query to a database is.',
      es: 'Solicitud-respuesta es simple y conocida, como una consulta a una base de datos.',
    },
    chapter: 'ch3-synchronous#trade-offs',
    check: 'ch3/squad#answers',
    slide: 'ch3-synchronous#idea',
  },
  'flow-control': {
    text: {
      en: 'The answer is known, so the flow can be controlled when there is an error.',
      es: 'Se conoce la respuesta, así que se puede controlar el flujo cuando hay un error.',
    },
    chapter: 'ch3-synchronous#compensating',
    check: 'ch3/chain#compensates',
    slide: 'ch3-synchronous#after-a-failure',
  },
  'callee-unavailable': {
    text: {
      en: 'If the service asked is not there, the first request fails.',
      es: 'Si el servicio al que se pregunta no está, la primera solicitud falla.',
    },
    chapter: 'ch3-synchronous#cost',
    check: 'ch3/squad#upstream-failure',
    slide: 'ch3-synchronous#temporal-coupling',
  },
  'waiting-and-overload': {
    text: {
      en: 'Waiting takes time, and more of it with overloaded services.',
      es: 'Esperar toma tiempo, y más con servicios sobrecargados.',
    },
    chapter: 'ch3-synchronous#overload',
    check: 'ch3/squad#too-late',
    slide: 'ch3-synchronous#overload',
  },
  chains: {
    text: {
      en: 'Chains of requests make it worse.',
      es: 'Las cadenas de solicitudes lo empeoran.',
    },
    chapter: 'ch3-synchronous#chains',
    check: 'ch3/chain#passes-remaining',
    slide: 'ch3-synchronous#chains',
  },
  'reply-later': {
    text: {
      en: 'Asynchronous request-response: the reply, good or bad, comes when the work is done.',
      es: 'Solicitud-respuesta asincrónica: la respuesta, buena o mala, llega cuando el trabajo termina.',
    },
    chapter: 'ch4-asynchronous#way-back',
    check: 'ch4/status#failure-shown',
    slide: 'ch4-asynchronous#way-back',
  },
  'any-instance': {
    text: {
      en: 'Any instance of the service may receive the reply.',
      es: 'Cualquier instancia del servicio puede recibir la respuesta.',
    },
    chapter: 'ch5-events#reply-queue',
    check: 'ch5/reply#any-instance',
    slide: 'ch5-events#sharing',
  },
  'training-example': {
    text: {
      en: 'The example: a training request that is answered before it is done.',
      es: 'El ejemplo: una solicitud de entrenamiento que se responde antes de cumplirse.',
    },
    chapter: 'ch4-asynchronous#accepted',
    check: 'ch4/train#sends-on',
    slide: 'ch4-asynchronous#accepted',
  },
  'await-is-not-async': {
    text: {
      en: 'async/await is not yet asynchronous communication.',
      es: 'async/await todavía no es comunicación asincrónica.',
    },
    chapter: 'ch4-asynchronous#await',
    check: 'ch4/not-async#answers-first',
    slide: 'ch4-asynchronous#snippets',
  },
  'no-temporal-coupling': {
    text: {
      en: 'Without an immediate answer the coupling in time can go.',
      es: 'Sin respuesta inmediata, el acoplamiento temporal puede desaparecer.',
    },
    chapter: 'ch4-asynchronous#sending',
    check: 'ch4/not-async#callee-down',
    slide: 'ch4-asynchronous#down',
  },
  'hours-or-days': {
    text: {
      en: 'Answers may take hours or days, for want of information or by a rule of the business.',
      es: 'Las respuestas pueden tardar horas o días, por falta de información o por una regla del negocio.',
    },
    chapter: 'ch4-asynchronous#days',
    check: 'ch4/status#expires',
    slide: 'ch4-asynchronous#days',
  },
  'more-complex': {
    text: {
      en: 'Asynchronous calls are harder to design and to build.',
      es: 'Las llamadas asincrónicas son más difíciles de diseñar y construir.',
    },
    chapter: 'ch4-asynchronous#trade-offs',
    check: 'ch4/status#same-key',
    slide: 'ch4-asynchronous#trade-offs',
  },
  'no-control-of-state': {
    text: {
      en: 'By themselves they leave nobody in control of how the request stands.',
      es: 'Por sí solas no dejan a nadie el control del estado de la solicitud.',
    },
    chapter: 'ch4-asynchronous#status-resource',
    check: 'ch4/status#location-resolves',
    slide: 'ch4-asynchronous#status-resource',
  },
  'responsibility-ends': {
    text: {
      en: 'A service emits an event for each thing that it did; there its responsibility ends.',
      es: 'Un servicio emite un evento por cada cosa que hizo; ahí termina su responsabilidad.',
    },
    chapter: 'ch5-events#idea',
    check: 'ch5/publish#unheard',
    slide: 'ch5-events#idea',
  },
  'knows-nobody': {
    text: {
      en: 'The emitter does not know what others do about it.',
      es: 'Quien emite no sabe qué harán los demás.',
    },
    chapter: 'ch5-events#commands',
    check: 'ch5/publish#announces',
    slide: 'ch5-events#commands',
  },
  'subscribers-responsible': {
    text: {
      en: 'Those who subscribe are responsible for what follows.',
      es: 'Quienes se suscriben son responsables de lo que sigue.',
    },
    chapter: 'ch5-events#consuming',
    check: 'ch5/notify#acks-after',
    slide: 'ch5-events#consuming',
  },
  'rabbitmq-producer': {
    text: {
      en: 'The example: the producer, with the topic exchange of the warehouse.',
      es: 'El ejemplo: quien produce, con el exchange de tipo topic de la bodega.',
    },
    chapter: 'ch5-events#publishing',
    check: 'ch5/publish#durable',
    slide: 'ch5-events#publishing',
  },
  'rabbitmq-consumer': {
    text: {
      en: 'The example: the consumer notification, bound with order.*.packaged.',
      es: 'El ejemplo: el consumidor notification, enlazado con order.*.packaged.',
    },
    chapter: 'ch5-events#exchanges',
    check: 'ch5/notify#matching',
    slide: 'ch5-events#unit-subscriber',
  },
  'less-coupling': {
    text: {
      en: 'The services are coupled less.',
      es: 'Los servicios quedan menos acoplados.',
    },
    chapter: 'ch5-events#coupling',
    check: 'ch5/notify#survives',
    slide: 'ch5-events#joining-result',
  },
  'independent-teams': {
    text: {
      en: 'Teams work independently, at the same time.',
      es: 'Los equipos trabajan en paralelo, con independencia.',
    },
    chapter: 'ch5-events#sharing',
    check: 'ch5/teams#every-service',
    slide: 'ch5-events#joining',
  },
  'events-are-abstract': {
    text: {
      en: 'Events are what happens: an idea of the architecture.',
      es: 'Los eventos son lo que ocurre: una idea de la arquitectura.',
    },
    chapter: 'ch6-event-content#event-and-message',
    check: 'ch6/envelope#same',
    slide: 'ch6-event-content#event-and-message',
  },
  'messages-carry': {
    text: {
      en: 'Messages are one way in which events are carried.',
      es: 'Los mensajes son una forma de llevar eventos.',
    },
    chapter: 'ch6-event-content#event-and-message',
    check: 'ch6/envelope#no-carrier',
    slide: 'ch6-event-content#event-and-message',
  },
  'id-only': {
    text: {
      en: 'An event may carry only the id of what changed.',
      es: 'Un evento puede llevar solo el id de lo que cambió.',
    },
    chapter: 'ch6-event-content#only-the-id',
    check: 'ch6/id-only#keeps',
    slide: 'ch6-event-content#only-the-id',
  },
  'asking-back': {
    text: {
      en: 'Then the emitter is usually asked for the rest.',
      es: 'Entonces, por lo general, se le pregunta el resto a quien lo emitió.',
    },
    chapter: 'ch6-event-content#asking-back',
    check: 'ch6/id-only#call-backs',
    slide: 'ch6-event-content#only-the-id',
  },
  'id-only-costs': {
    text: {
      en: 'That couples more, and loads the services with more queries.',
      es: 'Eso acopla más y carga a los servicios con más consultas.',
    },
    chapter: 'ch6-event-content#asking-back',
    check: 'ch6/id-only#producer-down',
    slide: 'ch6-event-content#burst-result',
  },
  'full-event': {
    text: {
      en: 'The alternative: all the information in the event; less coupling.',
      es: 'La alternativa: toda la información en el evento; menos acoplamiento.',
    },
    chapter: 'ch6-event-content#all-the-information',
    check: 'ch6/full#no-call-back',
    slide: 'ch6-event-content#all-the-information',
  },
  'audit-and-sourcing': {
    text: {
      en: 'A record of every change makes auditing and event sourcing possible.',
      es: 'Un registro de cada cambio hace posibles la auditoría y el event sourcing.',
    },
    chapter: 'ch6-event-content#event-sourcing',
    check: 'ch6/source#audit',
    slide: 'ch6-event-content#event-sourcing',
  },
  'large-events': {
    text: {
      en: 'Very large events, above about 1 MB, can be a problem.',
      es: 'Los eventos muy grandes, de más de 1 MB, pueden ser un problema.',
    },
    chapter: 'ch6-event-content#too-large',
    check: 'ch6/claim-check#boundary',
    slide: 'ch6-event-content#bytes',
  },
  'common-data': {
    text: {
      en: 'Common data: one service puts data in a place, others read and use it.',
      es: 'Datos comunes: un servicio deja datos en un lugar y otros los leen y los usan.',
    },
    chapter: 'ch7-common-data#idea',
    check: 'ch7/drop-folder#hands-over',
    slide: 'ch7-common-data#idea',
  },
  'common-coupling': {
    text: {
      en: 'It is prone to common coupling.',
      es: 'Es propenso al acoplamiento por datos comunes.',
    },
    chapter: 'ch7-common-data#common-coupling',
    check: 'ch7/shared-table#old-reader',
    slide: 'ch7-common-data#common-coupling',
  },
  choosing: {
    text: {
      en: 'Each mechanism has its price; one chooses what fits the problem.',
      es: 'Cada mecanismo tiene su precio; se elige el que encaja con el problema.',
    },
    chapter: 'ch8-choosing#questions',
    check: 'ch8/choose#squad',
    slide: 'ch8-choosing#mechanisms',
  },
  presentation: {
    text: {
      en: 'The activity: a simple presentation of the proposal and its architecture.',
      es: 'La actividad: una presentación simple de la propuesta y su arquitectura.',
    },
    chapter: 'ch8-choosing#proposal',
    check: 'ch8/proposal#valid',
    slide: 'ch8-choosing#rehearsal',
  },
  connections: {
    text: {
      en: 'It names the mechanisms, and the connections between domains and services.',
      es: 'Nombra los mecanismos y las conexiones entre dominios y servicios.',
    },
    chapter: 'ch8-choosing#proposal-contract',
    check: 'ch8/proposal#joined',
    slide: 'ch8-choosing#proposal',
  },
};
