/** From the share of the points that was reached to a mark: two straight lines that meet where one passes. */
export interface Scale {
  /** The mark for nothing. */
  readonly lowest: number;
  /** The mark with which one passes. */
  readonly pass: number;
  /** The mark for everything. */
  readonly highest: number;
  /** The share of the points that gives `pass`, between 0 and 1. */
  readonly passAt: number;
  /** Digits after the decimal point to which marks are rounded, halves up. */
  readonly decimals: number;
}

/** 1.0 to 7.0, 4.0 with 60 %. */
export const CHILEAN: Scale = { lowest: 1, pass: 4, highest: 7, passAt: 0.6, decimals: 1 };

/** The mark for a share from 0 to 1 of the points. */
export function markOf(share: number, { lowest, pass, highest, passAt, decimals }: Scale): number {
  const mark =
    share < passAt
      ? lowest + (pass - lowest) * (share / passAt)
      : pass + (highest - pass) * ((share - passAt) / (1 - passAt));
  const unit = 10 ** decimals;
  // What binary fractions lose must not cost a rounding: 3.95 is a half.
  return Math.round(mark * unit + 1e-9) / unit;
}
