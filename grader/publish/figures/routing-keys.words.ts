import type { Language } from '../../language/bilingual.ts';

interface Words {
  readonly key: string;
  readonly binding: (queue: string) => string;
  readonly delivered: string;
  readonly not: string;
  readonly empty: string;
  readonly told: (key: string, queues: readonly string[]) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    key: 'Routing key',
    binding: (queue) => `Binding key of ${queue}`,
    delivered: 'gets it',
    not: 'does not',
    empty: '(empty)',
    told: (key, queues) =>
      queues.length === 0
        ? `A message with the key ${key} reaches no queue: it is dropped.`
        : `A message with the key ${key} reaches ${queues.join(', ')}.`,
  },
  es: {
    key: 'Clave de enrutamiento',
    binding: (queue) => `Clave de enlace de ${queue}`,
    delivered: 'lo recibe',
    not: 'no',
    empty: '(vacía)',
    told: (key, queues) =>
      queues.length === 0
        ? `Un mensaje con la clave ${key} no llega a ninguna cola: se descarta.`
        : `Un mensaje con la clave ${key} llega a ${queues.join(', ')}.`,
  },
};
