/**
 * RabbitMQ as it is installed on this machine, as a node of our own: its own folder, cookie, ports and name service, on
 * 127.0.0.1 only, without touching the node that may run already. It is gone with the grader, even where that is killed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { discard, unwatch, watch } from '../../base/watchdog.ts';
import type { Running } from './running.ts';
import { Unavailable } from './unavailable.ts';

/** Real milliseconds that the node may take to start; about 5 s on an idle machine. */
const START_LIMIT = 90_000;
const LOGIN = { user: 'guest', password: 'guest' };
/** Where Debian's package keeps its scripts, one folder a version. Its wrapper in sbin changes the user, and waits. */
const DEBIAN = '/usr/lib/rabbitmq/lib';

/** The folder with rabbitmq-server and rabbitmqctl; null where RabbitMQ is not installed. */
export function scriptsFolder(): string | null {
  if (process.platform === 'win32') return null;
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => name.startsWith('rabbitmq_server-')) : [];
  const [latest] = versions.sort().reverse();
  if (latest) return path.join(DEBIAN, latest, 'sbin');
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const script = path.join(folder, 'rabbitmq-server');
    if (!existsSync(script)) continue;
    const real = path.dirname(realpathSync(script));
    if (existsSync(path.join(real, 'rabbitmq-env'))) return real;
  }
  return null;
}

/** Starts a node; resolves when it takes connections. Throws Unavailable. */
export async function startLocal(): Promise<Running> {
  const scripts = scriptsFolder();
  if (scripts === null) throw new Unavailable('no-local');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-rabbitmq-'));
  discard(folder);
  const [epmdPort, port, managementPort, distribution] = await freePorts();
  const environment = environmentIn(folder, epmdPort, distribution);
  prepare(folder, port, managementPort);
  const epmd = spawn('epmd', ['-address', '127.0.0.1', '-port', String(epmdPort)], {
    stdio: 'ignore',
    env: environment,
  });
  guard(epmd, false);
  const server = spawn(path.join(scripts, 'rabbitmq-server'), [], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: environment,
    cwd: folder,
    detached: true,
  });
  guard(server, true);
  const stop = async (): Promise<void> => {
    end(server, true);
    end(epmd, false);
    await Promise.all([gone(server), gone(epmd)]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const version = await ready(server, `http://127.0.0.1:${managementPort}`);
    const control = (command: string) => ({ file: path.join(scripts, 'rabbitmqctl'), args: [command], environment });
    return {
      node: {
        version,
        host: '127.0.0.1',
        port,
        ...LOGIN,
        management: `http://127.0.0.1:${managementPort}`,
        virtualHost: '/',
        restart: { stop: control('stop_app'), start: control('start_app') },
      },
      stop,
    };
  } catch (error) {
    const log = path.join(folder, 'log', 'rabbit.log');
    const detail = existsSync(log) ? (readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '') : String(error);
    await stop();
    throw new Unavailable('failed', { what: 'rabbitmq-server', detail });
  }
}

function environmentIn(folder: string, epmdPort: number, distribution: number): Record<string, string> {
  const inFolder = (name: string): string => path.join(folder, name);
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: folder,
    LANG: 'C.UTF-8',
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `entre-servicios-${process.pid}@localhost`,
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_CONFIG_FILE: inFolder('rabbitmq.conf'),
    RABBITMQ_ADVANCED_CONFIG_FILE: inFolder('advanced.config'),
    RABBITMQ_CONF_ENV_FILE: inFolder('rabbitmq-env.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: inFolder('plugins'),
    RABBITMQ_MNESIA_BASE: inFolder('data'),
    RABBITMQ_LOG_BASE: inFolder('log'),
    RABBITMQ_LOGS: inFolder('log/rabbit.log'),
    RABBITMQ_GENERATED_CONFIG_DIR: inFolder('generated'),
    RABBITMQ_PID_FILE: inFolder('pid'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none',
  };
}

function prepare(folder: string, port: number, managementPort: number): void {
  mkdirSync(path.join(folder, 'log'));
  writeFileSync(path.join(folder, '.erlang.cookie'), randomBytes(16).toString('hex'), { mode: 0o400 });
  writeFileSync(path.join(folder, 'plugins'), '[rabbitmq_management].\n');
  writeFileSync(path.join(folder, 'rabbitmq-env.conf'), '');
  const lines = [
    `listeners.tcp.1 = 127.0.0.1:${port}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${managementPort}`,
    'loopback_users = none',
    'management_agent.disable_metrics_collector = false',
  ];
  writeFileSync(path.join(folder, 'rabbitmq.conf'), `${lines.join('\n')}\n`);
}

/** The version of the node, once its management API answers. */
async function ready(server: ChildProcess, management: string): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64')}`;
  for (const until = Date.now() + START_LIMIT; Date.now() < until; await wait(100)) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error('it ended while it started');
    const response = await fetch(`${management}/api/overview`, { headers: { authorization } }).catch(() => null);
    if (response?.ok) return ((await response.json()) as { rabbitmq_version: string }).rabbitmq_version;
  }
  throw new Error(`it was not ready after ${START_LIMIT / 1000} s`);
}

function guard(child: ChildProcess, isGroup: boolean): void {
  // What went wrong is told by its end.
  child.on('error', () => {});
  if (child.pid === undefined) return;
  const id = isGroup ? -child.pid : child.pid;
  watch(id);
  child.once('exit', () => unwatch(id));
}

function end({ pid }: ChildProcess, isGroup: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(isGroup ? -pid : pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function gone(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** Four ports of 127.0.0.1 that nobody uses now. */
async function freePorts(): Promise<[number, number, number, number]> {
  const servers = await Promise.all([1, 2, 3, 4].map(() => listening()));
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as [number, number, number, number];
}

function listening(): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
