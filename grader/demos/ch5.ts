import { joining } from './ch5/joining.ts';
import type { Demo } from './demo.ts';

/** Chapter 5: one feature as calls and as events, another service that joins, and one that is down. */
const demos: readonly Demo[] = [joining];
export default demos;
