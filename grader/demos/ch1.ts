import { distance } from './ch1/distance.ts';
import { serialise } from './ch1/serialise.ts';
import type { Demo } from './demo.ts';

/** Chapter 1: what a call costs when it leaves the process, and what it costs to send data. Both measure this machine. */
const demos: readonly Demo[] = [distance, serialise];
export default demos;
