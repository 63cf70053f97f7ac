/** What a presentation of a proposal is judged by: five criteria, four levels. People judge; no check counts towards it. */
import type { Bilingual } from '../../language/bilingual.ts';

export interface Criterion {
  readonly name: Bilingual;
  /** From the first level to the fourth. */
  readonly levels: readonly [Bilingual, Bilingual, Bilingual, Bilingual];
}

export const levelNames: readonly [Bilingual, Bilingual, Bilingual, Bilingual] = [
  { en: '1 · Begun', es: '1 · Inicial' },
  { en: '2 · On its way', es: '2 · En camino' },
  { en: '3 · Achieved', es: '3 · Logrado' },
  { en: '4 · Beyond', es: '4 · Destacado' },
];

export const rubric: readonly Criterion[] = [
  {
    name: { en: 'Fit', es: 'Encaje' },
    levels: [
      {
        en: 'Mechanisms are named; nothing says why.',
        es: 'Los mecanismos se nombran; nada dice por qué.',
      },
      {
        en: 'The reasons hold for the mechanism anywhere; what this connection needs is not seen.',
        es: 'Las razones valen para el mecanismo en cualquier parte; no se ve qué necesita esta conexión.',
      },
      {
        en: 'Each connection says what it needs (an answer now, later, many listeners), and its mechanism gives that.',
        es: 'Cada conexión dice qué necesita (una respuesta ahora, después, muchos oyentes), y su mecanismo lo da.',
      },
      {
        en: 'Also: what is given up for it, and which change would make another mechanism the better one.',
        es: 'Además: a qué se renuncia, y qué cambio haría mejor a otro mecanismo.',
      },
    ],
  },
  {
    name: { en: 'Failure reasoning', es: 'Razonamiento sobre fallas' },
    levels: [
      { en: 'Only the day on which all goes well.', es: 'Solo el día en que todo sale bien.' },
      {
        en: 'There are time limits; what whoever waits gets then is left open.',
        es: 'Hay tiempos límite; queda abierto qué recibe entonces quien espera.',
      },
      {
        en: 'Every wait has a limit and a plan; "unknown" is not taken for "failed", and what is repeated may be.',
        es: 'Cada espera tiene límite y plan; "desconocido" no se toma por "fallido", y lo que se repite puede repetirse.',
      },
      {
        en: 'Failures are followed through the system: limits that fit each other, full queues, figures for the chains.',
        es: 'Las fallas se siguen por el sistema: límites coherentes entre sí, colas llenas, cifras de las cadenas.',
      },
    ],
  },
  {
    name: { en: 'Data ownership', es: 'Propiedad de los datos' },
    levels: [
      { en: 'Several services change the same data.', es: 'Varios servicios cambian los mismos datos.' },
      {
        en: 'Owners are named, while others read their store or keep copies of unknown age.',
        es: 'Hay dueños con nombre, pero otros leen su almacenamiento o guardan copias de edad desconocida.',
      },
      {
        en: 'One owner each; the others ask, or keep a copy and say how old it may be.',
        es: 'Un dueño por dato; los demás preguntan, o guardan una copia y dicen qué edad puede tener.',
      },
      {
        en: 'Also: how its structure changes without a common deployment, and what happens to deletions.',
        es: 'Además: cómo cambia su estructura sin un despliegue conjunto, y qué pasa con lo que se borra.',
      },
    ],
  },
  {
    name: { en: 'Diagram', es: 'Diagrama' },
    levels: [
      { en: 'Boxes and lines without a meaning of their own.', es: 'Cajas y líneas sin significado propio.' },
      {
        en: 'Mechanisms can be told apart; direction, events or owners are missing.',
        es: 'Los mecanismos se distinguen; faltan la dirección, los eventos o los dueños.',
      },
      {
        en: 'Domains, services, owners, direction and mechanism; it agrees with what is said.',
        es: 'Dominios, servicios, dueños, dirección y mecanismo; coincide con lo que se dice.',
      },
      {
        en: 'A stranger can follow one request and one failure through it without help.',
        es: 'Alguien ajeno puede seguir en él una solicitud y una falla sin ayuda.',
      },
    ],
  },
  {
    name: { en: 'Defence', es: 'Defensa' },
    levels: [
      { en: 'The slides are read aloud.', es: 'Se leen las diapositivas en voz alta.' },
      {
        en: 'Questions are answered with what stands on the slides.',
        es: 'Se responde con lo que está en las diapositivas.',
      },
      {
        en: '"What if this one is down?" is answered with what a user would see; what is not known is said.',
        es: '"¿Y si este se cae?" se responde con lo que vería una persona; se dice lo que no se sabe.',
      },
      {
        en: 'An alternative from the audience is weighed on the spot, and taken or refused for a reason.',
        es: 'Una alternativa del público se sopesa en el momento, y se acepta o rechaza con una razón.',
      },
    ],
  },
];
