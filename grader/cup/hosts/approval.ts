import { Host } from '../../network/host.ts';
import { type Cup, secretOf } from '../data.ts';
import { Entries } from '../wire/entries.ts';
import { json, nothing } from '../wire/json.ts';
import { bodyOf, optional, text, webAddress } from '../wire/read.ts';
import { serve } from '../wire/serve.ts';

export interface ApprovalRequest {
  readonly team_id: string;
  /** Where the decision goes as soon as there is one: `PUT` with an `Approval`. */
  readonly reply_to?: string;
}

/** What `approval` answers, and what it puts to `reply_to`. */
export interface Approval {
  /** The id under which it was asked for: that of the training request. */
  readonly id: string;
  readonly state: 'pending' | 'approved' | 'rejected';
  /** Hexadecimal, once decided; only `approval` knows it. */
  readonly signature?: string;
}

export interface ApprovalOptions {
  /** Default: `approved`; `never` stays pending. */
  readonly decision?: 'approved' | 'rejected' | 'never';
  /** Virtual milliseconds from the first request to the decision. Default: 48 hours. */
  readonly after?: number;
}

interface Asked extends ApprovalRequest {
  readonly at: number;
}

/**
 * People who decide, days later. It can be asked again and again; the check also sends the decision to `reply_to`
 * (found in the effect `approval-asked`) with `decisionOf`, for a host does not call anybody.
 */
export function approvalHost(cup: Pick<Cup, 'seed'>, options: ApprovalOptions = {}): Host {
  const { decision = 'approved', after = 48 * 3_600_000 } = options;
  const asked = new Entries<Asked>();

  return new Host('approval', (host) => {
    const answer = (id: string, { at }: Asked, status: number): Response => {
      const decided = decision !== 'never' && host.now() >= at + after;
      const body = decided ? decisionOf(cup, id, decision) : { id, state: 'pending' };
      const headers: Record<string, string> = decided ? {} : { 'Retry-After': '3600' };
      return json(body, {
        status,
        headers: { ...headers, Location: `/approvals/${encodeURIComponent(id)}` },
      });
    };
    return serve('approval', {
      'PUT /approvals/:id': async (call) => {
        const id = call.param('id');
        const body = await bodyOf<ApprovalRequest>(call, { team_id: text, reply_to: optional(webAddress) });
        const { value, created } = asked.put(id, body, () => ({ ...body, at: host.now() }));
        if (created) host.did('approval-asked', id, body);
        return answer(id, value, created ? 202 : 200);
      },
      'GET /approvals/:id': ({ param }) => answer(param('id'), asked.get(param('id')), 200),
      'DELETE /approvals/:id': ({ param }) => {
        const id = param('id');
        if (asked.withdraw(id)) host.did('approval-withdrawn', id);
        return nothing();
      },
    });
  });
}

/** The decision on `id` as `approval` words it. */
export function decisionOf(cup: Pick<Cup, 'seed'>, id: string, state: 'approved' | 'rejected'): Approval {
  return { id, state, signature: secretOf(cup, `approval/${id}/${state}`) };
}
