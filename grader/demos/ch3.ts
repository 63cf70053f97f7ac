import { availability } from './ch3/availability.ts';
import { bulkhead } from './ch3/bulkhead.ts';
import { pool } from './ch3/pool.ts';
import { queueing } from './ch3/queueing.ts';
import type { Demo } from './demo.ts';

/** Chapter 3: what waiting for an answer costs, in a chain, in a queue and in a pool of connections. */
const demos: readonly Demo[] = [availability, queueing, pool, bulkhead];
export default demos;
