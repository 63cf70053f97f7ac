/**
 * Ends what a grader started that was itself killed: services, a broker, a place on somebody else's. A service ends by itself when its channel
 * closes, unless it is in an infinite loop; then nobody is left to stop it. So a small shell reads a pipe that only the grader holds: the
 * ids of processes come and go on it as lines, and when it closes, for whatever reason, those that are left are killed.
 * Each thread that starts services has one, so that a thread that vitest ends does not leave any behind either.
 */
import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

const SCRIPT = `
left=' '
folders=
containers=
erased=
while read -r verb pid; do
  case $verb in
    watch) left="$left$pid " ;;
    discard) folders="$folders
$pid" ;;
    contain) containers="$containers $pid" ;;
    erase) erased="$erased
$pid" ;;
    spare) erased=$(printf '%s\\n' "$erased" | grep -vF "$pid ") ;;
    forget) case $left in *" $pid "*) left="\${left%%" $pid "*} \${left#*" $pid "}" ;; esac ;;
  esac
done
for pid in $left; do kill -9 "$pid" 2>/dev/null; done
printf '%s\\n' "$folders" | while IFS= read -r folder; do [ -n "$folder" ] && rm -rf "$folder"; done
# One that was about to be made when its grader was killed is there a moment later.
for pause in 0 1 4; do
  for container in $containers; do sleep $pause; docker rm --force --volumes "$container" >/dev/null 2>&1; done
done
[ -n "$erased" ] && printf '%s\\n' "$erased" | "$NODE" -e "$ERASE"`;

/** Reads addresses with their authorization from stdin, a pair a line, and deletes what is there. */
const ERASE = `
for (const line of require('fs').readFileSync(0, 'utf8').split('\\n').filter(Boolean)) {
  const [url, authorization] = line.split(/ (.*)/);
  fetch(url, { method: 'DELETE', headers: { authorization } }).catch(() => {});
}`;

let pipe: Writable | null = null;

/**
 * From now on process `pid` (of a negative number: its whole group) does not outlive this one. Returns at once; where
 * there is no shell, it does nothing.
 */
export function watch(pid: number): void {
  // Windows has no such shell: there a service that hangs while the grader is killed has to be ended by hand.
  if (process.platform === 'win32') return;
  pipe ??= start();
  pipe.write(`watch ${pid}\n`);
}

/** From now on `folder` does not outlive this process; whoever removes it earlier does no harm. */
export function discard(folder: string): void {
  if (process.platform === 'win32') return;
  pipe ??= start();
  pipe.write(`discard ${folder}\n`);
}

/** From now on the Docker container of that name, made already or not, does not outlive this process. */
export function contain(name: string): void {
  if (process.platform === 'win32') return;
  pipe ??= start();
  pipe.write(`contain ${name}\n`);
}

/**
 * From now on what is at `url`, made already or not, does not outlive this process: it is deleted over HTTP with this
 * `Authorization` header.
 */
export function erase(url: string, authorization: string): void {
  if (process.platform === 'win32') return;
  pipe ??= start();
  pipe.write(`erase ${url} ${authorization}\n`);
}

/** What was at `url` is deleted already. */
export function spare(url: string): void {
  pipe?.write(`spare ${url}\n`);
}

/** Process `pid` has ended: its id may soon be another's. */
export function unwatch(pid: number): void {
  pipe?.write(`forget ${pid}\n`);
}

function start(): Writable {
  // In a session of its own: what ends the grader's terminal or its process group does not end the watchdog with it.
  const { PATH, DOCKER_HOST } = process.env;
  const shell = spawn('/bin/sh', ['-c', SCRIPT], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: { PATH, DOCKER_HOST, NODE: process.execPath, ERASE },
  });
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
  return shell.stdin;
}
