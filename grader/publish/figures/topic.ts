/**
 * Whether a topic exchange of AMQP 0-9-1 sends a message with this routing key along this binding: words between dots,
 * `*` is exactly one word, `#` any number of words, none included. In a routing key both are words like any other.
 */
export function topicMatches(binding: string, key: string): boolean {
  return matches(wordsOf(binding), wordsOf(key));
}

function matches(pattern: readonly string[], key: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return key.length === 0;
  if (first === '#') return matches(rest, key) || (key.length > 0 && matches(pattern, key.slice(1)));
  const [word, ...others] = key;
  return word !== undefined && (first === '*' || first === word) && matches(rest, others);
}

/** RabbitMQ takes the empty key as no word at all. */
function wordsOf(text: string): string[] {
  return text === '' ? [] : text.split('.');
}
