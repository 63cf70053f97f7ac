import type { Scenario } from '../world.ts';
import { connections } from './connections.ts';
import { consuming } from './consuming.ts';
import { deadLetters } from './dead-letters.ts';
import { declarations } from './declarations.ts';
import { publishing } from './publishing.ts';
import { routing } from './routing.ts';

export const scenarios: readonly Scenario[] = [
  ...connections,
  ...declarations,
  ...routing,
  ...publishing,
  ...consuming,
  ...deadLetters,
];
