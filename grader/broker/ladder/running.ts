import type { RabbitNode } from '../node.ts';

/** A RabbitMQ that was started, or found, for this run. */
export interface Running {
  readonly node: RabbitNode;
  /** Ends it, where it is ours, and leaves nothing behind. */
  stop(): Promise<void>;
}
