/** A number with at most so many decimals, one by default: `90.4`, `100`. A decimal point in every language. */
export function round(value: number, decimals = 1): string {
  return String(Number(value.toFixed(decimals)));
}
