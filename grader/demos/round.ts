/** A number with at most so many decimals, one by default: `90.4`, `100`. A decimal point in every language. */
export function round(value: number, decimals = 1): string {
  return String(Number(value.toFixed(decimals)));
}

/** A number with so many significant digits, three by default: `0.0123`, `148000`. */
export function significant(value: number, digits = 3): string {
  return String(Number(value.toPrecision(digits)));
}
