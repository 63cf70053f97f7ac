import { describe, expect, test } from 'vitest';
import { fill } from '../language/bilingual.ts';
import { readProposal } from './read.ts';
import { allWarnings } from './warnings.ts';
import { warningWords } from './words.ts';

/** A proposal of services `a:99.9 b c` and connections `a>b:800ms a~b a*b:made a=b:rows` (waits, later, event, data). */
function warningsOf(services: string, connections: string, events = ''): string[] {
  const mechanisms: Record<string, string> = {
    '>': 'request-response',
    '~': 'async-request-response',
    '*': 'events',
    '=': 'common-data',
  };
  const text = JSON.stringify({
    title: 'x',
    domains: { d: 'x' },
    services: Object.fromEntries(
      services.split(' ').map((one) => {
        const [name = '', availability] = one.split(':');
        return [name, { domain: 'd', team: 't', ...(availability && { availability: Number(availability) }) }];
      }),
    ),
    events: Object.fromEntries(
      events.split(' ').flatMap((one) => {
        const [name, carries] = one.split(':');
        return name ? [[name, { publisher: 'a', ...(carries ? { carries } : { unheard: 'later' }) }]] : [];
      }),
    ),
    connections: connections.split(' ').map((one) => {
      const [, from, sign = '', to, more] = /^(\w)(.)(\w):?(.*)$/.exec(one) ?? [];
      const extra = { '*': { event: more }, '=': { data: more } }[sign] ?? (more ? { time_limit: more } : {});
      return { from, to, mechanism: mechanisms[sign], ...extra };
    }),
  });
  const { proposal } = readProposal(text);
  if (proposal === null) throw new Error(text);
  return allWarnings(proposal).map(({ kind, values }) => `${kind}: ${fill(warningWords[kind].en, values)}`);
}

const kinds = (list: readonly string[]): string[] => list.map((one) => one.slice(0, one.indexOf(':')));

describe('warnings', () => {
  test('multiply the availability of the longest chain', () => {
    const [first, ...others] = warningsOf('a:99 b:99.5 c:99.9 d:90', 'a>b b>c a>d');
    expect(first).toContain('(a → b → c) answers 98.41 % of the time: 99 % × 99.5 % × 99.9 %');
    expect(first).toContain('11.6 h a month');
    expect(others).toEqual([]);
  });

  test('of chains that are as long tell the one that is least available', () => {
    expect(warningsOf('a:99 b:99 c:90', 'a>b a>c')[0]).toContain('(a → c) answers 89.1 %');
  });

  test('name the services whose availability is missing', () => {
    expect(warningsOf('a b:99', 'a>b')).toEqual([expect.stringMatching(/^availability-unknown: .* missing for a\.$/)]);
  });

  test('tell a long chain', () => {
    expect(kinds(warningsOf('a:99 b:99 c:99 d:99', 'a>b b>c c>d'))).toEqual(['long-chain', 'availability']);
  });

  test('tell a circle, and measure what is left of it as a chain', () => {
    const [circle, availability] = warningsOf('a:99 b:99 c:99', 'a>b b>c c>a');
    expect(circle).toMatch(/^circle: .*a → b → c → a/);
    expect(availability).toContain('(a → b → c)');
  });

  test('tell a limit that ends before that of the call it waits for', () => {
    expect(kinds(warningsOf('a:99 b:99 c:99', 'a>b:500ms b>c:2s'))).toEqual(['outer-limit', 'availability']);
    expect(kinds(warningsOf('a:99 b:99 c:99', 'a>b:2s b>c:500ms'))).toEqual(['availability']);
  });

  test('tell shared data, a service that nothing connects, and a reply that may never come', () => {
    expect(kinds(warningsOf('a b c', 'a=b:rows b~a'))).toEqual(['lonely', 'shared', 'endless']);
  });

  test('tell events that nobody hears, and ids that cannot be asked about', () => {
    expect(kinds(warningsOf('a b', 'a*b:made', 'made:id lost'))).toEqual(['unheard', 'no-way-back']);
    expect(kinds(warningsOf('a:99 b:99', 'a*b:made b>a', 'made:id'))).toEqual(['availability']);
  });

  test('are none where nothing is worth a look', () => {
    expect(warningsOf('a b', 'a~b:2d')).toEqual([]);
  });
});
