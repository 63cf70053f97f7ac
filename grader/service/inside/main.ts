/**
 * The beginning of a service's process: closes its exits, puts the simulated network and clock in place of the real
 * ones, loads the student's file, and then works off the grader's commands, one at a time.
 */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Command, Setup } from '../frames.ts';
import { leave, receive, say } from './channel.ts';
import { fireNext, installClock, pendingTimers, setTime, setWallClock } from './clock.ts';
import { loadInDeno } from './deno-modules.ts';
import { closeExits } from './exits.ts';
import { installFetch, receiveBreak, receivePart, receiveReply } from './fetch.ts';
import { offer, receiveInvocation, startConsumer } from './functions.ts';
import { governImports } from './imports.ts';
import { afterwards, immediately, keysOf, own } from './intrinsics.ts';
import { captureOutput } from './output.ts';
import { failPower } from './power.ts';
import { problem } from './problem.ts';
import { seedRandomness } from './randomness.ts';
import { deno, runtime } from './runtime.ts';
import { beginTurn, receiveCall, receiveWithdrawal, serve } from './serving.ts';
import { allow, receiveOnSocket } from './sockets.ts';
import { callingLine, thrown, watchLinesOf } from './thrown.ts';

function load(setup: Setup): void {
  const url = pathToFileURL(setup.file).href;
  watchLinesOf(url, setup.file);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, setup.environment);
  setWallClock(setup.wallClock);
  seedRandomness(setup.seed);
  governImports(url, setup.source, setup.packagesFrom);
  for (const place of setup.places) allow(place);
  closeExits();
  for (const folder of setup.closed) runtime.close(folder);
  afterwards(
    deno ? loadInDeno(url, setup.source) : import(url),
    (module: Record<string, unknown>) => {
      const kinds: Record<string, string> = {};
      const names = keysOf(module);
      for (let index = 0; index < names.length; index += 1) {
        const name = names[index] as string;
        own(kinds, name, take(name, module[name], setup.role));
      }
      say({ say: 'loaded', exports: kinds });
    },
    (error) => say({ say: 'unloadable', fault: thrown(error) }),
  );
}

/** Makes what the file exports as `name` callable; returns its kind: `service`, or what typeof says of it. */
function take(name: string, value: unknown, role: string): string {
  if (typeof value === 'function') offer(name, value as () => unknown);
  const service = value as { fetch?: unknown } | null | undefined;
  const serves = typeof service === 'object' && service !== null && typeof service.fetch === 'function';
  if (!serves) return typeof value;
  if (name === role) serve(service as { fetch: (request: Request) => unknown });
  return 'service';
}

function obey(command: Command): void {
  setTime(command.now);
  beginTurn();
  if (command.do === 'load') load(command.setup);
  else if (command.do === 'call') receiveCall(command);
  else if (command.do === 'dialled' || command.do === 'receive' || command.do === 'hang-up') receiveOnSocket(command);
  else if (command.do === 'start') startConsumer({ ...process.env } as Record<string, string>);
  else if (command.do === 'invoke') receiveInvocation(command);
  else if (command.do === 'set-wall-clock') setWallClock(command.wallClock);
  else if (command.do === 'fail-power') failPower(command.writes);
  else if (command.do === 'withdraw') receiveWithdrawal(command);
  else if (command.do === 'reply') receiveReply(command);
  else if (command.do === 'part') receivePart(command);
  else if (command.do === 'break') receiveBreak(command);
  else fireNext();
}

/** Quiescent: the event loop is empty. Says so, blocks until the next command, and works on it in a fresh turn. */
function rest(): void {
  if (callingLine() !== null) throw problem('forbidden', "process.emit('beforeExit')");
  say({ say: 'rest', ...pendingTimers() });
  const command = receive();
  immediately(() => obey(command));
}

captureOutput();
installClock();
installFetch();
process.on('uncaughtException', (error, origin) => {
  if (process.listenerCount('uncaughtException') > 1) return;
  say({ say: 'crash', origin, fault: thrown(error) });
  leave(1);
});
process.on('beforeExit', rest);
say({ say: 'ready' });
