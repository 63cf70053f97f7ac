import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { unwatch, watch } from './watchdog.ts';
import { inWorkbook } from './workbook.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until `pid` has ended; false where it has not after twenty seconds. */
async function ends(pid: number): Promise<boolean> {
  for (const until = Date.now() + 20_000; Date.now() < until; ) {
    if (!isAlive(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

// Windows has no shell of that kind: see watchdog.ts.
test.skipIf(process.platform === 'win32')('a service in a loop dies with its killed grader', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-watchdog-')) + path.sep;
  const file = path.join(folder, 'loop.ts');
  writeFileSync(file, 'for (;;);\n');
  const script = inWorkbook('grader', 'service', 'grader.fixture.ts');
  const grader = spawn(process.execPath, [script, file, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let service = 0;
  try {
    const said = await new Promise<string>((resolve) => grader.stdout.once('data', (text) => resolve(String(text))));
    service = Number(said);
    // It takes a moment until the loop has begun; a process that still reads its channel would end by itself.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(isAlive(service)).toBe(true);
    grader.kill('SIGKILL');
    expect(await ends(service)).toBe(true);
  } finally {
    grader.kill('SIGKILL');
    if (service > 0 && isAlive(service)) process.kill(service, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what is no longer watched is left alone', async () => {
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const module = pathToFileURL(inWorkbook('grader', 'base', 'watchdog.ts')).href;
  const calls = `watch(1e9); watch(${bystander.pid}); unwatch(${bystander.pid});`;
  const code = `import { watch, unwatch } from '${module}'; ${calls}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
  try {
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isAlive(bystander.pid as number)).toBe(true);
  } finally {
    bystander.kill('SIGKILL');
  }
});

test('watching costs next to nothing', () => {
  const began = performance.now();
  for (let pid = 2_000_000_000; pid < 2_000_000_050; pid += 1) {
    watch(pid);
    unwatch(pid);
  }
  expect(performance.now() - began).toBeLessThan(1000);
});

// Windows has no shell of that kind: see watchdog.ts.
test.skipIf(process.platform === 'win32')('what a killed grader made on a server of others is deleted', async () => {
  const heard: string[] = [];
  const server = http.createServer(({ method, url, headers }, response) => {
    heard.push(`${method} ${url} ${headers.authorization}`);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const module = pathToFileURL(inWorkbook('grader', 'base', 'watchdog.ts')).href;
  const at = (name: string): string => `'http://127.0.0.1:${port}/${name}'`;
  const calls = `for (const url of [${at('gone')}, ${at('left')}, ${at('left/too')}]) erase(url, 'Basic eHl6'); spare(${at('left')});`;
  const code = `import { erase, spare } from '${module}'; ${calls} spare(${at('left/too')}); console.log('made'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(heard).toEqual([]);
    child.kill('SIGKILL');
    for (const until = Date.now() + 20_000; heard.length === 0 && Date.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toEqual(['DELETE /gone Basic eHl6']);
  } finally {
    child.kill('SIGKILL');
    server.close();
  }
});
