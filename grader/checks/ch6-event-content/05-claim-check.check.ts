import { isDeepStrictEqual } from 'node:util';
import type { Publication } from '../../broker/evidence.ts';
import { ask } from '../../cup/ask.ts';
import { drawCup } from '../../cup/data.ts';
import { blobsHost } from '../../cup/hosts/blobs.ts';
import { labelOf } from '../../network/exchange.ts';
import { type Fault, falsified, refused, status, truncated } from '../../network/faults.ts';
import type { Host } from '../../network/host.ts';
import type { Reply } from '../../network/reply.ts';
import { fieldOf, jsonOf, refusalOf } from '../ch5-events/events.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';
import claimCheck from './05-claim-check.exercise.ts';

const STATS = claimCheck.service;
/** Two or three bytes a character in UTF-8, one unit in UTF-16. */
const NAMES = ['Íñigo Muñoz', 'Ζωή Παππά', 'Юрій Ґудзь', 'प्रिया', '中村 翔', '이서연'];

interface Report {
  readonly home_goals: number;
  readonly away_goals: number;
  readonly chronicle: string;
}

interface Posted {
  readonly reply: Reply;
  /** What the service published for it; undefined where it published nothing. */
  readonly publication: Publication | undefined;
  readonly data: unknown;
}

/** What a check begins with. */
interface Setting {
  readonly limit: number;
  readonly match: string;
  readonly blobs: Host;
  readonly post: (version: number, report: Report) => Promise<Posted>;
}

judge(claimCheck, {
  announces: async (scene) => {
    const { limit, match, post } = await begin(scene);
    await scene.broker.queue('press', { bindings: [[STATS, 'match.*.reported']] });
    const version = scene.random.integer(1, 9);
    const report = ascii(scene, 200);
    const { reply, data } = await post(version, report);
    const values = { limit, match, bytes: sizeOf(report) };
    if (reply.status !== 201)
      return scene.fail('status', { ...values, got: told(reply), refused: refusalOf(scene.broker, STATS) });
    const event_id = fieldOf(reply.json, 'event_id');
    const right = { match_id: match, version, event_id };
    if (typeof event_id !== 'string' || event_id === '' || !isDeepStrictEqual(pickOf(reply.json, right), right))
      return scene.fail('shape', { ...values, got: excerpt(reply.text) });
    const messages = await scene.broker.take('press');
    const [message] = messages;
    if (!message || messages.length > 1) return scene.fail('count', { ...values, got: messages.length });
    const event = jsonOf(message);
    const rightEvent = { event_id, type: 'match.reported', schema_version: 1 };
    const rightData = { match_id: match, version, report, claim: undefined };
    for (const [prefix, wanted, found] of [
      ['', rightEvent, event],
      ['data.', rightData, data],
    ] as const) {
      for (const [name, expected] of Object.entries(wanted)) {
        const got = fieldOf(found, name);
        if (isDeepStrictEqual(got, expected)) continue;
        return scene.fail('body', { ...values, field: prefix + name, got: shown(got), wanted: shown(expected) });
      }
    }
    const [request] = scene.world.requests('blobs');
    if (request) return scene.fail('stored', { ...values, request: labelOf(request) }, request);
  },

  boundary: async (scene) => {
    const { limit, match, post } = await begin(scene);
    const around = await aroundOf(scene, post);
    for (const [index, over] of scene.random.shuffle([-1, 0, 1]).entries()) {
      const report = ascii(scene, limit + over - around.bytes);
      const { reply, publication, data } = await post(index + 2, report);
      // Ids of a length of their own shift the size of the event by what they are longer.
      const bytes = around.bytes + sizeOf(report) + idOf(publication).length - around.id;
      const values = { limit, match, bytes };
      if (reply.status !== 201 || !publication) return scene.fail('status', { ...values, got: told(reply) });
      const sent = publication.body.length;
      if (sent > limit) return scene.fail('over', { ...values, sent });
      if (bytes <= limit && fieldOf(data, 'report') === undefined) return scene.fail('within', values);
    }
  },

  bytes: async (scene) => {
    const { limit, post } = await begin(scene);
    const around = await aroundOf(scene, post);
    const sample = scene.random.pick(NAMES);
    const report = multibyte(scene, sample, limit - around.bytes - scene.random.integer(1, 200));
    const { reply, publication } = await post(2, report);
    const characters = around.bytes + JSON.stringify(report).length;
    const values = { limit, sample, characters, bytes: around.bytes + sizeOf(report) };
    if (reply.status !== 201 || !publication) return scene.fail('status', { ...values, got: told(reply) });
    const sent = publication.body.length;
    if (sent > limit) return scene.fail('over', { ...values, sent });
  },

  claim: async (scene) => {
    const { limit, match, blobs, post } = await begin(scene);
    const first = scene.random.integer(1, 4);
    const versions = [first, first + 1];
    const both = { match, first, second: first + 1 };
    const all: { version: number; report: Report; data: unknown }[] = [];
    for (const version of versions) {
      const report = multibyte(scene, scene.random.pick(NAMES), 2 * limit);
      const { reply, data } = await post(version, report);
      const values = { ...both, version };
      const store = String(scene.world.requests('blobs').at(-1)?.status ?? '—');
      if (reply.status !== 201) return scene.fail('status', { ...values, got: told(reply), store });
      if (fieldOf(data, 'report') !== undefined) return scene.fail('both', values);
      all.push({ version, report, data });
    }
    for (const { version, report, data } of scene.random.shuffle(all)) {
      const claim = fieldOf(data, 'claim');
      const url = fieldOf(claim, 'url');
      const values = { ...both, version };
      const at = typeof url === 'string' && URL.canParse(url) ? new URL(url) : null;
      if (at?.host !== 'blobs') {
        return scene.fail('field', { ...values, field: 'url', got: shown(url), wanted: '"http://blobs/blobs/…"' });
      }
      const answer = await ask(blobs, `GET ${at.pathname}`);
      if (answer.status !== 200) return scene.fail('gone', { ...values, url: at.href, got: answer.status });
      const text = await answer.text();
      if (!isDeepStrictEqual(jsonOf({ body: Buffer.from(text) }), report)) {
        return scene.fail('content', { ...values, url: at.href, got: excerpt(text) });
      }
      const id = decodeURIComponent(at.pathname.split('/').at(-1) ?? '');
      const stored = scene.world.effects('blobs', 'blob-stored').find(({ key }) => key === id)?.detail;
      for (const field of ['bytes', 'sha256', 'content_type']) {
        const [got, wanted] = [fieldOf(claim, field), fieldOf(stored, field)];
        if (got !== wanted) return scene.fail('field', { ...values, field, got: shown(got), wanted: shown(wanted) });
      }
    }
  },

  'stored-first': async (scene) => {
    const takes = scene.random.integer(2000, 8000);
    const { limit, match, post } = await begin(scene, takes);
    const { reply, publication } = await post(1, ascii(scene, 2 * limit));
    const values = { takes, match };
    if (!publication) return scene.fail('nothing', { ...values, got: told(reply) });
    const stored = scene.world.requests('blobs').find(({ method }) => method === 'PUT');
    if (stored?.endedStep && stored.endedStep < publication.step) return;
    const ahead = (stored?.endedAt ?? scene.world.now) - publication.at;
    return scene.fail('early', { ...values, ahead }, stored);
  },

  'store-down': async (scene) => {
    const { limit, match, post } = await begin(scene);
    const ways = [
      ['ECONNREFUSED', refused()],
      ['503', status(503)],
    ] as const;
    for (const [index, [how, fault]] of scene.random.shuffle(ways).entries()) {
      const report = ascii(scene, 2 * limit);
      scene.world.fault('blobs', fault);
      const { reply, publication } = await post(index + 1, report);
      scene.world.heal('blobs');
      const values = { how, match };
      if (publication) return scene.fail('announced', { ...values, got: told(reply) });
      if (reply.status !== 503) return scene.fail('status', { ...values, got: told(reply) });
      const again = await post(index + 1, report);
      const events = again.publication ? 1 : 0;
      if (again.reply.status === 201 && events === 1) continue;
      return scene.fail('after', { ...values, got: told(again.reply), events });
    }
  },

  'two-readers': async (scene) => {
    const { limit, match, post } = await begin(scene);
    const readers = scene.random.shuffle(['press', 'archive']);
    for (const reader of readers) await scene.start({}, { as: reader });
    for (const [index, size] of [2 * limit, 200].entries()) {
      const report = ascii(scene, size);
      const { data } = await post(index + 1, report);
      const asked = scene.world.requests('blobs').length;
      for (const reader of readers) {
        const ended = await scene.world.invoke(reader, 'reportOf', [data], { as: 'consumer' });
        const deletion = scene.world.requests('blobs').find(({ method }) => method === 'DELETE');
        if (deletion) return scene.fail('deleted', { match, by: deletion.from }, deletion);
        const values = { match, reader };
        const error = ended.state === 'threw' ? `${ended.error.name}: ${ended.error.message}` : ended.state;
        if (ended.state !== 'returned') return scene.fail('threw', { ...values, error });
        if (!isDeepStrictEqual(ended.value, report)) {
          return scene.fail('other', { ...values, got: shown(ended.value) });
        }
      }
      const more = scene.world.requests('blobs')[asked];
      if (size < limit && more) {
        return scene.fail('asked', { match, reader: more.from, request: labelOf(more) }, more);
      }
    }
  },

  verifies: async (scene) => {
    const { limit, match, post } = await begin(scene);
    await scene.start({}, { as: 'press' });
    const report = ascii(scene, 2 * limit);
    const { data } = await post(1, report);
    const { home_goals } = report;
    // As long as before.
    const other = (home_goals + 1) % 10;
    const damages: [how: string, fault: Fault][] = [
      [`home_goals ${home_goals} → ${other}`, falsified((answer) => ({ ...(answer as Report), home_goals: other }))],
      ['{…', truncated()],
      ['503', status(503)],
    ];
    for (const [how, fault] of scene.random.shuffle(damages)) {
      scene.world.fault('blobs', fault);
      const ended = await scene.world.invoke('press', 'reportOf', [data], { as: 'consumer' });
      scene.world.heal('blobs');
      if (ended.state === 'threw') continue;
      const values = { match, how };
      if (ended.state === 'returned') return scene.fail('accepted', { ...values, got: shown(ended.value) });
      return scene.fail('open', values);
    }
  },
});

/** The service under test with a limit of its own, beside a store that takes `takes` ms. */
async function begin(scene: Scene, takes = 0): Promise<Setting> {
  const cup = drawCup(scene.random.fork('cup'));
  const blobs = blobsHost({ takes });
  scene.world.add(blobs);
  await scene.broker.exchange(STATS);
  const limit = scene.random.integer(1500, 6000);
  await scene.start({ EVENT_LIMIT_BYTES: String(limit) });
  const match = scene.random.pick(cup.matches).id;
  const post = async (version: number, report: Report): Promise<Posted> => {
    const before = scene.broker.evidence.published(STATS).length;
    const reply = await scene.call(`/matches/${match}/reports`, { method: 'POST', body: { version, report } });
    await scene.world.settle();
    const publication = scene.broker.evidence
      .published(STATS)
      .slice(before)
      .find(({ exchange, routingKey }) => exchange === STATS && routingKey === `match.${match}.reported`);
    return { reply, publication, data: publication && fieldOf(jsonOf(publication), 'data') };
  };
  return { limit, match, blobs, post };
}

/** How many bytes stand around the report in an event of this service, and how long its id is. */
async function aroundOf(scene: Scene, post: Setting['post']): Promise<{ bytes: number; id: number }> {
  const report = ascii(scene, 200);
  const { publication } = await post(1, report);
  return { bytes: (publication?.body.length ?? 0) - sizeOf(report), id: idOf(publication).length };
}

function idOf(publication: Publication | undefined): string {
  const id = publication && fieldOf(jsonOf(publication), 'event_id');
  return typeof id === 'string' ? id : '';
}

/** A report of `bytes` bytes, as many as it has characters; none has to be escaped in JSON. */
function ascii(scene: Scene, bytes: number): Report {
  return filled(scene, 'And a goal in the last minute. ', bytes);
}

/** A report of `characters` characters, many of which take several bytes, as those of `sample` do. */
function multibyte(scene: Scene, sample: string, characters: number): Report {
  return filled(scene, `${sample} `, characters);
}

function filled(scene: Scene, words: string, length: number): Report {
  const { random } = scene;
  const scores = { home_goals: random.integer(0, 9), away_goals: random.integer(0, 9) };
  const empty = { ...scores, chronicle: `${random.hex(12)} ` };
  const left = length - JSON.stringify(empty).length;
  return { ...scores, chronicle: empty.chronicle + words.repeat(Math.ceil(left / words.length)).slice(0, left) };
}

function sizeOf(report: Report): number {
  return Buffer.byteLength(JSON.stringify(report));
}

/** Those fields of `value` that `like` has. */
function pickOf(value: unknown, like: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((name) => [name, fieldOf(value, name)]));
}

function shown(value: unknown): string {
  return value === undefined ? '—' : excerpt(JSON.stringify(value));
}
