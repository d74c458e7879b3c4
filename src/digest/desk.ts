import type { Logger } from '../log.ts';
import { createDelivery } from './deliver.ts';
import type { Digests } from './digests.ts';
import type { Ledger } from './ledger.ts';
import type { Posting } from './posting.ts';
import { createRefusals } from './refusals.ts';
import type { SubscriptionStore } from './subscription.ts';
import { createTick, type Tick } from './tick.ts';

/** Puts together what delivers digests: one tick of it a minute keeps every promise that is due. */
export function createDesk(parts: {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly digests: Pick<Digests, 'compose'>;
  readonly posting: Posting;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly log: Logger;
  /** Names this process; no two may share it. */
  readonly holder: string;
  readonly leaseMs?: number;
}): Tick {
  const { ledger, posting, clock, log, holder, random } = parts;
  const lease = parts.leaseMs === undefined ? {} : { leaseMs: parts.leaseMs };
  const refusals = createRefusals(parts);
  const deliver = createDelivery({
    ledger,
    posting,
    refusals,
    compose: parts.digests.compose,
    clock,
    log,
    holder,
    random,
    ...lease,
  });
  return createTick({ ledger, deliver, clock, log, holder, ...lease });
}
