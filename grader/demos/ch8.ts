import { screens } from './ch8/screens.ts';
import type { Demo } from './demo.ts';

/** Chapter 8: what a choice costs. */
const demos: readonly Demo[] = [screens];
export default demos;
