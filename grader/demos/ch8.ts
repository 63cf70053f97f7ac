import { prices } from './ch8/prices.ts';
import { screens } from './ch8/screens.ts';
import type { Demo } from './demo.ts';

/** Chapter 8: what a choice costs. */
const demos: readonly Demo[] = [screens, prices];
export default demos;
