import type { Host } from '../../network/host.ts';
import type { Cup } from '../data.ts';
import { approvalHost } from './approval.ts';
import { bankHost } from './bank.ts';
import { billingHost } from './billing.ts';
import { blobsHost } from './blobs.ts';
import { cupHost } from './cup.ts';
import { leagueHost } from './league.ts';
import { mailHost } from './mail.ts';
import { playersHost } from './players.ts';
import { registryHost } from './registry.ts';
import { screenHost } from './screen.ts';
import { statsHost } from './stats.ts';
import { teamsHost } from './teams.ts';
import { trainingHost } from './training.ts';
import { warehouseHost } from './warehouse.ts';
import { webhooksHost } from './webhooks.ts';

/** Every simulated service as it behaves by default; fresh ones, without memory. */
export function everyHost(cup: Cup): Host[] {
  return [
    playersHost(cup),
    registryHost(cup),
    teamsHost(cup),
    cupHost(cup),
    trainingHost(cup),
    approvalHost(cup),
    mailHost(cup),
    warehouseHost(cup),
    billingHost(cup),
    bankHost(cup),
    leagueHost(cup),
    screenHost(),
    webhooksHost(),
    blobsHost(),
    statsHost(cup),
    ...[1, 2, 3].map((replica) => statsHost(cup, `stats-${replica}`)),
  ];
}
