import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

test.each(['', 'One', '<p>Añade <code>await</code> 漢字 🏆</p>'.repeat(50)])('gives back what was sealed', (text) => {
  expect(unseal(seal(text, 'who-waits'), 'who-waits')).toBe(text);
});

test('shows nothing of what was sealed, not even to who knows base64', () => {
  const sealed = seal('<p>The longest, not the sum.</p>', 'at-once');
  expect(`${sealed} ${atob(sealed)}`).not.toMatch(/longest|<p>/);
});

test('seals the same text otherwise with another key', () => {
  expect(seal('1', 'a')).not.toBe(seal('1', 'b'));
});
