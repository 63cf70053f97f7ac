import { content } from './ch6/content.ts';
import type { Demo } from './demo.ts';

/** Chapter 6: what an event's content costs its publisher, under load and when it is down. */
const demos: readonly Demo[] = [content];
export default demos;
