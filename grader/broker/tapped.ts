/** A broker over TCP as one service sees it: every byte is passed on as it came, and what was said is heard. */
import net from 'node:net';
import { Tap, type TapOptions } from './tap.ts';

export interface Tapped {
  /** What the service is given in place of the broker's own URL: the same, at a port of 127.0.0.1. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1 for the connections of one service, and passes them on to the broker at `url`. */
export async function tapped(url: string, options: TapOptions): Promise<Tapped> {
  const broker = new URL(url);
  const place = { host: broker.hostname, port: Number(broker.port || 5672) };
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(place);
    const tap = new Tap(options);
    for (const [from, to, hear] of [
      [near, far, (bytes: Buffer) => tap.up(bytes)],
      [far, near, (bytes: Buffer) => tap.down(bytes)],
    ] as const) {
      sockets.add(from.setNoDelay(true));
      from.on('data', hear);
      from.pipe(to);
      // An error is followed by close.
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    near.on('close', () => tap.ended());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const here = new URL(url);
  here.hostname = '127.0.0.1';
  here.port = String((server.address() as net.AddressInfo).port);
  return {
    url: here.href,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
