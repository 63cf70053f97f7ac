import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';
import { blobsHost } from './blobs.ts';

const body = 'Íñigo Muñoz · 中村';
const sha256 = createHash('sha256').update(body).digest('hex');
const bytes = Buffer.byteLength(body);

it('keeps bytes, their type and their SHA-256', async () => {
  const host = blobsHost();
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  const put = await ask(host, 'PUT /blobs/a%2Fb', { body, headers });
  expect([put.status, await put.json()]).toEqual([201, { id: 'a/b', bytes, sha256 }]);
  const got = await ask(host, 'GET /blobs/a%2Fb');
  expect([got.headers.get('content-type'), await got.text()]).toEqual([headers['Content-Type'], body]);
  const detail = { bytes, sha256, content_type: headers['Content-Type'] };
  expect(host.effects).toMatchObject([{ kind: 'blob-stored', key: 'a/b', detail }]);
});

it('takes the same bytes again, and no others', async () => {
  const host = blobsHost();
  for (const status of [201, 200]) expect((await ask(host, 'PUT /blobs/b1', { body })).status).toBe(status);
  expect(await told(ask(host, 'PUT /blobs/b1', { body: 'other' }))).toBe('409 other-content');
  expect(host.effects).toHaveLength(1);
});

it('gives a blob out once it is stored', async () => {
  const host = blobsHost({ takes: 100 });
  let now = 0;
  host.now = () => now;
  await ask(host, 'PUT /blobs/b1', { body });
  expect(await told(ask(host, 'GET /blobs/b1'))).toBe('404 unknown-entry');
  now = 100;
  expect((await ask(host, 'GET /blobs/b1')).status).toBe(200);
});

it('forgets what is deleted, and says so once', async () => {
  const host = blobsHost();
  await ask(host, 'PUT /blobs/b1', { body });
  for (const _ of [1, 2]) expect((await ask(host, 'DELETE /blobs/b1')).status).toBe(204);
  expect(await told(ask(host, 'GET /blobs/b1'))).toBe('404 unknown-entry');
  expect(host.effects.map(({ kind }) => kind)).toEqual(['blob-stored', 'blob-deleted']);
});
