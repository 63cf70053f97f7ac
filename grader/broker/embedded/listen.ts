import net from 'node:net';
import type { EmbeddedBroker } from './broker.ts';

/** A client that reads this many bytes too slowly is sent no more until it has read them. */
const CONGESTED = 1_048_576;

/** Milliseconds for a closed client to read what was sent. */
const LINGER = 5000;

export interface Listener {
  /** The port on 127.0.0.1. */
  port: number;
  /** `amqp://guest:guest@127.0.0.1:<port>`. */
  url: string;
  /** Cuts all connections and frees the port. */
  close(): Promise<void>;
}

/** Serves `broker` over TCP on 127.0.0.1; port 0: any free one. Rejects where the port is taken. */
export async function listen(broker: EmbeddedBroker, { port = 0 } = {}): Promise<Listener> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket.setNoDelay(true));
    const end = broker.connect({
      send: (bytes) => void socket.write(bytes),
      close: () => {
        socket.end();
        setTimeout(() => socket.destroy(), LINGER).unref();
      },
      congested: () => socket.writableLength > CONGESTED,
    });
    socket.on('data', (bytes: Buffer) => end.receive(bytes));
    socket.on('drain', () => end.drained());
    // An error is followed by close.
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      end.ended();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: chosen } = server.address() as net.AddressInfo;
  return {
    port: chosen,
    url: `amqp://guest:guest@127.0.0.1:${chosen}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
