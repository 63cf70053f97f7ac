import { sharing } from './ch7/sharing.ts';
import type { Demo } from './demo.ts';

/** Chapter 7: what a shared table, a common folder and own data do when something changes, is slow, or is down. */
const demos: readonly Demo[] = [sharing];
export default demos;
