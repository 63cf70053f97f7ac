/** Asks the service of messages.ts for the path in its argument, in this process, and prints the milliseconds that took. */
import service from './messages.ts';

const began = performance.now();
await service.fetch(new Request(new URL(process.argv[2] ?? '/', 'http://bench')));
console.log(performance.now() - began);
