import { exercise } from '../exercise.ts';

/** Milliseconds after which a squad that is not complete is too late. */
export const TIME_LIMIT_MS = 1000;
/** Failures in a row of one service after which its breaker opens. */
export const THRESHOLD = 5;
/** Milliseconds that a breaker stays open before it lets a probe through. */
export const OPEN_MS = 10_000;

export default exercise({
  id: 'ch3/breaker',
  slug: 'ch3-synchronous/05-breaker',
  tier: 'beyond',
  title: { en: 'A circuit breaker for each service', es: 'Un cortacircuitos para cada servicio' },
  buildsOn: 'ch3/squad',
  service: 'squads',
  environment: {
    PLAYERS_URL: 'http://players',
    CUP_URL: 'http://cup',
    TIME_LIMIT_MS: String(TIME_LIMIT_MS),
    THRESHOLD: String(THRESHOLD),
    OPEN_MS: String(OPEN_MS),
  },
  checks: {
    answers: {
      points: 1,
      title: { en: 'still answers as ch3/squad does', es: 'sigue respondiendo como en ch3/squad' },
      given: {
        en: 'The client asked for the squad of team {team}: first with both services well, then with one failure of {host} (503), then with both well again.',
        es: 'El cliente pidió la convocatoria del equipo {team}: primero con ambos servicios bien, después con una falla de {host} (503) y después otra vez con ambos bien.',
      },
      because: {
        en: 'A closed breaker is not noticed: 200 with the squad when the services are well, 502 when one of them fails, and a single failure opens nothing.',
        es: 'Un cortacircuitos cerrado no se nota: 200 con la convocatoria cuando los servicios están bien, 502 cuando uno falla, y una sola falla no abre nada.',
      },
      mostOften: {
        en: 'the service from ch3/squad not brought along yet, or a breaker that swallows the result or the error of the call.',
        es: 'que aún falte traer el servicio de ch3/squad, o un cortacircuitos que no devuelve el resultado o el error de la llamada.',
      },
      failures: {
        status: {
          en: 'To request number {number} your service answered {got} instead of {expected}.',
          es: 'A la solicitud número {number} tu servicio respondió {got} en lugar de {expected}.',
        },
        squad: {
          en: 'To request number {number} your service answered 200, but not with the squad of the team: {got}',
          es: 'A la solicitud número {number} tu servicio respondió 200, pero no con la convocatoria del equipo: {got}',
        },
      },
    },
    opens: {
      points: 1,
      after: ['answers'],
      title: {
        en: 'opens after THRESHOLD failures and stops asking',
        es: 'se abre tras THRESHOLD fallas y deja de preguntar',
      },
      given: {
        en: 'THRESHOLD is {threshold}, OPEN_MS {open}. Every request to {host} failed ({how}); the other service was well. Clients kept asking for squads.',
        es: 'THRESHOLD es {threshold} y OPEN_MS, {open}. Toda solicitud a {host} fallaba ({how}); el otro servicio estaba bien. Los clientes seguían pidiendo convocatorias.',
      },
      because: {
        en: 'So many failures in a row say that the next call will fail too. For OPEN_MS no call goes to that service: the client is spared a useless wait, and the service gets the quiet that it needs to recover.',
        es: 'Tantas fallas seguidas dicen que la próxima llamada también fallará. Durante OPEN_MS no va ninguna llamada a ese servicio: el cliente se ahorra una espera inútil y el servicio tiene la calma que necesita para recuperarse.',
      },
      mostOften: {
        en: 'a state that is set but not asked before the call, a counter made anew in every request, or a fixed number in place of THRESHOLD and OPEN_MS.',
        es: 'un estado que se guarda pero no se consulta antes de llamar, un contador que nace de nuevo en cada solicitud, o un número fijo en lugar de THRESHOLD y OPEN_MS.',
      },
      failures: {
        early: {
          en: 'Your service stopped asking {host} with {count} of {threshold} failures.',
          es: 'Tu servicio dejó de preguntar a {host} con {count} de {threshold} fallas.',
        },
        asked: {
          en: '{after} ms after failure number {threshold} your service asked {host} again.',
          es: '{after} ms después de la falla número {threshold} tu servicio volvió a preguntar a {host}.',
        },
      },
    },
    'fails-fast': {
      points: 1,
      after: ['opens'],
      title: {
        en: 'answers 503 with Retry-After while open',
        es: 'responde 503 con Retry-After mientras está abierto',
      },
      given: {
        en: 'The breaker of {host} had been open for {since} ms of its {open} (OPEN_MS) when a client asked for a squad; {other}, which was well, took {slow} ms to answer.',
        es: 'El cortacircuitos de {host} llevaba abierto {since} de sus {open} ms (OPEN_MS) cuando un cliente pidió una convocatoria; {other}, que estaba bien, tardaba {slow} ms en responder.',
      },
      because: {
        en: '503 says that this service is unable for now, and Retry-After when asking is worth it again: the seconds until the next probe may go, rounded up. The answer is there at once, since there is nothing to wait for: whatever the other service says, there will be no squad.',
        es: '503 dice que por ahora este servicio no puede, y Retry-After, cuándo vale la pena volver a preguntar: los segundos que faltan para que pueda ir la próxima prueba, redondeados hacia arriba. La respuesta llega de inmediato, porque no hay nada que esperar: diga lo que diga el otro servicio, no habrá convocatoria.',
      },
      mostOften: {
        en: 'the error of the breaker treated as any other (502), the whole of OPEN_MS told at any moment, or an answer that waits for both calls.',
        es: 'tratar el error del cortacircuitos como cualquier otro (502), anunciar OPEN_MS completo en cualquier momento, o esperar las dos llamadas para responder.',
      },
      failures: {
        status: {
          en: 'Your service answered {got} instead of 503.',
          es: 'Tu servicio respondió {got} en lugar de 503.',
        },
        slow: {
          en: 'Your service took {took} ms to answer.',
          es: 'Tu servicio tardó {took} ms en responder.',
        },
        absent: {
          en: 'Your service answered 503 without a Retry-After in whole seconds: "{got}".',
          es: 'Tu servicio respondió 503 sin un Retry-After en segundos enteros: "{got}".',
        },
        seconds: {
          en: 'Your service answered 503 with Retry-After: {got}, in seconds; a probe may go in {left} ms.',
          es: 'Tu servicio respondió 503 con Retry-After: {got}, en segundos; la prueba podrá ir en {left} ms.',
        },
      },
    },
    'counts-in-a-row': {
      points: 1,
      after: ['opens'],
      title: { en: 'counts failures in a row, not in all', es: 'cuenta las fallas seguidas, no todas' },
      given: {
        en: 'THRESHOLD is {threshold}. {host} failed {count} times, then answered once, then failed {count} times again.',
        es: 'THRESHOLD es {threshold}. {host} falló {count} veces, después respondió una vez y después falló {count} veces más.',
      },
      because: {
        en: 'An answer in between shows that the service works: the count starts again. A count that never does opens in the end for every service, since each fails now and then.',
        es: 'Una respuesta de por medio muestra que el servicio funciona: la cuenta vuelve a empezar. Una cuenta que nunca lo hace termina por abrirse con cualquier servicio, porque todos fallan de vez en cuando.',
      },
      mostOften: {
        en: 'a success that does not set the counter back.',
        es: 'un acierto que no devuelve el contador a cero.',
      },
      failures: {
        frozen: {
          en: 'Your service did not ask {host} any more.',
          es: 'Tu servicio ya no preguntó a {host}.',
        },
      },
    },
    'counts-overload': {
      points: 1,
      after: ['opens'],
      title: { en: 'counts silence, 408 and 429 as failures', es: 'cuenta como fallas el silencio, 408 y 429' },
      given: {
        en: 'THRESHOLD is {threshold}. So many times in a row what came from {host} was {how}.',
        es: 'THRESHOLD es {threshold}. Esa cantidad de veces seguidas lo que llegó de {host} fue {how}.',
      },
      because: {
        en: 'All three are what an overloaded service looks like: no answer in time, a request it did not get in time (408), too many of them (429). They are the very reason for a breaker, though the last two have a status of the 4xx kind.',
        es: 'Así se ve un servicio sobrecargado: no responde a tiempo, no recibe la solicitud a tiempo (408) o recibe demasiadas (429). Son la razón de ser de un cortacircuitos, aunque las dos últimas tengan un estado 4xx.',
      },
      mostOften: {
        en: 'a test for status >= 500 alone, or a count that only an answer can change.',
        es: 'una prueba de estado >= 500 a secas, o una cuenta que solo cambia cuando llega una respuesta.',
      },
      failures: {
        asked: {
          en: 'Your service went on asking {host}.',
          es: 'Tu servicio siguió preguntando a {host}.',
        },
        early: {
          en: 'Your service stopped asking {host} with {count} of {threshold} such answers.',
          es: 'Tu servicio dejó de preguntar a {host} con {count} de {threshold} respuestas así.',
        },
      },
    },
    'ignores-client-errors': {
      points: 1,
      after: ['opens'],
      title: { en: 'stays closed when requests were wrong', es: 'sigue cerrado cuando la solicitud era incorrecta' },
      given: {
        en: 'THRESHOLD is {threshold}. {host} answered {code} to {count} requests in a row.',
        es: 'THRESHOLD es {threshold}. {host} respondió {code} a {count} solicitudes seguidas.',
      },
      because: {
        en: 'A 4xx (other than 408 and 429) says that the request was wrong and that the service works. If it counted, one client with bad ids could switch the service off for all the others.',
        es: 'Un 4xx (salvo 408 y 429) dice que la solicitud estaba mal y que el servicio funciona. Si contara, un cliente con ids erróneos podría apagar el servicio para todos los demás.',
      },
      mostOften: {
        en: 'every error that the call throws counted alike.',
        es: 'contar por igual todo error que lanza la llamada.',
      },
      failures: {
        frozen: {
          en: 'After {after} of them your service did not ask {host} any more.',
          es: 'Después de {after} de ellas tu servicio ya no preguntó a {host}.',
        },
      },
    },
    'per-host': {
      points: 1,
      after: ['opens'],
      title: { en: 'keeps a breaker for each service', es: 'lleva un cortacircuitos por servicio' },
      given: {
        en: 'THRESHOLD is {threshold}. First {first} failed {count} times, each time at once, while {second} was well and took {slow} ms; then the other way round. Then a client asked again.',
        es: 'THRESHOLD es {threshold}. Primero {first} falló {count} veces, siempre de inmediato, mientras {second} estaba bien y tardaba {slow} ms; después, al revés. Luego un cliente volvió a preguntar.',
      },
      because: {
        en: 'Neither had failed THRESHOLD times in a row, so both are asked. What one service does says nothing about the other; one breaker for both would take a healthy service out of use. A call that your own service withdrew says nothing either.',
        es: 'Ninguno había fallado THRESHOLD veces seguidas, así que se pregunta a ambos. Lo que hace un servicio no dice nada del otro; un solo cortacircuitos para los dos dejaría fuera de uso a un servicio sano. Una llamada que tu propio servicio retiró tampoco dice nada.',
      },
      mostOften: {
        en: 'one breaker around the whole answer in place of one around each call, one counter for both, or a withdrawn call counted as a failure.',
        es: 'un cortacircuitos alrededor de toda la respuesta en lugar de uno por llamada, un solo contador para los dos, o contar como falla una llamada retirada.',
      },
      failures: {
        frozen: {
          en: 'Your service did not ask {host}, and answered {got}.',
          es: 'Tu servicio no preguntó a {host} y respondió {got}.',
        },
      },
    },
    closes: {
      points: 1,
      after: ['opens'],
      title: { en: 'closes again when a probe succeeds', es: 'vuelve a cerrarse cuando la prueba tiene éxito' },
      given: {
        en: 'The breaker of {host} had opened. {host} recovered, OPEN_MS ({open}) passed, and clients asked for squads.',
        es: 'El cortacircuitos de {host} se había abierto. {host} se recuperó, pasó OPEN_MS ({open}) y los clientes pidieron convocatorias.',
      },
      because: {
        en: 'After OPEN_MS the next request goes through as a probe (half-open). When it succeeds all is as at the start: every request goes through, and the failures of before are forgotten.',
        es: 'Pasado OPEN_MS, la solicitud siguiente va como prueba (semiabierto). Si tiene éxito, todo queda como al principio: pasan todas las solicitudes y las fallas anteriores se olvidan.',
      },
      mostOften: {
        en: 'a state that nobody sets back, or a counter left at THRESHOLD, so that the next failure opens again.',
        es: 'un estado que nadie restablece, o un contador que queda en THRESHOLD, de modo que la próxima falla lo abre de nuevo.',
      },
      failures: {
        none: {
          en: '{after} ms after it had opened your service still did not ask {host}.',
          es: '{after} ms después de abrirse tu servicio seguía sin preguntar a {host}.',
        },
        frozen: {
          en: 'The probe succeeded; later, of {count} requests at once, your service asked {host} for {asked}.',
          es: 'La prueba tuvo éxito; más tarde, de {count} solicitudes simultáneas, tu servicio preguntó a {host} por {asked}.',
        },
        status: {
          en: 'Your service asked {host}, which was well, and answered {got}.',
          es: 'Tu servicio preguntó a {host}, que estaba bien, y respondió {got}.',
        },
        remembers: {
          en: 'The probe succeeded; soon after, with fewer new failures than THRESHOLD ({count}), your service did not ask {host} any more.',
          es: 'La prueba tuvo éxito; poco después, con menos fallas nuevas que THRESHOLD ({count}), tu servicio ya no preguntó a {host}.',
        },
      },
    },
    'one-probe': {
      points: 1,
      after: ['closes', 'fails-fast'],
      title: { en: 'sends one probe, however many clients ask', es: 'envía una sola prueba aunque pregunten muchos' },
      given: {
        en: 'The breaker of {host} had opened, and OPEN_MS ({open}) had passed. {count} clients asked for a squad within the {slow} ms that {host} now took to answer.',
        es: 'El cortacircuitos de {host} se había abierto y OPEN_MS ({open}) ya había pasado. {count} clientes pidieron una convocatoria dentro de los {slow} ms que {host} tardaba ahora en responder.',
      },
      because: {
        en: 'One request finds out whether the service is well again. Until its answer is there the breaker stays shut for the others: 503 at once, with Retry-After. A crowd would knock over again a service that is only getting up.',
        es: 'Una solicitud averigua si el servicio ya está bien. Hasta que llega su respuesta, las demás no pasan: 503 de inmediato, con Retry-After. Una multitud volvería a tumbar a un servicio que apenas se está levantando.',
      },
      mostOften: {
        en: 'half-open worked out from the clock alone; the first request must mark that a probe is under way, before its first await.',
        es: 'deducir solo del reloj que está semiabierto; la primera solicitud debe marcar que hay una prueba en curso, antes de su primer await.',
      },
      failures: {
        many: {
          en: 'Your service sent {sent} requests to {host} at that time.',
          es: 'Tu servicio envió {sent} solicitudes a {host} en ese lapso.',
        },
        none: {
          en: 'Your service sent no request to {host}.',
          es: 'Tu servicio no envió ninguna solicitud a {host}.',
        },
        status: {
          en: 'Your service sent one probe; to a client other than the one whose request it was it answered {got}.',
          es: 'Tu servicio envió una sola prueba; a un cliente distinto de aquel cuya solicitud sirvió de prueba le respondió {got}.',
        },
        probe: {
          en: 'Your service sent one probe, which succeeded; no client got its squad.',
          es: 'Tu servicio envió una sola prueba, que tuvo éxito; ningún cliente recibió su convocatoria.',
        },
        slow: {
          en: 'Your service sent one probe, and had another client wait {took} ms for it.',
          es: 'Tu servicio envió una sola prueba e hizo que otro cliente la esperara {took} ms.',
        },
        absent: {
          en: 'Your service sent one probe, and answered 503 to the others without a Retry-After in whole seconds: "{got}".',
          es: 'Tu servicio envió una sola prueba y a los demás les respondió 503 sin un Retry-After en segundos enteros: "{got}".',
        },
      },
    },
    reopens: {
      points: 1,
      after: ['closes'],
      title: {
        en: 'stays open for the full time; the probe decides',
        es: 'queda abierto todo el tiempo; decide la prueba',
      },
      given: {
        en: 'THRESHOLD is {threshold}, OPEN_MS {open}. The breaker of {host} opened while an earlier request to it was still running; its answer ({late}) came when the breaker was open. The probe after OPEN_MS was to fail as well.',
        es: 'THRESHOLD es {threshold} y OPEN_MS, {open}. El cortacircuitos de {host} se abrió con una solicitud anterior todavía en curso; la respuesta de esta ({late}) llegó cuando ya estaba abierto. La prueba posterior a OPEN_MS también iba a fallar.',
      },
      because: {
        en: 'Only the probe says how things are now; an answer to a call from before is old news. When the probe fails, the breaker is open again at once, without counting up to THRESHOLD anew, and for the whole of OPEN_MS, counted from this failure.',
        es: 'Solo la prueba dice cómo están las cosas ahora; la respuesta de una llamada anterior es noticia vieja. Si la prueba falla, el cortacircuitos queda abierto de inmediato, sin volver a contar hasta THRESHOLD, y por todo OPEN_MS, contado desde esta falla.',
      },
      mostOften: {
        en: 'the moment of opening not set anew, or a count that starts from 0 when the probe is let through.',
        es: 'no registrar de nuevo el momento de apertura, o una cuenta que parte de 0 al dejar pasar la prueba.',
      },
      failures: {
        closed: {
          en: '{after} ms after the breaker had opened, your service asked {host} again.',
          es: '{after} ms después de abrirse el cortacircuitos, tu servicio volvió a preguntar a {host}.',
          mostOften: {
            en: 'a success that closes whatever the state: look first whether the call is the probe.',
            es: 'un acierto que cierra sea cual sea el estado: mira primero si la llamada es la prueba.',
          },
        },
        extended: {
          en: '{after} ms after the breaker had opened, your service still sent no probe to {host}.',
          es: '{after} ms después de abrirse el cortacircuitos, tu servicio seguía sin enviar una prueba a {host}.',
          mostOften: {
            en: 'a failure that sets the moment of opening anew whatever the state: look first whether the call is the probe.',
            es: 'una falla que vuelve a fijar el momento de apertura sea cual sea el estado: mira primero si la llamada es la prueba.',
          },
        },
        again: {
          en: '{after} ms after the probe had failed your service asked {host} again.',
          es: '{after} ms después de que falló la prueba tu servicio volvió a preguntar a {host}.',
        },
        never: {
          en: '{after} ms after the probe had failed your service still did not ask {host}.',
          es: '{after} ms después de que falló la prueba tu servicio seguía sin preguntar a {host}.',
        },
      },
    },
  },
});
