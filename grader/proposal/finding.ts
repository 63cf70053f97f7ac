import type { Spot } from '../base/yaml.ts';
import type { Values } from '../language/bilingual.ts';

/** Something found in a proposal: its sentence is that of its kind (words.ts), with these values. */
export interface Finding<Kind extends string = string> {
  readonly kind: Kind;
  readonly values: Values;
  readonly spot: Spot;
}

export function found<const Kind extends string>(kind: Kind, values: Values, spot: Spot): Finding<Kind> {
  return { kind, values, spot };
}
