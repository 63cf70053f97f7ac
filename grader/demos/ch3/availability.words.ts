import type { Bilingual, Language } from '../../language/bilingual.ts';

export const title: Bilingual = {
  en: 'Availability and latency of a chain',
  es: 'Disponibilidad y latencia de una cadena',
};

export const question: Bilingual = {
  en: 'A request goes through a chain of 10 calls. Each call succeeds 99 times out of 100, whatever the others do, and the request needs all of them. How many of 100 requests succeed?',
  es: 'Una solicitud pasa por una cadena de 10 llamadas. Cada llamada tiene éxito 99 veces de cada 100, sin importar las demás, y la solicitud las necesita todas. ¿Cuántas de cada 100 solicitudes tienen éxito?',
};

export interface AvailabilityWords {
  readonly outcome: (computed: string, simulated: string, requests: number) => string;
  readonly model: (values: { readonly requests: number; readonly mean: number; readonly attempts: number }) => string[];
  readonly calls: string;
  readonly success: {
    readonly title: string;
    readonly y: string;
    readonly computed: string;
    readonly independent: string;
    readonly shared: string;
  };
  readonly load: {
    readonly title: string;
    readonly x: string;
    readonly y: string;
    readonly computed: string;
    readonly counted: string;
    readonly once: string;
  };
  readonly latency: {
    readonly title: string;
    readonly y: string;
    readonly computed: (percentile: string) => string;
    readonly simulated: (percentile: string) => string;
    readonly multiplied: string;
  };
  readonly head: readonly string[];
  readonly remarks: (values: Readonly<Record<'success' | 'calls' | 'p99' | 'multiplied', string>>) => string[];
}

export const words: Readonly<Record<Language, AvailabilityWords>> = {
  en: {
    outcome: (computed, simulated, requests) =>
      `${computed} of 100 by computation; ${simulated} of 100 in ${requests} simulated requests`,
    model: ({ requests, mean, attempts }) => [
      `Computed: the product 0.99 × 0.99 × …, which holds only for calls that are independent and all needed. Simulated: ${requests} requests for each length, a draw for each call, on virtual time.`,
      `A call takes ${mean} ms on average (exponential); the calls come one after the other. Retries: the last service is down and every layer before it makes ${attempts} attempts.`,
    ],
    calls: 'calls in the chain',
    success: {
      title: 'Requests that succeed',
      y: 'success (%)',
      computed: 'computed: product',
      independent: 'simulated: independent calls',
      shared: 'simulated: one cause fails them all',
    },
    load: {
      title: 'What retries multiply to: calls that reach a last service that is down',
      x: 'layers before the last service',
      y: 'calls for one request (each step up is ×10)',
      computed: 'every layer tries 3 times: computed',
      counted: 'every layer tries 3 times: counted',
      once: 'only the first layer tries 3 times',
    },
    latency: {
      title: 'How long the whole chain takes',
      y: 'time (ms)',
      computed: (percentile) => `${percentile} computed`,
      simulated: (percentile) => `${percentile} simulated`,
      multiplied: 'p99 of one call × calls',
    },
    head: [
      'calls',
      'success % computed',
      'success % simulated',
      'calls to last, 3 tries',
      'p50 ms computed',
      'p50 ms simulated',
      'p99 ms computed',
      'p99 ms simulated',
    ],
    remarks: ({ success, calls, p99, multiplied }) => [
      `The chain is weaker than its weakest call: 10 calls of 99 % give ${success} %. Where one cause fails them all together, it stays at 99 %: the product needs independence.`,
      `Retries in every layer turn one request into ${calls} calls after 5 layers, just when the last service is down. Retrying in one layer keeps it at 3.`,
      `Percentiles do not add up: the p99 of 10 calls is ${p99} ms, not ${multiplied} ms, since hardly ever are all of them slow at once; the p50 grows faster than 10 times.`,
    ],
  },
  es: {
    outcome: (computed, simulated, requests) =>
      `${computed} de cada 100 según el cálculo; ${simulated} de cada 100 en ${requests} solicitudes simuladas`,
    model: ({ requests, mean, attempts }) => [
      `Cálculo: el producto 0.99 × 0.99 × …, que vale solo si las llamadas son independientes y todas hacen falta. Simulación: ${requests} solicitudes por cada largo de la cadena, un sorteo por llamada, en tiempo virtual.`,
      `Una llamada tarda ${mean} ms en promedio (exponencial); las llamadas van una tras otra. Reintentos: el último servicio está caído y cada capa anterior hace ${attempts} intentos.`,
    ],
    calls: 'llamadas en la cadena',
    success: {
      title: 'Solicitudes con éxito',
      y: 'éxito (%)',
      computed: 'cálculo: producto',
      independent: 'simulación: llamadas independientes',
      shared: 'simulación: una causa las hace fallar a todas',
    },
    load: {
      title: 'Cuánto multiplican los reintentos: llamadas que recibe un último servicio caído',
      x: 'capas antes del último servicio',
      y: 'llamadas por solicitud (cada paso es ×10)',
      computed: 'cada capa intenta 3 veces: cálculo',
      counted: 'cada capa intenta 3 veces: contadas',
      once: 'solo la primera capa intenta 3 veces',
    },
    latency: {
      title: 'Cuánto tarda la cadena completa',
      y: 'tiempo (ms)',
      computed: (percentile) => `${percentile}, cálculo`,
      simulated: (percentile) => `${percentile}, simulación`,
      multiplied: 'p99 de una llamada × llamadas',
    },
    head: [
      'llamadas',
      'éxito % cálculo',
      'éxito % simulado',
      'al último, 3 intentos',
      'p50 ms cálculo',
      'p50 ms simulado',
      'p99 ms cálculo',
      'p99 ms simulado',
    ],
    remarks: ({ success, calls, p99, multiplied }) => [
      `La cadena es más débil que su llamada más débil: 10 llamadas de 99 % dan ${success} %. Donde una sola causa las hace fallar juntas, queda en 99 %: el producto exige independencia.`,
      `Con reintentos en todas las capas, una solicitud se convierte en ${calls} llamadas al cabo de 5 capas, justo cuando el último servicio está caído. Si reintenta una sola capa, son 3.`,
      `Los percentiles no se suman: el p99 de 10 llamadas es ${p99} ms y no ${multiplied} ms, porque casi nunca son lentas todas a la vez; el p50, en cambio, crece más de 10 veces.`,
    ],
  },
};
