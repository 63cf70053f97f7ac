/** What the broker accepts, so that no client can take the machine down. */
export interface Limits {
  /** Connections open at once; a further one is closed at once. */
  connections: number;
  /** Of a virtual host; a further one is refused with PRECONDITION_FAILED. */
  queues: number;
  exchanges: number;
  bindings: number;
  /** Bytes of all messages held; whoever publishes more has its connection closed with RESOURCE_ERROR. */
  bytes: number;
  /** Messages held, ready and unacknowledged; the same happens. */
  messages: number;
  /** Bytes of one message's body; RabbitMQ 3.10's own limit, and its text. */
  messageBytes: number;
  /** Seconds between heartbeats that is offered to clients, RabbitMQ's 60; 0 for none. */
  heartbeat: number;
  /** Consumers of a connection. */
  consumers: number;
}

export const LIMITS: Limits = {
  connections: 1024,
  queues: 20_000,
  exchanges: 20_000,
  bindings: 200_000,
  bytes: 268_435_456,
  messages: 1_000_000,
  messageBytes: 134_217_728,
  heartbeat: 60,
  consumers: 20_000,
};
