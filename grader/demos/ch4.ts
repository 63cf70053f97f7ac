import { down } from './ch4/down.ts';
import { waiting } from './ch4/waiting.ts';
import type { Demo } from './demo.ts';

/** Chapter 4: what an answer at once changes, and what it does not. */
const demos: readonly Demo[] = [waiting, down];
export default demos;
