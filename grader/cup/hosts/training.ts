import { HttpResponse } from 'msw/http';
import { Host } from '../../network/host.ts';
import { type Cup, playersOf, secretOf } from '../data.ts';
import { Keys, type Outcome, requiredKeyOf } from '../wire/idempotency.ts';
import { json, nothing } from '../wire/json.ts';
import { problemTitles, problemType, refuse } from '../wire/problem.ts';
import { bodyOf, oneOf, queryOf, text, whole } from '../wire/read.ts';
import { serve } from '../wire/serve.ts';

export interface TrainingRequest {
  readonly team_id: string;
  readonly focus: 'attack' | 'defence' | 'fitness';
  readonly minutes: number;
}

/** A training that took place. */
export interface Training extends TrainingRequest {
  readonly id: string;
  /** Hexadecimal; only `training` knows it. */
  readonly pitch: string;
}

/** What became of a training request, for whoever asks. */
export interface RequestStatus {
  readonly id: string;
  readonly state: 'running' | 'failed' | 'cancelled' | 'done';
  readonly problem?: {
    readonly type: string;
    readonly title: string;
    readonly status: number;
    readonly detail: string;
  };
}

export interface TrainingOptions {
  /** Virtual milliseconds that a training takes. Default: 0. */
  readonly takes?: number;
  /** `when-done`: 201 with the training, after `takes`. `at-once`: 202 and a status resource. Default: `when-done`. */
  readonly answers?: 'when-done' | 'at-once';
  /** The pitch is closed: nothing takes place; 422, or the state `failed`. Default: false. */
  readonly closed?: boolean;
}

interface Kept {
  readonly training: Training;
  readonly doneAt: number;
  cancelled: boolean;
}

const closed = 'The pitch is closed; the training did not take place.';

/**
 * Trains teams. One Idempotency-Key is one training, however often the request arrives. The effect
 * `training-started` has the team's id as its key, so that a new Idempotency-Key an attempt shows as an effect done twice.
 */
export function trainingHost(cup: Pick<Cup, 'seed' | 'teams' | 'players'>, options: TrainingOptions = {}): Host {
  const { takes = 0, answers = 'when-done' } = options;
  const kept = new Map<string, Kept>();

  return new Host('training', (host) => {
    const keys = new Keys(() => host.now());
    const stateOf = ({ cancelled, doneAt }: Kept): RequestStatus['state'] =>
      cancelled ? 'cancelled' : host.now() < doneAt ? 'running' : options.closed ? 'failed' : 'done';
    const find = (id: string): Kept =>
      kept.get(id) ?? refuse(404, 'unknown-entry', `There is nothing with the id "${id}".`);

    const begin = (key: string, body: TrainingRequest): Outcome => {
      const { team_id, focus, minutes } = body;
      if (!cup.teams.some(({ id }) => id === team_id)) refuse(422, 'unknown-team', `No team has the id "${team_id}".`);
      if (playersOf(cup, team_id).length === 0) refuse(422, 'not-enough-players', `Team "${team_id}" has no players.`);
      if (options.closed && answers === 'when-done') refuse(422, 'pitch-closed', closed);
      const id = `tr-${secretOf(cup, `training/${key}`, 8)}`;
      const training = { id, team_id, focus, minutes, pitch: secretOf(cup, `pitch/${key}`) };
      kept.set(id, { training, doneAt: host.now() + takes, cancelled: false });
      host.did('training-started', team_id, { ...training, idempotency_key: key });
      if (answers === 'when-done') return { status: 201, body: training, headers: { Location: `/trainings/${id}` } };
      const headers = { Location: `/requests/${id}`, 'Retry-After': seconds(takes) };
      return { status: 202, body: { id, state: 'running' } satisfies RequestStatus, headers };
    };

    return serve('training', {
      'POST /trainings': async (call) => {
        const key = requiredKeyOf(call);
        const body = await bodyOf<TrainingRequest>(call, {
          team_id: text,
          focus: oneOf('attack', 'defence', 'fitness'),
          minutes: whole(15, 180),
        });
        return keys.once(key, body, answers === 'when-done' ? takes : 0, () => begin(key, body));
      },
      'GET /trainings': (call) => {
        const team = queryOf(call, 'team_id');
        const done = [...kept.values()].filter((it) => it.training.team_id === team && stateOf(it) === 'done');
        return json(done.map(({ training }) => training));
      },
      'GET /trainings/:id': ({ param }) => {
        const found = find(param('id'));
        if (stateOf(found) !== 'done') refuse(404, 'unknown-entry', `Training "${param('id')}" has not taken place.`);
        return json(found.training);
      },
      'GET /requests/:id': ({ param }) => {
        const found = find(param('id'));
        const { id } = found.training;
        const state = stateOf(found);
        if (state === 'done') return new HttpResponse(null, { status: 303, headers: { Location: `/trainings/${id}` } });
        const status: RequestStatus = { id, state, ...(state === 'failed' ? { problem: failure } : {}) };
        const headers: Record<string, string> =
          state === 'running' ? { 'Retry-After': seconds(found.doneAt - host.now()) } : {};
        return json(status, { headers });
      },
      'DELETE /requests/:id': ({ param }) => {
        const found = find(param('id'));
        const state = stateOf(found);
        if (state === 'done' || state === 'failed')
          refuse(409, 'already-done', `Request "${param('id')}" is ${state}.`);
        if (!found.cancelled) host.did('training-cancelled', found.training.team_id, { id: found.training.id });
        found.cancelled = true;
        return nothing();
      },
    });
  });
}

const failure = {
  type: problemType('pitch-closed'),
  title: problemTitles['pitch-closed'],
  status: 422,
  detail: closed,
} as const;

function seconds(milliseconds: number): string {
  return String(Math.max(1, Math.ceil(milliseconds / 1000)));
}
