import { Random } from '../base/random.ts';
import type { JournalEvent, Kind, Outcome } from './event.ts';

const KINDS: readonly Kind[] = ['request', 'reply', 'abort', 'message', 'note'];
const OUTCOMES: readonly Outcome[] = ['delivered', 'late', 'lost', 'refused', 'reset', 'stalled', 'aborted'];
const LABELS = [
  '',
  '200',
  'GET /players?team_id=7',
  '\u001b[2J\u001b]0;title\u0007\r\n\t',
  '<script>alert("x")</script>&\'',
  '選手一覧を取得する',
  '👩‍👩‍👧‍👦 🇲🇽 👍🏽',
  'é'.normalize('NFD').repeat(40),
  'a\u0301\u0302\u0303\u0304\u0305\u0306',
  '\u202eesrever\u202c\u200b\ud800',
  'x'.repeat(5000),
  '한국어 ｆｕｌｌ',
];

/** One message that arrives at once, but for what `changes` says. */
export function message(changes: Partial<JournalEvent> = {}): JournalEvent {
  return { at: 0, from: 'client', to: 'squads', kind: 'request', label: 'GET /', outcome: 'delivered', ...changes };
}

/** A journal of up to 20 events with hostile names and labels; the same for the same seed. */
export function randomJournal(seed: number): JournalEvent[] {
  const random = new Random(`journal/${seed}`);
  const names = random.sample(['client', 'squads', 'players', 'cup', 'mail', ...LABELS], random.integer(1, 7));
  return Array.from({ length: random.integer(1, 20) }, () => {
    const at = random.pick([0, 200, 1000, 12.34, 3_600_000]);
    const [from, kind] = [random.pick(names), random.pick(KINDS)];
    return {
      at,
      ...(random.integer(0, 1) === 1 && { arrivedAt: at + random.integer(0, 500) }),
      from,
      to: kind === 'note' ? from : random.pick(names),
      kind,
      label: random.pick(LABELS),
      outcome: random.pick(OUTCOMES),
      ...(random.integer(0, 1) === 1 && { exchange: random.integer(1, 3) }),
    };
  });
}
