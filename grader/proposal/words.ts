/** What is said of a proposal, in both languages; `{places}` are filled by whoever found it. */
import type { Bilingual } from '../language/bilingual.ts';
import type { FaultKind } from './faults.ts';
import type { Mechanism } from './proposal.ts';
import type { ShapeKind } from './shape.ts';
import type { WarningKind } from './warnings.ts';

export const mechanismWords: Readonly<Record<Mechanism, Bilingual>> = {
  'request-response': { en: 'request-response, synchronous', es: 'solicitud-respuesta sincrónica' },
  'async-request-response': { en: 'request-response, asynchronous', es: 'solicitud-respuesta asincrónica' },
  events: { en: 'events', es: 'eventos' },
  'common-data': { en: 'common data', es: 'datos comunes' },
};

export const shapeWords: Readonly<Record<ShapeKind, Bilingual>> = {
  'missing-field': {
    en: '{field} is missing, or nothing stands after it.',
    es: 'Falta {field}, o no hay nada después.',
  },
  'unknown-field': {
    en: 'There is no field {field}. What may stand there: {near}.',
    es: 'No existe un campo {field}. Lo que puede ir ahí: {near}.',
  },
  'stray-text': {
    en: 'There is no field "{text}". If it is part of a text, put the whole text in quotes: within { … } a comma ends it.',
    es: 'No existe un campo "{text}". Si es parte de un texto, pon todo el texto entre comillas: dentro de { … } una coma lo termina.',
  },
  'unknown-value': {
    en: '"{value}" is none of these: {known}.',
    es: '"{value}" no es ninguno de estos: {known}.',
  },
  'not-text': {
    en: '{field} must be a text, in quotes where it looks like a number, written once or as { es: …, en: … }; it is {value}.',
    es: '{field} debe ser un texto, entre comillas si parece un número, escrito una vez o como { es: …, en: … }; es {value}.',
  },
  'not-name': {
    en: '{field} must be a name, in quotes where it looks like a number ("7"); it is {value}.',
    es: '{field} debe ser un nombre, entre comillas si parece un número ("7"); es {value}.',
  },
  'not-list': {
    en: '{field} must be a list, as in [orders, stock] or with a - before each; it is {value}.',
    es: '{field} debe ser una lista, como [pedidos, stock] o con un - delante de cada uno; es {value}.',
  },
  'not-map': {
    en: '{field} must have fields of its own, indented below it; it is {value}.',
    es: '{field} debe tener sus propios campos, con sangría debajo; es {value}.',
  },
  'not-percent': {
    en: '{field} is how much of the time it answers, in %: a number from 1 to 100, as in 99.9; it is {value}.',
    es: '{field} es en qué parte del tiempo responde, en %: un número de 1 a 100, como 99.9; es {value}.',
  },
  'bad-time': {
    en: '"{value}" is no time limit: that is a number above 0 (3650 d at most) and ms, s, min, h or d, as in 800 ms, 1.5 s or 48 h.',
    es: '"{value}" no es un tiempo límite: es un número mayor que 0 (a lo sumo 3650 d) y ms, s, min, h o d, como 800 ms, 1.5 s o 48 h.',
  },
  'empty-text': { en: '{field} is empty.', es: '{field} está vacío.' },
  'too-long': {
    en: 'The name "{value}" has more than {limit} characters; it has to fit in a box.',
    es: 'El nombre "{value}" tiene más de {limit} caracteres; debe caber en una caja.',
  },
  'too-few': {
    en: '{field} holds fewer than a proposal needs: at least {count}.',
    es: '{field} tiene menos de lo que una propuesta necesita: al menos {count}.',
  },
  'too-many': {
    en: '{field} holds {count}, more than anybody can follow in one drawing: {limit} at most.',
    es: '{field} tiene {count}, más de lo que alguien puede seguir en un dibujo: a lo sumo {limit}.',
  },
  'same-name': {
    en: 'The names {other} and {name} differ only in capitals or spaces; a reader takes them for the same.',
    es: 'Los nombres {other} y {name} difieren solo en mayúsculas o espacios; quien los lee los toma por el mismo.',
  },
  'other-field': {
    en: '{field} is a field of {others}; this connection uses {mechanism}.',
    es: '{field} es un campo de {others}; esta conexión usa {mechanism}.',
  },
};

export const faultWords = {
  'unknown-domain': {
    en: 'The service {service} is in the domain {domain}, which is not under domains ({known}).',
    es: 'El servicio {service} está en el dominio {domain}, que no figura en domains ({known}).',
  },
  'empty-domain': {
    en: 'The domain {domain} has no service.',
    es: 'El dominio {domain} no tiene ningún servicio.',
  },
  'unknown-service': {
    en: 'The connection {connection} names {service}, which is not under services ({known}).',
    es: 'La conexión {connection} nombra a {service}, que no figura en services ({known}).',
  },
  itself: {
    en: 'A connection leads from {service} to {service} itself.',
    es: 'Una conexión va de {service} al propio {service}.',
  },
  'same-connection': {
    en: 'The connections {first} and {second} are the same: {connection}, with the same mechanism and about the same thing.',
    es: 'Las conexiones {first} y {second} son la misma: {connection}, con el mismo mecanismo y sobre lo mismo.',
  },
  'no-event': {
    en: 'The connection {connection} uses events and does not say which: event is missing. Declared are: {known}.',
    es: 'La conexión {connection} usa eventos y no dice cuál: falta event. Están declarados: {known}.',
  },
  'unknown-event': {
    en: 'The connection {connection} carries {event}, which is not under events ({known}).',
    es: 'La conexión {connection} lleva {event}, que no figura en events ({known}).',
  },
  'other-publisher': {
    en: 'The connection {connection} has {from} publish {event}, whose publisher is {publisher}.',
    es: 'En la conexión {connection}, {from} publica {event}, cuyo publicador es {publisher}.',
  },
  'no-publisher': {
    en: 'The event {event} is published by {publisher}, which is no service of yours.',
    es: 'El evento {event} lo publica {publisher}, que no es un servicio tuyo.',
  },
  'nobody-listens': {
    en: 'No connection carries the event {event} to anybody, and it does not say that it is unheard.',
    es: 'Ninguna conexión lleva el evento {event} a alguien, y no dice que nadie lo escucha (unheard).',
  },
  'heard-after-all': {
    en: 'The event {event} says that nobody listens (unheard), and {count} of the connections carry it.',
    es: 'El evento {event} dice que nadie lo escucha (unheard), y {count} de las conexiones lo llevan.',
  },
  'two-owners': {
    en: '{data} belongs to {one} and to {other}.',
    es: '{data} le pertenece a {one} y también a {other}.',
  },
  'owned-twice': {
    en: '{service} lists {data} twice under owns.',
    es: '{service} tiene {data} dos veces en owns.',
  },
  'no-data': {
    en: 'The connection {connection} uses common data and does not say which: data is missing.',
    es: 'La conexión {connection} usa datos comunes y no dice cuáles: falta data.',
  },
  ownerless: {
    en: 'The connection {connection} shares {data}, which no service owns.',
    es: 'La conexión {connection} comparte {data}, que no le pertenece a ningún servicio.',
  },
  'not-the-owner': {
    en: 'In the connection {connection}, {from} puts {data} in a common place; {owner} owns it.',
    es: 'En la conexión {connection}, {from} pone {data} en un lugar compartido; su dueño es {owner}.',
  },
  'no-limit': {
    en: 'The connection {connection} waits for its answer, and has no time_limit.',
    es: 'La conexión {connection} espera su respuesta y no tiene time_limit.',
  },
  'no-plan': {
    en: 'The connection {connection} does not say what happens when it fails: on_failure is missing.',
    es: 'La conexión {connection} no dice qué pasa cuando falla: falta on_failure.',
  },
  'thin-plan': {
    en: 'The on_failure of {connection} ("{text}") has {count} of at least {least} different words: what does whoever asked get?',
    es: 'El on_failure de {connection} ("{text}") tiene {count} de al menos {least} palabras distintas: ¿qué recibe quien preguntó?',
  },
  'no-reason': {
    en: 'The connection {connection} does not say why it uses {mechanism}: reason is missing.',
    es: 'La conexión {connection} no dice por qué usa {mechanism}: falta reason.',
  },
  'thin-reason': {
    en: 'The reason of {connection} ("{text}") has {count} of at least {least} different words; the names of its services and of the mechanism do not count, nor do single letters.',
    es: 'La razón de {connection} ("{text}") tiene {count} de al menos {least} palabras distintas; no cuentan los nombres de sus servicios ni el del mecanismo, ni las letras sueltas.',
  },
  'same-reason': {
    en: '{connection} has, word for word, the reason of {other}.',
    es: '{connection} tiene, palabra por palabra, la razón de {other}.',
  },
  'none-weighed': {
    en: 'No connection names a mechanism that was considered and left aside.',
    es: 'Ninguna conexión nombra un mecanismo que se haya considerado y descartado.',
  },
  'one-weighed': {
    en: 'The only mechanism that was considered and left aside anywhere is {mechanism}.',
    es: 'El único mecanismo considerado y descartado, en todas partes, es {mechanism}.',
  },
  'weighed-itself': {
    en: 'The connection {connection} uses {mechanism}, and has it under considered as an alternative.',
    es: 'La conexión {connection} usa {mechanism}, y lo tiene en considered como alternativa.',
  },
  'thin-weighing': {
    en: 'What stands against {mechanism} for {connection} ("{text}") has {count} of at least {least} different words, names not counted: what would it cost?',
    es: 'Lo que se dice contra {mechanism} en {connection} ("{text}") tiene {count} de al menos {least} palabras distintas, sin contar los nombres: ¿qué costaría?',
  },
} as const satisfies Readonly<Record<FaultKind, Bilingual>>;

export const warningWords = {
  'long-chain': {
    en: '{count} synchronous calls one after the other ({chain}): their times add up, and the first one fails when any does. Which of them could be an event?',
    es: '{count} llamadas sincrónicas en cadena ({chain}): sus tiempos se suman, y la primera falla si falla cualquiera. ¿Cuál podría ser un evento?',
  },
  circle: {
    en: 'Services that wait for each other in a circle: {chain}. If one is slow, all of them fill up with waiting requests.',
    es: 'Servicios que se esperan en círculo: {chain}. Si uno se vuelve lento, todos se llenan de solicitudes en espera.',
  },
  'outer-limit': {
    en: '{outer} gives up after {limit}, while {inner}, which it waits for, may take {innerLimit}: its work would go on for nobody.',
    es: '{outer} desiste a los {limit}, mientras que {inner}, a la que espera, puede tardar {innerLimit}: su trabajo seguiría para nadie.',
  },
  availability: {
    en: 'The longest chain ({chain}) answers {percent} % of the time: {factors}, if each of them is needed and they fail independently. That is {hours} h a month without an answer.',
    es: 'La cadena más larga ({chain}) responde el {percent} % del tiempo: {factors}, si todos hacen falta y fallan de forma independiente. Son {hours} h al mes sin respuesta.',
  },
  'availability-unknown': {
    en: 'How available the longest chain ({chain}) is cannot be said: availability is missing for {missing}.',
    es: 'No se puede decir qué tan disponible es la cadena más larga ({chain}): falta availability en {missing}.',
  },
  lonely: {
    en: 'Nothing connects the service {service} with any other.',
    es: 'Nada conecta al servicio {service} con los demás.',
  },
  endless: {
    en: '{connection} is asynchronous and has no time_limit: after how long is a reply that has not come not coming any more?',
    es: '{connection} es asincrónica y no tiene time_limit: ¿después de cuánto se da por perdida una respuesta que no llega?',
  },
  unheard: {
    en: 'Nobody listens to the event {event} of {publisher} yet.',
    es: 'Nadie escucha todavía el evento {event} de {publisher}.',
  },
  'no-way-back': {
    en: '{event} carries an id alone, and {subscriber} has no connection by which to ask {publisher} for the rest.',
    es: '{event} lleva solo un id, y {subscriber} no tiene ninguna conexión para pedirle el resto a {publisher}.',
  },
  shared: {
    en: '{reader} reads {data} where {owner} keeps it: how it is structured can no longer change without both, and an outage of that place is one for both.',
    es: '{reader} lee {data} donde {owner} lo guarda: su estructura ya no puede cambiar sin ambos, y si ese lugar se cae, se cae para los dos.',
  },
} as const satisfies Readonly<Record<WarningKind, Bilingual>>;

/** Some of the texts, by name. */
export function pick<All extends Readonly<Record<string, Bilingual>>, Kind extends keyof All>(
  texts: All,
  ...kinds: readonly Kind[]
): Pick<All, Kind> {
  return Object.fromEntries(kinds.map((kind) => [kind, texts[kind]])) as Pick<All, Kind>;
}
