/** What the browser remembers for the reader. On file://, or where storage is refused, nothing is kept and all works. */
const PREFIX = 'entre-servicios/';

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** `null` forgets. */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // The page goes on without a memory.
  }
}
