/** A running RabbitMQ, as plain data: it travels to the threads in which the checks run. */

/** A program to run to its end. */
export interface Control {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface RabbitNode {
  readonly version: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** The management API (`http://127.0.0.1:15672`), by which every check gets a virtual host of its own. */
  readonly management: string | null;
  /** The virtual host that is used where there is no management API: whatever is declared there is deleted again. */
  readonly virtualHost: string;
  /** How it is stopped and started while it is used; null: it is not ours to stop. */
  readonly restart: { readonly stop: Control; readonly start: Control } | null;
}
