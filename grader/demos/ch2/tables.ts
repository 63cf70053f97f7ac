import type { Language } from '../../language/bilingual.ts';
import type { Table } from '../../plot/table.ts';
import { CLIENTS, type Plays, shown } from './play.ts';
import type { Variant } from './variants.ts';
import { words } from './words.ts';

/** One row a failure: what took place, and what each client told. */
export function tableOf(variants: readonly Variant[], played: Plays, language: Language): Table {
  const say = words[language];
  return {
    head: [say.failure, say.happened, ...CLIENTS.map((client) => say.clients[client])],
    rows: variants.map((variant) => {
      const done = CLIENTS.map((client) => played[client][variant].effects);
      const alike = new Set(done).size === 1 ? String(done[0]) : done.join('/');
      return [say.variants[variant], alike, ...CLIENTS.map((client) => shown(played[client][variant]))];
    }),
  };
}
