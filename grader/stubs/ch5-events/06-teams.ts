/**
 * ch5/teams: `billing` joins. Nobody asks the team of the warehouse for anything.
 *
 *   queue `billing`, bound to `warehouse` with order.*.packaged and order.*.shipped
 *   PUT {BANK_URL}/payments/:order_id { "amount_cents", "currency" }   201, again 200
 *   GET /bills/:order_id   200 { "order_id", "state": "paid" | "shipped", "version" }, or 404
 *
 * Chapter 5, section "teams", says what two instances share. Grade it: npm run grade ch5/teams
 */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const BANK_URL = process.env.BANK_URL ?? 'http://bank';
/** Events that this instance may hold at a time without an acknowledgement. */
const PREFETCH = Number(process.env.PREFETCH ?? 5);

// In the folder that all instances of this service share.
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'billing.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS bills (order_id TEXT PRIMARY KEY, state TEXT, version INTEGER)');

export default {
  async fetch(request: Request): Promise<Response> {
    const orderId = new URL(request.url).pathname.split('/')[2] ?? '';
    const bill = database.prepare('SELECT * FROM bills WHERE order_id = ?').get(orderId);
    return bill ? Response.json(bill) : new Response(null, { status: 404 });
  },
};

/** Called once, when the service starts; resolves when it listens. */
export async function start(): Promise<void> {
  // TODO: subscribe; have packaged orders paid; note the state of the newest version of each order.
  void [amqp, AMQP_URL, BANK_URL, PREFETCH];
}
