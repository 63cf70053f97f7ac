/** RabbitMQ in a container, where there is a Docker daemon. */
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { contain } from '../../base/watchdog.ts';
import type { Running } from './running.ts';
import { Unavailable } from './unavailable.ts';

/** The image; another one is named by RABBITMQ_IMAGE. It must have the management plugin. */
const IMAGE = 'rabbitmq:4.1-management';
const LOGIN = { user: 'guest', password: 'guest' };

/** Whether a Docker daemon answers: the command alone proves nothing. */
export async function hasDocker(): Promise<boolean> {
  const { DOCKER_HOST } = process.env;
  if (DOCKER_HOST?.startsWith('tcp://')) return true;
  const pipe = '//./pipe/docker_engine';
  const socket = DOCKER_HOST?.replace(/^unix:\/\//, '') ?? '/var/run/docker.sock';
  const places =
    process.platform === 'win32' ? [pipe] : [socket, path.join(os.homedir(), '.docker', 'run', 'docker.sock')];
  for (const place of places) if (await answers(place)) return true;
  return false;
}

/** Starts a container; resolves when it takes connections. Throws Unavailable. */
export async function startDocker(onPull: (image: string) => void): Promise<Running> {
  if (!(await hasDocker())) throw new Unavailable('no-docker');
  const image = process.env.RABBITMQ_IMAGE ?? IMAGE;
  onPull(image);
  // Loaded only here: it is large, and most runs never need it.
  const { RabbitMQContainer } = await import('@testcontainers/rabbitmq');
  const name = `entre-servicios-${process.pid}-${randomBytes(4).toString('hex')}`;
  // The library's own reaper is an image of its own, which may be off or not to be had.
  contain(name);
  try {
    const container = await new RabbitMQContainer(image)
      .withName(name)
      .withExposedPorts(5672, 15672)
      .withEnvironment({ RABBITMQ_DEFAULT_USER: LOGIN.user, RABBITMQ_DEFAULT_PASS: LOGIN.password })
      .start();
    const host = container.getHost();
    const management = `http://${host}:${container.getMappedPort(15672)}`;
    const control = (command: string) => ({
      file: 'docker',
      args: ['exec', container.getId(), 'rabbitmqctl', command],
      environment: {},
    });
    return {
      node: {
        version: await versionOf(management),
        host,
        port: container.getMappedPort(5672),
        ...LOGIN,
        management,
        virtualHost: '/',
        restart: { stop: control('stop_app'), start: control('start_app') },
      },
      stop: async () => {
        await container.stop();
      },
    };
  } catch (error) {
    throw new Unavailable('failed', { what: image, detail: (error as Error).message.split('\n')[0] ?? '' });
  }
}

async function versionOf(management: string): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64')}`;
  const response = await fetch(`${management}/api/overview`, { headers: { authorization } });
  return ((await response.json()) as { rabbitmq_version: string }).rabbitmq_version;
}

function answers(place: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(place);
    const end = (found: boolean) => () => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', end(true));
    socket.once('error', end(false));
  });
}
