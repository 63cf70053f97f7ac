/**
 * Runs the tests that amqplib publishes with its sources against the embedded broker over TCP, or against the one at a
 * URL (its virtual host `/`, as guest), and tells every failure with its reason:
 *
 *     node grader/broker/conformance/amqplib.ts [amqp://host:port]
 *
 * The sources are fetched with npm into a temporary folder; nothing of them stays. Exit code 0 where every failure is
 * known, 1 otherwise, 3 where the sources are not to be had.
 */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { type Embedded, startEmbedded } from './brokers.ts';

/** The last version whose package carries its tests. */
const SOURCES = 'amqplib@2.0.1';
/** What some of its tests are written with. */
const HELPER = 'claire@0.4.1';
/** Milliseconds for one test; its own command gives 1000, too few on a machine that does other things as well. */
const TEST_LIMIT = 10_000;

/** Failures that are as they should be, by file and name, with the reason. */
const KNOWN: Readonly<Record<string, string>> = {
  'connect.test.js: Connect > Connect API > ipv6':
    'it connects to [::1]; the broker listens on 127.0.0.1 only, so that nobody else can reach it',
};
const KNOWN_OF_EMBEDDED: Readonly<Record<string, string>> = {
  ...KNOWN,
  'connect.test.js: Connect > Connect API > serverProperties':
    'it wants the product to be RabbitMQ; the embedded broker says what it is, so that nobody takes it for the other',
};

const [url] = process.argv.slice(2);
const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-amqplib-'));
let embedded: Embedded | null = null;
try {
  const sources = fetched(folder);
  if (url === undefined) embedded = await startEmbedded();
  process.exitCode = await test(sources, new URL(url ?? embedded?.url ?? ''));
  for (const fault of embedded?.broker.faults ?? []) {
    console.log(`✗ an error of the broker's own: ${fault}`);
    process.exitCode = 1;
  }
} finally {
  await embedded?.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The folder of the unpacked sources, with the helper installed. */
function fetched(folder: string): string {
  const execute = (file: string, ...args: string[]) =>
    execFileSync(file, args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
  try {
    execute('npm', 'pack', SOURCES);
    const [packed = ''] = readdirSync(folder);
    execute('tar', '-xzf', packed);
    // Beside the sources, not in them: their own list holds much more that no test needs.
    execute('npm', 'install', '--prefix', '.', '--ignore-scripts', '--no-audit', HELPER);
    return path.join(folder, 'package');
  } catch (error) {
    console.error(`amqplib.ts: ${SOURCES} is not to be had. ${(error as Error).message}`);
    rmSync(folder, { recursive: true, force: true });
    process.exit(3);
  }
}

async function test(sources: string, broker: URL): Promise<number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const known = url === undefined ? KNOWN_OF_EMBEDDED : KNOWN;
  const passing = new Set(Object.keys(known));
  let unknown = 0;
  const place: string[] = [];
  const events = run({
    files: globSync('test/*.test.js', { cwd: sources }).map((file) => path.join(sources, file)),
    // They use the same names of queues.
    concurrency: 1,
    timeout: TEST_LIMIT,
    execArgv: ['--import', new URL('redirect.ts', import.meta.url).href],
    env: { ...process.env, URL: broker.href, BROKER_HOST: broker.hostname, BROKER_PORT: broker.port || '5672' },
  });
  for await (const { type, data } of events) {
    if (type === 'test:start') place.splice(data.nesting, Number.POSITIVE_INFINITY, data.name);
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
    else if (type === 'test:pass') counts.passed += 1;
    else {
      counts.failed += 1;
      const id = `${path.basename(data.file ?? '')}: ${place.slice(0, data.nesting + 1).join(' > ')}`;
      console.log(`✗ ${id}`);
      if (passing.delete(id)) console.log(`    known: ${known[id]}`);
      else {
        unknown += 1;
        console.log(`    ${String(data.details.error.cause ?? data.details.error)}`);
      }
    }
  }
  for (const id of passing) console.log(`✓ ${id}\n    is known to fail, and passed`);
  console.log(`${SOURCES}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return unknown === 0 && counts.passed > 0 ? 0 : 1;
}
