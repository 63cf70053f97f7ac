/**
 * Loaded before amqplib's tests, most of which connect to port 5672 of their machine without asking: such a connection
 * goes to the broker that is to be tested (BROKER_HOST, BROKER_PORT), and never to one that happens to run there.
 */
import net from 'node:net';

const USUAL_PORT = '5672';
const { BROKER_HOST: host = '', BROKER_PORT: port = '' } = process.env;
const connect = net.connect as (...given: unknown[]) => net.Socket;

net.connect = ((...given: unknown[]): net.Socket => {
  const [options, ...others] = given;
  if (typeof options !== 'object' || options === null) return connect(...given);
  const asked = options as { host?: string; port?: number | string };
  if (String(asked.port) !== USUAL_PORT) return connect(...given);
  // A test that names an IPv6 address is about that: it keeps it.
  return connect({ ...asked, port, host: net.isIPv6(asked.host ?? '') ? asked.host : host }, ...others);
}) as typeof net.connect;
