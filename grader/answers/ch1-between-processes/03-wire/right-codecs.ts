// Another style: a table says for each field how it is written and read.
class WireError extends Error {
  code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.name = 'WireError';
    this.code = code;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: each codec has its own type.
type Codec = { write: (value: any) => unknown; read: (wire: unknown) => unknown };

const text: Codec = { write: String, read: (wire) => checked(wire, typeof wire === 'string') };
const codecs: Record<string, Codec> = {
  match_id: text,
  kicked_off_at: {
    write: (date: Date) => date.toJSON(),
    read: (wire) => checked(new Date(String(wire)), !Number.isNaN(Date.parse(String(wire)))),
  },
  broadcast_id: {
    write: String,
    read: (wire) => BigInt(checked(wire, typeof wire === 'string' && /^[0-9]+$/.test(wire)) as string),
  },
  goals: {
    write: (goals: Map<string, number>) => Array.from(goals.entries()),
    read: (wire) => {
      const pairs = checked(wire, Array.isArray(wire)) as unknown[][];
      for (const [id, count] of pairs) checked(pairs, typeof id === 'string' && typeof count === 'number');
      return new Map(pairs as [string, number][]);
    },
  },
  referee: text,
};

export function encode(report: Record<string, unknown>): string {
  const fields = Object.entries(codecs).filter(([name]) => report[name] !== undefined);
  const wire = Object.fromEntries(fields.map(([name, codec]) => [name, codec.write(report[name])]));
  return JSON.stringify({ ...wire, format: 'cup/match-report@1' }, null, 2);
}

export function decode(source: string): Record<string, unknown> {
  try {
    const wire: Record<string, unknown> = JSON.parse(source);
    if (Array.isArray(wire)) throw new Error('a list');
    if (wire.format !== 'cup/match-report@1') throw new WireError('unknown-format', `${wire.format}`);
    const fields = Object.entries(codecs).filter(([name]) => name !== 'referee' || name in wire);
    return Object.fromEntries(fields.map(([name, codec]) => [name, codec.read(wire[name])]));
  } catch (error) {
    throw error instanceof WireError ? error : new WireError('malformed', String(error));
  }
}

function checked(value: unknown, good: boolean): unknown {
  if (!good) throw new TypeError(`unexpected ${JSON.stringify(value)}`);
  return value;
}
