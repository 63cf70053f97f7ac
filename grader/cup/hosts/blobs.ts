import { createHash } from 'node:crypto';
import { HttpResponse } from 'msw/http';
import { after, Host } from '../../network/host.ts';
import { json, nothing } from '../wire/json.ts';
import { refuse } from '../wire/problem.ts';
import { serve } from '../wire/serve.ts';

export interface BlobsOptions {
  /** Virtual milliseconds that storing takes; until then nobody can fetch the blob. Default: 0. */
  readonly takes?: number;
}

interface Blob {
  readonly bytes: Buffer;
  readonly content_type: string;
  readonly sha256: string;
  /** Virtual ms. */
  readonly readyAt: number;
}

/** Keeps bytes under ids that the callers choose: a PUT may be repeated, other bytes under the same id are refused. */
export function blobsHost({ takes = 0 }: BlobsOptions = {}): Host {
  const blobs = new Map<string, Blob>();
  return new Host('blobs', (host) =>
    serve('blobs', {
      'PUT /blobs/:id': async ({ request, param }) => {
        const id = param('id');
        const bytes = Buffer.from(await request.arrayBuffer());
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const known = blobs.get(id);
        if (known && known.sha256 !== sha256) {
          refuse(409, 'other-content', `"${id}" holds ${known.bytes.length} bytes with the SHA-256 ${known.sha256}.`);
        }
        const answer = { id, bytes: bytes.length, sha256 };
        if (!known) {
          const content_type = request.headers.get('content-type') ?? 'application/octet-stream';
          blobs.set(id, { bytes, content_type, sha256, readyAt: host.now() + takes });
          host.did('blob-stored', id, { bytes: bytes.length, sha256, content_type });
        }
        return after(takes, json(answer, { status: known ? 200 : 201 }));
      },
      'GET /blobs/:id': ({ param }) => {
        const blob = blobs.get(param('id'));
        if (!blob || host.now() < blob.readyAt) {
          return refuse(404, 'unknown-entry', `There is nothing with the id "${param('id')}".`);
        }
        return new HttpResponse(Uint8Array.from(blob.bytes), { headers: { 'Content-Type': blob.content_type } });
      },
      'DELETE /blobs/:id': ({ param }) => {
        const id = param('id');
        if (blobs.delete(id)) host.did('blob-deleted', id);
        return nothing();
      },
    }),
  );
}
