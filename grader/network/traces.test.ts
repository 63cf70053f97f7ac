import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { withOwnTraces } from './traces.ts';

const file = path.resolve('/some/where/02-notify.ts');
const { href } = pathToFileURL(file);

test('a trace keeps what was said and the lines of the service’s own file', () => {
  const printed = `not sent TypeError: fetch failed
    at networkError (file:///home/ana/.cache/service/inside-f24360b716dd.mjs:974:10)
    ... 2 lines matching cause stack trace ...
    at process.processImmediate (node:internal/timers:574:21)
    at async sendMail (${href}:46:27)
    at async ${file}:26:7 {
  [cause]: Error: connect ECONNREFUSED 127.0.0.1:80
      at Immediate.<anonymous> (file:///home/ana/.cache/service/inside-f24360b716dd.mjs:1689:21)
      at ext:core/01_core.js:9:1
}
`;
  expect(withOwnTraces(printed, file)).toBe(`not sent TypeError: fetch failed
    at async sendMail (02-notify.ts:46:27)
    at async 02-notify.ts:26:7 {
  [cause]: Error: connect ECONNREFUSED 127.0.0.1:80
}
`);
});

test('what is no trace stays as it is', () => {
  const printed = 'at node:fs we meet\n    look at inside-1.mjs\nat 3 ... 2 lines\n';
  expect(withOwnTraces(printed, file)).toBe(printed);
});
