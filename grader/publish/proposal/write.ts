/** Writes what is made of a proposal, and leaves a deck alone that somebody has worked on. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../language/bilingual.ts';
import { drawProposal } from '../../proposal/drawing/svg.ts';
import { partsOf } from '../../proposal/part.ts';
import { type Proposal, textIn } from '../../proposal/proposal.ts';
import { runMarp } from '../slides/marp.ts';
import { deckOf, type Picture } from './deck.ts';
import { pageOf } from './page.ts';

export const FILES = {
  page: 'proposal.html',
  picture: 'architecture.svg',
  deck: 'presentation.md',
  slides: 'presentation.html',
} as const;

/** Everything but the slides was written; `message` is what Marp said. */
export class NoSlides extends Error {}

export interface Written {
  /** Whether the deck was changed by hand, and therefore left as it was. */
  readonly deckKept: boolean;
  /** Where the changed deck went that was made anew; null where there was none. */
  readonly copy: string | null;
  /** The drawings of single domains; none where the whole fits on a slide. */
  readonly parts: readonly string[];
}

/** Writes page, drawing, deck and slides to `folder`; a deck that was changed by hand stays, unless it is to be made `anew`. */
export async function writeProposal(
  proposal: Proposal,
  language: Language,
  folder: string,
  { anew = false, now = new Date() }: { anew?: boolean; now?: Date } = {},
): Promise<Written> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, FILES.page), pageOf(proposal, language));
  writeFileSync(path.join(folder, FILES.picture), `${drawProposal(proposal, language)}\n`);
  const parts = writeParts(proposal, language, folder);
  const deck = path.join(folder, FILES.deck);
  const isChanged = changedByHand(deck);
  const deckKept = isChanged && !anew;
  let copy: string | null = null;
  if (isChanged && anew) {
    copy = path.join(folder, `presentation.${now.toISOString().replace(/[:.]/g, '-')}.md`);
    renameSync(deck, copy);
  }
  if (!deckKept) writeFileSync(deck, signed(deckOf(proposal, language, FILES.picture, parts)));
  const slides = path.join(folder, FILES.slides);
  await runMarp({ from: deck, to: slides, title: textIn(proposal.title, language) }).catch((error: Error) => {
    throw new NoSlides(error.message.split('\n')[0], { cause: error });
  });
  writeFileSync(slides, withPictures(readFileSync(slides, 'utf8'), folder));
  return { deckKept, copy, parts: parts.map(({ file }) => file) };
}

/** Draws each domain of a large architecture by itself. */
function writeParts(proposal: Proposal, language: Language, folder: string): Picture[] {
  return partsOf(proposal).map((part, index) => {
    const file = `architecture-${index + 1}.svg`;
    writeFileSync(path.join(folder, file), `${drawProposal(part, language, proposal)}\n`);
    return { file, title: textIn(part.title, language) };
  });
}

/** `html` with the drawings of `folder` that it shows inside it: the one file can be sent and opened anywhere. */
function withPictures(html: string, folder: string): string {
  return html.replace(/(?<=src=")([\w.-]+\.svg)(?=")/g, (name) => {
    try {
      return `data:image/svg+xml;base64,${readFileSync(path.join(folder, name)).toString('base64')}`;
    } catch {
      return name;
    }
  });
}

/** A comment in the deck's front matter: what was made, so that a change can be told. */
const SIGNATURE = /^# made: ([0-9a-f]{16})\n/m;

function signed(text: string): string {
  return text.replace('---\n', `---\n# made: ${digestOf(text)}\n`);
}

function changedByHand(file: string): boolean {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return false;
  }
  return SIGNATURE.exec(text)?.[1] !== digestOf(text.replace(SIGNATURE, ''));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
