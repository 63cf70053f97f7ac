/** What is said of a run of ch8/choose: its needs, why one is not met, and what a decision costs. */
import type { Cause } from '../../demos/simulate/choosing/cause.ts';
import type { Measure } from '../../demos/simulate/choosing/situation.ts';
import type { Bilingual } from '../../language/bilingual.ts';

/** A need with its figure: in full where it is not met, in short where it is. */
export const measureWords: Readonly<Record<Measure, { readonly full: Bilingual; readonly short: Bilingual }>> = {
  held: {
    full: { en: 'longest that whoever asked was held', es: 'lo más que se retuvo a quien pidió' },
    short: { en: 'held', es: 'retenido' },
  },
  answer: {
    full: { en: 'longest until whoever asked knew the outcome', es: 'lo más que tardó en saberse el resultado' },
    short: { en: 'outcome known after', es: 'resultado en' },
  },
  failed: {
    full: { en: 'operations that brought nothing of use', es: 'operaciones que no dieron nada útil' },
    short: { en: 'failed', es: 'fallidas' },
  },
  failed_when_well: {
    full: { en: 'failed although nothing was slow or down', es: 'fallidas aunque nada estaba lento ni caído' },
    short: { en: 'failed while all was well', es: 'fallidas con todo en pie' },
  },
  lost: {
    full: { en: 'lost: never done, and nobody was told', es: 'perdidas: nunca se hicieron, y nadie se enteró' },
    short: { en: 'lost', es: 'perdidas' },
  },
  unheard: {
    full: { en: 'whoever asked never learnt the outcome', es: 'quien pidió nunca supo el resultado' },
    short: { en: 'never answered', es: 'sin respuesta' },
  },
  twice: {
    full: { en: 'done twice', es: 'hechas dos veces' },
    short: { en: 'done twice', es: 'hechas dos veces' },
  },
  stranded: {
    full: { en: 'done, though told as failed', es: 'hechas, aunque se dieron por fallidas' },
    short: { en: 'done but told as failed', es: 'hechas pero dadas por fallidas' },
  },
  late: {
    full: { en: 'longest delay of what could have been done', es: 'la mayor demora de lo que ya se podía hacer' },
    short: { en: 'late', es: 'demora' },
  },
  stale: {
    full: { en: 'age of the oldest data that was used', es: 'edad de los datos más viejos que se usaron' },
    short: { en: 'oldest data', es: 'datos más viejos' },
  },
  clashes: {
    full: {
      en: 'changes overwritten, unknown to the owner, or sold with nothing left',
      es: 'cambios sobrescritos, que el dueño no conoce, o ventas sin existencias',
    },
    short: { en: 'contradictions', es: 'contradicciones' },
  },
  together: {
    full: { en: 'services to change together for one change', es: 'servicios que cambiar juntos por un solo cambio' },
    short: { en: 'services to change', es: 'servicios por cambiar' },
  },
};

export const needWords = {
  /** A figure that is met, and the most that the situation allows. */
  met: { en: '{label} {value} (max. {need})', es: '{label} {value} (máx. {need})' },
  /** What may not happen, and did not. */
  none: { en: 'none: {labels}', es: 'ninguna: {labels}' },
  nothing: { en: 'no need', es: 'ninguna' },
  missed: { en: '- {label}: {value} (at most {need})', es: '- {label}: {value} (a lo sumo {need})' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const causeWords: Readonly<Record<Cause, Bilingual>> = {
  'all-write': {
    en: 'data that all write: one overwrites what the other has just written, and its form is the interface of all',
    es: 'datos que escriben todos: uno sobrescribe lo que otro acaba de escribir, y su forma es la interfaz de todos',
  },
  'wrong-owner': {
    en: 'an owner that is not where a change is known first: nobody tells it of the change',
    es: 'un dueño que no está donde primero se conoce un cambio: nadie le avisa',
  },
  'calls-each': {
    en: 'a sender that calls each of those who are interested: one more of them is a change in the sender',
    es: 'quien envía llama a cada interesado: uno más es un cambio en quien envía',
  },
  'old-number': {
    en: 'a seller that decides by a number which was true a moment ago',
    es: 'un vendedor que decide por un número que era cierto hace un momento',
  },
  'promised-first': {
    en: 'a promise to be kept later, where it has to be known now whether there is a piece left',
    es: 'una promesa para más tarde, donde hay que saber ahora si queda una pieza',
  },
  'no-limit': {
    en: 'a call without a limit: when the answer is lost or never comes, whoever called waits for ever',
    es: 'una llamada sin límite: si la respuesta se pierde o no llega, quien llamó espera para siempre',
  },
  'limit-of-each': {
    en: 'up to three attempts, each with the whole limit: they add up, and the pauses with them',
    es: 'hasta tres intentos, cada uno con el límite entero: se suman, y las pausas también',
  },
  'long-limit': {
    en: 'a limit longer than the patience of whoever waits',
    es: 'un límite más largo que la paciencia de quien espera',
  },
  'short-limit': {
    en: 'a limit shorter than the work usually takes',
    es: 'un límite más corto que lo que el trabajo suele tardar',
  },
  'kept-question': {
    en: 'a request that is kept for later, while whoever asked is waiting for the answer now',
    es: 'una solicitud que se guarda para después, mientras quien pidió espera la respuesta ahora',
  },
  'accepted-question': {
    en: 'a request that is accepted for later, while whoever asked needs the answer to go on',
    es: 'una solicitud que se acepta para después, mientras quien pidió necesita la respuesta para seguir',
  },
  'never-expires': {
    en: 'a request that never expires: what is never done or decided stays open for ever',
    es: 'una solicitud que nunca vence: lo que nunca se hace o se decide queda abierto para siempre',
  },
  'late-expiry': {
    en: 'an expiry after the moment at which whoever asked has to know',
    es: 'un vencimiento posterior al momento en que quien pidió tiene que saber',
  },
  'early-expiry': {
    en: 'an expiry that ends before the outage does, or before the work',
    es: 'un vencimiento que llega antes de que termine la caída, o el trabajo',
  },
  'no-answer': {
    en: 'an answer awaited where none comes: an event, or a row in a common place, brings none',
    es: 'esperar una respuesta donde no viene: un evento, o una fila en un lugar compartido, no la trae',
  },
  'nobody-gives-up': {
    en: 'work that never comes to an end, and nobody who would call it off and say so',
    es: 'un trabajo que nunca termina, y nadie que lo dé por vencido y lo diga',
  },
  memory: {
    en: 'a request that is kept in memory alone: a restart of whoever asked empties it',
    es: 'una solicitud guardada solo en memoria: un reinicio de quien pidió la vacía',
  },
  'as-if-done': {
    en: 'going on as if it had been done: an old value may stand for an answer, nothing stands for a deed',
    es: 'seguir como si estuviera hecho: un valor viejo puede reemplazar una respuesta, nada reemplaza un acto',
  },
  'passing-queue': {
    en: 'a queue that goes when its process goes, with all that was in it',
    es: 'una cola que se va cuando se va su proceso, con todo lo que tenía',
  },
  'ticked-off-first': {
    en: 'a message that is ticked off before it is handled: a crash in between loses it',
    es: 'un mensaje que se da por hecho antes de atenderlo: una caída en el medio lo pierde',
  },
  'nobody-sends': {
    en: 'a request that is kept, and that nobody sends again',
    es: 'una solicitud que se guarda y que nadie reenvía',
  },
  'states-only': {
    en: 'a place that shows how things are now: it forgets how they were in between',
    es: 'un lugar que muestra cómo están las cosas ahora: olvida cómo estuvieron en el medio',
  },
  'never-looked': {
    en: 'a place into which nobody looks again: null there is "for ever"',
    es: 'un lugar donde nadie vuelve a mirar: ahí null es "para siempre"',
  },
  'seldom-looked': {
    en: 'a place into which readers look too seldom',
    es: 'un lugar donde los lectores miran muy pocas veces',
  },
  'too-large': {
    en: 'a broker for messages of at most 16 MiB, and 40 MB to be sent',
    es: 'un broker que admite hasta 16 MiB por mensaje, y 40 MB por enviar',
  },
  'nothing-instead': {
    en: 'nothing in the place of the answer, where an old one would have served',
    es: 'nada en lugar de la respuesta, donde habría servido una vieja',
  },
  'fails-with-it': {
    en: 'giving up while the other one is down, where it could have waited until it is back',
    es: 'desistir mientras el otro está caído, donde se podía esperar a que volviera',
  },
  'refused-between': {
    en: 'giving up while the broker or the common place is away for a minute',
    es: 'desistir mientras el broker o el lugar compartido falta un minuto',
  },
  'old-answer': {
    en: 'going on with the last answer, however old it has become',
    es: 'seguir con la última respuesta, por vieja que sea',
  },
  'silence-is-no': {
    en: 'taking "no answer in time" for "not done": the outcome is unknown, and it may be done a moment later',
    es: 'tomar "sin respuesta a tiempo" por "no se hizo": el resultado es desconocido, y puede hacerse un momento después',
  },
  'no-key': {
    en: 'a repetition that does not carry the key of the first: the receiver takes it for another operation',
    es: 'una repetición que no lleva la clave de la primera: quien recibe la toma por otra operación',
  },
};

/** What a decision leaves to be built and looked after, whatever its figures. */
export const burdenWords = {
  call: { en: 'the receiver, up at every call', es: 'el receptor, en pie en cada llamada' },
  attempts: { en: 'up to three times the load', es: 'hasta el triple de carga' },
  resent: {
    en: 'a state, an expiry and a resending for each request',
    es: 'un estado, un vencimiento y un reenvío para cada solicitud',
  },
  queued: {
    en: 'a queue, with a state and an expiry for each request',
    es: 'una cola, con un estado y un vencimiento para cada solicitud',
  },
  broker: { en: 'a broker, a queue for each listener', es: 'un broker, una cola para cada oyente' },
  replica: { en: 'a broker, a replica to keep correct', es: 'un broker, una réplica que mantener correcta' },
  place: {
    en: 'a common place, and its form, which all readers know',
    es: 'un lugar compartido, y su forma, que conocen todos los lectores',
  },
  answers: { en: 'the last answers, with their age', es: 'las últimas respuestas, con su edad' },
  undoing: { en: 'a compensation until it is confirmed', es: 'una compensación hasta que se confirme' },
  disk: { en: 'a disk that keeps what is not done yet', es: 'un disco que guarda lo que aún no se hizo' },
  asking: { en: 'whoever asked has to begin again', es: 'quien pidió tiene que empezar de nuevo' },
  keys: { en: 'keys to remember', es: 'claves que recordar' },
} as const satisfies Readonly<Record<string, Bilingual>>;
