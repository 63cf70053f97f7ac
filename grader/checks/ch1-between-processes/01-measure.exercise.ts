import { exercise } from '../exercise.ts';

/** Calls that are made first and not measured. */
export const WARM_UP = 10;

export default exercise({
  id: 'ch1/measure',
  slug: 'ch1-between-processes/01-measure',
  tier: 'depth',
  title: { en: 'How long a call takes', es: 'Cuánto tarda una llamada' },
  service: 'meter',
  environment: { WARM_UP: String(WARM_UP) },
  exports: { measure: 'function' },
  checks: {
    counts: {
      points: 2,
      title: { en: 'makes the warm-up calls, then n more', es: 'hace las llamadas de calentamiento y después n más' },
      given: {
        en: 'measure was asked for {n} measured calls of a call that takes from 5 to 60 ms.',
        es: 'A measure se le pidieron {n} llamadas medidas de una que tarda de 5 a 60 ms.',
      },
      because: {
        en: '{warmUp} calls for warming up and {n} to be measured: {expected}. With fewer, a percentile stands on less than it says; it returns { p50, p99, max } when the last one has ended.',
        es: 'Son {warmUp} llamadas de calentamiento y {n} que se miden: {expected}. Con menos, un percentil se apoya en menos de lo que dice; cuando termina la última devuelve { p50, p99, max }.',
      },
      mostOften: {
        en: 'a warm-up that is missing, or that is taken out of the n.',
        es: 'un calentamiento que falta, o que se descuenta de las n.',
      },
      failures: {
        calls: { en: 'Your function made {calls} calls.', es: 'Tu función hizo {calls} llamadas.' },
        threw: { en: 'Your function threw {error}', es: 'Tu función lanzó {error}' },
        open: {
          en: 'Your function never ended; it made {calls} calls.',
          es: 'Tu función no terminó nunca; hizo {calls} llamadas.',
        },
        shape: {
          en: 'Your function returned {got}, not an object with the numbers p50, p99 and max.',
          es: 'Tu función devolvió {got}, no un objeto con los números p50, p99 y max.',
        },
      },
    },
    'one-at-a-time': {
      points: 2,
      after: ['counts'],
      title: { en: 'awaits each call before the next', es: 'espera cada llamada antes de la siguiente' },
      given: {
        en: 'Each of the {n} measured calls took 40 ms.',
        es: 'Cada una de las {n} llamadas medidas tardaba 40 ms.',
      },
      because: {
        en: 'A time that ends before the answer measures how long it takes to ask. And calls that run at the same time wait for each other: then their number is measured, too.',
        es: 'Un tiempo que termina antes de la respuesta mide cuánto se tarda en preguntar. Y las llamadas simultáneas se estorban: entonces se mide también cuántas son.',
      },
      mostOften: {
        en: 'an await that is missing in front of call(), or a Promise.all over all calls.',
        es: 'un await que falta delante de call(), o un Promise.all sobre todas las llamadas.',
      },
      failures: {
        together: {
          en: 'Your function had {peak} calls open at the same time.',
          es: 'Tu función tuvo {peak} llamadas abiertas al mismo tiempo.',
        },
        'too-short': {
          en: 'Your function returned p50 = {got} ms for calls that each took 40 ms.',
          es: 'Tu función devolvió p50 = {got} ms para llamadas que tardaban 40 ms cada una.',
        },
      },
    },
    'leaves-out-warm-up': {
      points: 1,
      after: ['one-at-a-time'],
      title: { en: 'leaves the warm-up out of the figures', es: 'deja el calentamiento fuera de las cifras' },
      given: {
        en: 'Each of the first {warmUp} calls took 900 ms, each of the {n} after them at most 60 ms.',
        es: 'Cada una de las primeras {warmUp} llamadas tardó 900 ms; cada una de las {n} siguientes, 60 ms como máximo.',
      },
      because: {
        en: 'A first call looks a name up, connects, loads code. Once in the figures it decides p99 and max for good, and says nothing about the rest.',
        es: 'Una primera llamada busca un nombre, se conecta, carga código. Si entra en las cifras decide para siempre p99 y max, y no dice nada del resto.',
      },
      mostOften: {
        en: 'times that are kept from the first call on.',
        es: 'tiempos que se guardan desde la primera llamada.',
      },
      failures: {
        counted: {
          en: 'Your function returned max = {max} ms and p99 = {p99} ms.',
          es: 'Tu función devolvió max = {max} ms y p99 = {p99} ms.',
        },
      },
    },
    'nearest-rank': {
      points: 2,
      after: ['leaves-out-warm-up'],
      title: { en: 'takes percentiles by the nearest rank', es: 'toma los percentiles por el rango más cercano' },
      given: {
        en: '{n} calls were measured; in order of length they took {times} ms.',
        es: 'Se midieron {n} llamadas; ordenadas por duración, tardaron {times} ms.',
      },
      because: {
        en: 'The nearest rank of p is the ⌈p/100 · n⌉-th smallest, counted from 1: here the {rank}-th. It is always a time that really occurred, and the same for everybody who calculates it.',
        es: 'El rango más cercano de p es el ⌈p/100 · n⌉-ésimo menor, contando desde 1: aquí el {rank}.º. Siempre es un tiempo que de verdad ocurrió, y el mismo para quien lo calcule.',
      },
      mostOften: {
        en: 'an index counted from 0, an average, or sort() without a function, which compares texts.',
        es: 'un índice contado desde 0, un promedio, o sort() sin función, que compara textos.',
      },
      failures: {
        figure: {
          en: 'Your function returned {name} = {got} ms; by the nearest rank it is {expected} ms.',
          es: 'Tu función devolvió {name} = {got} ms; por el rango más cercano es {expected} ms.',
        },
      },
    },
    monotonic: {
      points: 2,
      after: ['one-at-a-time'],
      title: { en: 'measures with a clock that nobody sets', es: 'mide con un reloj que nadie ajusta' },
      given: {
        en: 'Each call took 40 ms. In the middle of the measurement the wall clock was set by {step} s.',
        es: 'Cada llamada tardaba 40 ms. A mitad de la medición, el reloj de pared se ajustó en {step} s.',
      },
      because: {
        en: 'Wall clocks are set, by people and by the network; a duration across such a moment is off by as much. A monotonic clock only ever goes on.',
        es: 'Los relojes de pared se ajustan, a mano o por la red; una duración que cruza ese momento queda errada en esa misma cantidad. Un reloj monótono solo avanza.',
      },
      mostOften: {
        en: 'Date.now() for a duration; performance.now() is monotonic.',
        es: 'Date.now() para una duración; performance.now() es monótono.',
      },
      failures: {
        off: {
          en: 'Your function returned p50 = {p50}, p99 = {p99} and max = {max} ms.',
          es: 'Tu función devolvió p50 = {p50}, p99 = {p99} y max = {max} ms.',
        },
      },
    },
    'failed-calls': {
      points: 1,
      after: ['counts'],
      title: { en: 'does not take a failure for a fast call', es: 'no toma una falla por una llamada rápida' },
      given: {
        en: 'Of {n} measured calls the {which}-th failed at once: connection refused.',
        es: 'De {n} llamadas medidas, la {which}.ª falló al instante: conexión rechazada.',
      },
      because: {
        en: 'A refusal is quick, so a service that is down would look like the fastest of all. measure has no figure to give then: it fails with the error of the call.',
        es: 'Un rechazo es rápido: un servicio caído parecería el más veloz de todos. En ese caso measure no tiene cifra que dar: falla con el error de la llamada.',
      },
      mostOften: {
        en: 'a catch around the call.',
        es: 'un catch alrededor de la llamada.',
      },
      failures: {
        figures: {
          en: 'Your function returned p50 = {p50} and max = {max} ms all the same.',
          es: 'Tu función devolvió igual p50 = {p50} y max = {max} ms.',
        },
        'other-error': {
          en: 'Your function threw {error}, and not the error of the call (TypeError: fetch failed).',
          es: 'Tu función lanzó {error}, y no el error de la llamada (TypeError: fetch failed).',
        },
        open: { en: 'Your function never ended.', es: 'Tu función no terminó nunca.' },
      },
    },
  },
});
