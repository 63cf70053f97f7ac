import { arbitrary, crash, omission, response, timing } from './ch2/families.ts';
import { matrix } from './ch2/matrix.ts';
import type { Demo } from './demo.ts';

/** Chapter 2: the five kinds of failure, one after the other, and all of them against three clients. */
const demos: readonly Demo[] = [crash, omission, timing, response, arbitrary, matrix];
export default demos;
