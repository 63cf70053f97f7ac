import type { Bilingual, Language } from '../../language/bilingual.ts';
import type { Style } from './play.ts';

export const title: Bilingual = {
  en: 'The same feature as calls and as events, and billing joins',
  es: 'La misma función con llamadas y con eventos, y se suma billing',
};

export const question: Bilingual = {
  en: 'When an order is packaged, a mail goes out; now it shall be paid as well, by a new service billing. How many files of services that were there before have to change, if the warehouse calls them, and if it announces events?',
  es: 'Cuando se empaca un pedido, sale un correo; ahora además hay que cobrarlo, con un servicio nuevo, billing. ¿Cuántos archivos de servicios que ya existían deben cambiar si la bodega los llama, y si anuncia eventos?',
};

type Counted = Readonly<Record<'messages' | 'took' | 'accepted' | 'mails' | 'payments', number>>;

interface Words {
  readonly outcome: (calls: number, events: number) => string;
  readonly model: (orders: number) => readonly string[];
  readonly styles: Readonly<Record<Style, string>>;
  readonly diagrams: Readonly<Record<Style, string>>;
  readonly changed: string;
  readonly added: string;
  readonly messages: string;
  readonly took: string;
  readonly accepted: (orders: number) => string;
  readonly mails: string;
  readonly payments: string;
  readonly remarks: (values: { calls: Counted; events: Counted }) => readonly string[];
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    outcome: (calls, events) => `${calls} with calls, ${events} with events`,
    model: (orders) => [
      'Real code, simulated network: the services stand in grader/demos/ch5, each runs in a process of its own, the broker is the embedded one. The files are compared as they are. Virtual time: 1 ms to the broker, 5 to 25 ms for the answer of another service.',
      `First one order is packaged while everything is up. Then notification is down while ${orders} orders are packaged; a minute later it is started, and after another minute mails and payments are counted. Messages are requests, replies, what is published and delivered, confirms and acks; the client's own are left out.`,
    ],
    styles: { 'by-calls': 'calls', 'by-events': 'events' },
    diagrams: {
      'by-calls': 'The warehouse calls: the client waits for everybody',
      'by-events': 'The warehouse announces: the client waits for the broker alone',
    },
    changed: 'files changed when billing joins',
    added: 'files added',
    messages: 'messages for one order',
    took: 'ms until the client is answered',
    accepted: (orders) => `notification down: 201 of ${orders}`,
    mails: 'mails for them in the end',
    payments: 'payments for them in the end',
    remarks: ({ calls, events }) => [
      `Events do not save messages: ${events.messages} in place of ${calls.messages}, because each copy is delivered, confirmed or acknowledged. What they save is waiting (${events.took} ms in place of ${calls.took}; in this model the broker is close by) and knowledge: the warehouse's file names nobody.`,
      `While notification was down the client was told 201 for ${calls.accepted} orders with calls, for ${events.accepted} with events. With calls ${calls.payments} orders were paid: one listener that is down took the other with it, since the warehouse asks them in turn. With events billing went on at once, and the queue kept the events until somebody read it: ${events.mails} mails in the end.`,
      'What calls gave: the client heard that something was wrong. With events nobody did; that the queue grows has to be watched.',
    ],
  },
  es: {
    outcome: (calls, events) => `${calls} con llamadas, ${events} con eventos`,
    model: (orders) => [
      'Código real, red simulada: los servicios están en grader/demos/ch5, cada uno corre en un proceso propio y el broker es el incorporado. Los archivos se comparan tal como están. Tiempo virtual: 1 ms hasta el broker, de 5 a 25 ms la respuesta de otro servicio.',
      `Primero se empaca un pedido con todo en pie. Después notification está caído mientras se empacan ${orders} pedidos; un minuto más tarde se inicia, y tras otro minuto se cuentan correos y pagos. Son mensajes las solicitudes, las respuestas, lo publicado y lo entregado, las confirmaciones y los acuses; los del cliente no se cuentan.`,
    ],
    styles: { 'by-calls': 'llamadas', 'by-events': 'eventos' },
    diagrams: {
      'by-calls': 'La bodega llama: el cliente espera a todos',
      'by-events': 'La bodega anuncia: el cliente espera solo al broker',
    },
    changed: 'archivos cambiados al sumarse billing',
    added: 'archivos agregados',
    messages: 'mensajes por un pedido',
    took: 'ms hasta responder al cliente',
    accepted: (orders) => `notification caído: 201 de ${orders}`,
    mails: 'correos por ellos al final',
    payments: 'pagos por ellos al final',
    remarks: ({ calls, events }) => [
      `Los eventos no ahorran mensajes: ${events.messages} en lugar de ${calls.messages}, porque cada copia se entrega, se confirma o recibe un acuse. Lo que ahorran es espera (${events.took} ms en lugar de ${calls.took}; en este modelo el broker está cerca) y conocimiento: el archivo de la bodega no nombra a nadie.`,
      `Con notification caído, el cliente recibió 201 por ${calls.accepted} pedidos con llamadas y por ${events.accepted} con eventos. Con llamadas se pagaron ${calls.payments} pedidos: un servicio caído arrastró al otro, porque la bodega los llama por turno. Con eventos, billing siguió de inmediato y la cola guardó los eventos hasta que alguien la leyó: ${events.mails} correos al final.`,
      'Lo que daban las llamadas: el cliente se enteraba de que algo andaba mal. Con eventos nadie se entera; hay que vigilar que la cola no crezca.',
    ],
  },
};
