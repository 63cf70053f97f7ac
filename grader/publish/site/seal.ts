/**
 * Answers of quizzes, recalls and predictions stand in the page sealed: their HTML as UTF-8, each byte XORed with one
 * of a sequence that begins from the question's key, as base64. Nobody reads them by looking at the page's source, or
 * finds them with the browser's search; the page opens them when the reader has answered. It is a curtain and no lock:
 * whoever runs this function sees them, and that is fine, the answers are the reader's own.
 */

/** `text` sealed for the page, as base64. `key` is what `unseal` will be given. */
export function seal(text: string, key: string): string {
  const bytes = mask(new TextEncoder().encode(text), key);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** What was sealed with `key`. */
export function unseal(sealed: string, key: string): string {
  const binary = atob(sealed);
  return new TextDecoder().decode(
    mask(
      Uint8Array.from(binary, (character) => character.charCodeAt(0)),
      key,
    ),
  );
}

function mask(bytes: Uint8Array, key: string): Uint8Array {
  let state = 0x811c9dc5;
  for (const character of key) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return bytes.map((byte) => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return byte ^ (state & 0xff);
  });
}
