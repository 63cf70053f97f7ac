import { heard, joined, limited, owned, placed, reasoned, weighed } from '../../proposal/faults.ts';
import type { Finding } from '../../proposal/finding.ts';
import type { Proposal } from '../../proposal/proposal.ts';
import { readProposal } from '../../proposal/read.ts';
import { chainWarnings, dataWarnings, eventWarnings, replyWarnings, serviceWarnings } from '../../proposal/warnings.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import facts from './02-proposal.exercise.ts';

type Find<Kind extends string> = (proposal: Proposal) => readonly Finding<Kind>[];

judge(facts, {
  valid: async (scene) => {
    const { misshapen } = readProposal(scene.text);
    if (misshapen) scene.fail(misshapen.kind, { ...misshapen.values, ...misshapen.spot }, misshapen.spot);
  },
  placed: async (scene) => tell(scene, placed),
  joined: async (scene) => tell(scene, joined, serviceWarnings),
  heard: async (scene) => tell(scene, heard, eventWarnings),
  owned: async (scene) => tell(scene, owned, dataWarnings),
  limited: async (scene) =>
    tell(scene, limited, (proposal) => [...chainWarnings(proposal), ...replyWarnings(proposal)]),
  reasoned: async (scene) => tell(scene, reasoned),
  weighed: async (scene) => tell(scene, weighed),
});

/** Fails with the first of the faults; warnings are told in any case. */
function tell<Kind extends string>(
  scene: Scene<Kind | 'misshapen'>,
  faults: Find<Kind>,
  warnings?: Find<string>,
): void {
  const { proposal, misshapen } = readProposal(scene.text);
  if (proposal === null) scene.fail('misshapen', {}, misshapen?.spot);
  for (const { kind, values, spot } of warnings?.(proposal) ?? []) scene.warn(kind, values, spot);
  const [first] = faults(proposal);
  if (first) scene.fail(first.kind, first.values, first.spot);
}
