/** A worked example of chapter 6: what counts against a limit. */

// #region fits
/** Whether the body of this event has at most `limit` bytes, encoded as it travels. */
export function fits(event: object, limit: number): boolean {
  return Buffer.byteLength(JSON.stringify(event)) <= limit;
}
// #endregion fits
