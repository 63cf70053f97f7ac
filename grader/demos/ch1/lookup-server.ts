/** The other process of the demo `distance`: answers every request with one player, and prints its port. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

const player = JSON.stringify({ id: 'p41c7', name: 'Íñigo Muñoz', country: 'CL' });
const server = http.createServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(player);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
// Whoever started it holds its input open: once that is gone, so is this process.
process.stdin.on('end', () => process.exit()).resume();
