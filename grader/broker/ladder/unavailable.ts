import type { Values } from '../../language/bilingual.ts';
import type { Absence } from '../../language/catalogue.ts';

/** A broker cannot be had: why, and the values of its sentence in the catalogue. */
export class Unavailable extends Error {
  readonly absence: Absence;
  readonly values: Values;

  constructor(absence: Absence, values: Values = {}) {
    super(absence);
    this.absence = absence;
    this.values = values;
  }
}
