/** How checks put into words what a service answered. */
import type { Reply } from '../network/reply.ts';
import type { Scene } from './scene.ts';

/** Virtual ms that a service may need beyond what it waits for: generous, and far below every limit. */
export const SLACK = 100;

/** What a person reads of a reply: its status, or that none came. */
export function told(reply: Reply): string {
  return reply.status === null ? (reply.code ?? '—') : String(reply.status);
}

/** Virtual ms until the end of `reply`, or so far where it never came. */
export function tookOf(scene: Scene, reply: Reply): number {
  return Number.isFinite(reply.took) ? reply.took : scene.world.now;
}

export function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
