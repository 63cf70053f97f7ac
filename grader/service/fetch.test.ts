import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reaction, Running } from './running.fixture.ts';

/** Tells of an error what a program can see of it. */
const TELL = `const tell = (error) => ({ name: error.name, message: error.message, isTypeError: error instanceof TypeError, code: error.code ?? null,
  cause: error.cause ? { name: error.cause.name, code: error.cause.code ?? null, keys: Object.keys(error.cause).filter((key) => key !== 'socket').sort(), message: error.cause.message } : null });`;
const ask = (body: string, ...reactions: Reaction[]) => Running.value(`${TELL}\n${body}`, reactions);
const failure = (call: string) => `return Response.json(await (async () => { ${call} })().then(() => null, tell));`;
/** The same code with the fetch of this Node, on the loopback. */
const really = (call: string): Promise<unknown> =>
  new Function(`${TELL} return (async () => { ${call} })().then(() => null, tell);`)();

describe('an error has the shape of Node', () => {
  let server: http.Server;
  let base: string;
  beforeAll(async () => {
    server = http.createServer((request, response) => {
      if (request.url === '/redirect') response.writeHead(302, { location: '/' }).end();
      else if (request.url === '/cut')
        response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy());
      else if (request.url === '/never') response.writeHead(200, { 'content-length': '100' }).write('half');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('when nobody listens', async () => {
    const closed = http.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const real = await really(`await fetch('http://127.0.0.1:${port}')`);
    const ours = await ask(failure(`await fetch('http://players')`), {
      breaks: 'ECONNREFUSED',
      message: `connect ECONNREFUSED 127.0.0.1:${port}`,
    });
    expect(ours).toEqual(real);
  });

  test('when the body is cut off', async () => {
    const real = await really(`await (await fetch('${base}/cut')).text()`);
    expect(await ask(failure(`await (await fetch('http://players')).text()`), { body: 'half', cutOff: true })).toEqual({
      ...(real as object),
      cause: { ...(real as { cause: object }).cause, keys: ['code'] },
    });
  });

  test('when a redirect is an error', async () => {
    const real = await really(`await fetch('${base}/redirect', { redirect: 'error' })`);
    const reply = { status: 302, headers: [['location', '/']] as [string, string][] };
    expect(await ask(failure(`await fetch('http://players', { redirect: 'error' })`), reply)).toEqual(real);
  });

  test('when it is aborted before and after the headers', async () => {
    const before = `const c = new AbortController(); const p = fetch(URL, { signal: c.signal }); c.abort(); await p;`;
    const after = `const c = new AbortController(); const r = await fetch(URL, { signal: c.signal }); c.abort(); await r.text();`;
    const early = await ask(failure(before.replace('URL', `'http://players'`)));
    expect(early).toEqual(await really(before.replace('URL', `'${base}/never'`)));
    const late = await ask(failure(after.replace('URL', `'http://players'`)), { body: 'half', more: true });
    const real = (await really(after.replace('URL', `'${base}/never'`))) as object;
    // As the first one says it since Node 24.21; before, undici had words of its own for the second.
    expect(late).toEqual({ ...real, message: (early as { message: string }).message });
  });

  test('when the URL or method is none', async () => {
    for (const call of [
      `await fetch('no url')`,
      `await fetch('http://a:b@players')`,
      `await fetch('http://players', { method: 'TRACE' })`,
    ]) {
      const [real, ours] = [await really(call), await ask(failure(call))] as { name: string; message: string }[];
      expect([ours?.name, ours?.message]).toEqual([real?.name, real?.message]);
    }
  });
});

describe('a response', () => {
  test('tells status, headers, URL and body', async () => {
    const reply = { status: 201, headers: [['x-one', '1']] as [string, string][], body: '{"a":', parts: ['1', '}'] };
    const body = `const r = await fetch('http://players/a?b#c'); return Response.json([r.status, r.ok, r.headers.get('x-one'), r.url, r.redirected, r.type, await r.json()]);`;
    expect((await ask(body, reply)) as unknown[]).toMatchObject([
      201,
      true,
      '1',
      expect.stringContaining('http://players/a?b'),
      false,
      expect.any(String),
      { a: 1 },
    ]);
  });

  test('has no body where HTTP allows none', async () => {
    const body = `const a = await fetch('http://players'); const b = await fetch('http://players', { method: 'HEAD' }); return Response.json([a.status, a.body, b.status, b.body, await b.text()]);`;
    expect(await ask(body, { status: 204 }, { status: 200, body: 'not to be seen' })).toEqual([
      204,
      null,
      200,
      null,
      '',
    ]);
  });

  test('is cancelled together with its request', async () => {
    const running = await Running.load(
      `export default { async fetch() { const r = await fetch('http://players'); await r.body.cancel(); return new Response('done'); } };`,
    );
    expect(await running.call([{ body: 'half', more: true }])).toBe('done');
    expect(running.told('abort')).toEqual([{ say: 'abort', fetch: 1 }]);
    running.close();
  });

  test('can be cloned and streamed', async () => {
    const body = `const r = await fetch('http://players'); const copy = r.clone(); const parts = []; for await (const part of r.body) parts.push(new TextDecoder().decode(part)); return Response.json([parts, await copy.text()]);`;
    expect(await ask(body, { body: 'a', parts: ['b', 'c'] })).toEqual([['a', 'b', 'c'], 'abc']);
  });

  test('of a data: URL needs no network', async () => {
    expect(await ask(`return Response.json(await (await fetch('data:,hello')).text());`)).toBe('hello');
  });
});

describe('a redirect', () => {
  const moved = (status: number, location: string): Reaction => ({ status, headers: [['location', location]] });
  const followed = async (init: string, ...reactions: Reaction[]) => {
    const running = await Running.load(
      `export default { async fetch() { const r = await fetch('http://players/old', ${init}); return Response.json([r.status, r.redirected, r.url]); } };`,
    );
    const answer = JSON.parse(await running.call(reactions));
    const asked = running
      .told('fetch')
      .map(({ method, url, body, headers }) => [
        method,
        url,
        body === null ? null : Buffer.from(body, 'base64').toString(),
        Object.fromEntries(headers).authorization ?? null,
      ]);
    running.close();
    return { answer, asked };
  };

  test('is followed, and method and body are kept by 307', async () => {
    const { answer, asked } = await followed(
      `{ method: 'POST', body: 'b', headers: { authorization: 'x' } }`,
      moved(307, '/new'),
      { status: 200 },
    );
    expect(answer).toEqual([200, true, 'http://players/new']);
    expect(asked).toEqual([
      ['POST', 'http://players/old', 'b', 'x'],
      ['POST', 'http://players/new', 'b', 'x'],
    ]);
  });

  test('of a POST becomes a GET by 303', async () => {
    const { asked } = await followed(`{ method: 'POST', body: 'b' }`, moved(303, '/new'), {});
    expect(asked[1]).toEqual(['GET', 'http://players/new', null, null]);
  });

  test('takes no authorization to another host', async () => {
    const { asked } = await followed(`{ headers: { authorization: 'x' } }`, moved(302, 'http://cup/new'), {});
    expect(asked[1]).toEqual(['GET', 'http://cup/new', null, null]);
  });

  test('is handed over where it is manual', async () => {
    expect((await followed(`{ redirect: 'manual' }`, moved(302, '/new'))).answer).toEqual([
      302,
      false,
      'http://players/old',
    ]);
  });

  test('ends after twenty of them', async () => {
    const call = failure(`await fetch('http://players')`);
    const round = Array.from({ length: 21 }, () => moved(302, '/again'));
    expect(await ask(call, ...round)).toMatchObject({
      message: 'fetch failed',
      cause: { message: 'redirect count exceeded' },
    });
  });
});

describe('a request', () => {
  const sent = async (call: string) => {
    const running = await Running.load(`export default { async fetch() { await ${call}; return new Response(); } };`);
    await running.call([{}]);
    const [one] = running.told('fetch');
    running.close();
    return {
      method: one?.method,
      type: Object.fromEntries(one?.headers ?? [])['content-type'] ?? null,
      body: Buffer.from(one?.body ?? '', 'base64').toString(),
      line: one?.line,
    };
  };

  test('carries a stream, a form and parameters', async () => {
    const stream = await sent(
      `fetch('http://players', { method: 'POST', duplex: 'half', body: new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('é1')); c.enqueue(new TextEncoder().encode('2')); c.close(); } }) })`,
    );
    expect(stream).toEqual({ method: 'POST', type: null, body: 'é12', line: 1 });
    const form = await sent(
      `(() => { const f = new FormData(); f.set('name', 'Núñez'); return fetch('http://players', { method: 'POST', body: f }); })()`,
    );
    expect(form.type).toMatch(/^multipart\/form-data; boundary=/);
    expect(form.body).toContain('Núñez');
    const parameters = await sent(
      `fetch('http://players', { method: 'POST', body: new URLSearchParams({ a: 'b c' }) })`,
    );
    expect([parameters.type, parameters.body]).toEqual(['application/x-www-form-urlencoded;charset=UTF-8', 'a=b+c']);
  });

  test('may be a Request, changed by a second argument', async () => {
    const one = await sent(
      `fetch(new Request('http://players', { method: 'PUT', body: 'x', headers: { 'content-type': 'a/b' } }), { headers: { 'content-type': 'c/d' } })`,
    );
    expect(one).toMatchObject({ method: 'PUT', type: 'c/d', body: 'x' });
  });

  test('reaches the network from a library with a fetch adapter', async () => {
    // As axios and ky do it: fetch kept at load, Request objects, a signal of their own.
    const code = `const { fetch: kept, Request: Kept } = globalThis; const client = { get: async (url, { timeout }) => { const stop = new AbortController(); const timer = setTimeout(() => stop.abort(), timeout);
        try { const r = await kept.call(undefined, new Kept(url, { signal: stop.signal })); return { status: r.status, data: await r.json() }; } finally { clearTimeout(timer); } } };
      export default { async fetch() { return Response.json(await client.get('http://players', { timeout: 100 })); } };`;
    const running = await Running.load(code);
    expect(JSON.parse(await running.call([{ body: '[1]' }]))).toEqual({ status: 200, data: [1] });
    expect(running.last?.next).toBeNull();
    running.close();
  });
});

describe('another way out', () => {
  test.each([
    ['network-exit', 'http.request', `import http from 'node:http'; http.request('http://players');`],
    ['network-exit', 'http.get', `import { get } from 'node:http'; get('http://players');`],
    ['network-exit', 'https.request', `import https from 'node:https'; https.request('https://players');`],
    ['network-exit', 'net.connect', `import net from 'node:net'; net.connect(80, 'players');`],
    ['network-exit', 'net.Socket.connect', `import net from 'node:net'; new net.Socket().connect(80);`],
    ['network-exit', 'dns.lookup', `import dns from 'node:dns'; dns.lookup('players', () => {});`],
    ['network-exit', 'dns.promises.lookup', `import dns from 'node:dns/promises'; await dns.lookup('players');`],
    ['network-exit', 'dgram.createSocket', `import dgram from 'node:dgram'; dgram.createSocket('udp4');`],
    ['network-exit', 'WebSocket', `new WebSocket('ws://players');`],
    ['listens', 'server.listen', `import http from 'node:http'; http.createServer().listen(3000);`],
    ['spawns', 'child_process.spawn', `import { spawn } from 'node:child_process'; spawn('ls');`],
    ['watches', 'fs.watch', `import fs from 'node:fs'; fs.watch('.');`],
  ] as const)('is refused as %s: %s', async (kind, detail, code) => {
    const running = await Running.load(`${code}\nexport default {};`);
    expect(running.told('problem')).toEqual([{ say: 'problem', kind, detail, line: 1 }]);
    expect(running.told('unloadable')[0]?.fault).toMatchObject({
      name: 'GraderRefusal',
      code: 'ERR_REFUSED_BY_GRADER',
    });
    running.close();
  });
});
