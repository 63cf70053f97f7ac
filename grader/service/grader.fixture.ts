/** A grader that another process can kill: starts a service that never returns, says the ids of both, and waits. */

import { closedAfterStart } from './launch.ts';
import { ServiceProcess } from './process.ts';

const [file = '', folder = ''] = process.argv.slice(2);
const service = new ServiceProcess({ read: [folder], write: [] }, 0);
await service.ready;
void service.turn({
  do: 'load',
  now: 0,
  setup: {
    file,
    role: 'default',
    source: null,
    places: [],
    packagesFrom: folder,
    environment: {},
    seed: '',
    wallClock: 0,
    closed: closedAfterStart(),
  },
});
process.stdout.write(`${service.pid}\n`);
setInterval(() => {}, 1000);
