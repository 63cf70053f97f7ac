/** A hidden check of ch0/hello, as an instructor writes one: shown in the guide, and graded by the tests of a class. */
import { exercise } from '../../checks/exercise.ts';

export default exercise({
  id: 'ch0/hello-hidden',
  slug: 'ch0-start/01-hello',
  tier: 'core',
  title: { en: 'Up, again and again', es: 'En pie, una y otra vez' },
  service: 'greeter',
  environment: { TEAMS_URL: 'http://teams' },
  checks: {
    alive: {
      points: 5,
      title: { en: 'is up again', es: 'sigue en pie' },
      given: { en: 'The client asked for /health, {times} times.', es: 'El cliente pidió /health, {times} veces.' },
      because: { en: 'Whoever watches asks every few seconds.', es: 'Quien vigila pregunta cada pocos segundos.' },
      mostOften: { en: 'a counter or a cache that fills up.', es: 'un contador o una caché que se llena.' },
      failures: { status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' } },
    },
  },
});
