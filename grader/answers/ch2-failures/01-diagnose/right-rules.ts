// A table of rules, and sets in place of branches.
export interface Observation {
  readonly asked: Readonly<Record<'order_id' | 'sku', string>> & { readonly quantity: number };
  readonly error: string | null;
  readonly status: number | null;
  readonly body: string;
  readonly took_ms: number;
  readonly limit_ms: number;
}

const ENDED: Readonly<Record<string, readonly string[]>> = {
  ECONNREFUSED: ['crash'],
  ECONNRESET: ['crash'],
  TimeoutError: ['timing', 'omission', 'crash'],
};

const parsed = (text: string): Record<string, unknown> => {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
};

const signs: readonly [name: string, shows: (observation: Observation) => boolean][] = [
  ['timing', ({ took_ms, limit_ms }) => took_ms > limit_ms],
  ['response', ({ status }) => status !== null && status >= 500],
  [
    'response',
    ({ status, body, asked }) => {
      if (status === null || status >= 300) return false;
      const answer = parsed(body);
      const isOther = Object.entries(asked).some(([field, value]) => answer[field] !== value);
      return isOther || typeof answer.shelf !== 'string' || answer.shelf.length === 0;
    },
  ],
];

export const diagnose = async (observation: Observation) => {
  const { error, status } = observation;
  const bySaying = status === null || status >= 500 ? 'unknown' : status < 400 ? 'yes' : 'no';
  if (error !== null) {
    return { executed: error === 'ECONNREFUSED' ? 'no' : bySaying, possible: ENDED[error] ?? [] };
  }
  const possible = new Set(signs.filter(([, shows]) => shows(observation)).map(([name]) => name));
  const executed = possible.has('response') ? 'unknown' : bySaying;
  return { executed, possible: possible.size > 0 ? [...possible] : ['arbitrary'] };
};
