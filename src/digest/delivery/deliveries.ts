import type { Logger } from '../../log.ts';
import type { Ledger } from '../ledger.ts';
import type { Outlets } from '../outlet.ts';
import type { SubscriptionStore } from '../subscription.ts';
import { createDelivery, type EndedDelivery } from './deliver.ts';
import { createRefusals } from './refusals.ts';
import { createDeliveryWorker, type DeliveryWorker } from './worker.ts';

/** A process that claimed a delivery has this long before another may take it over. */
const LEASE_MS = 2 * 60_000;

/** Puts together what delivers digests: run each minute, it delivers all that is due. */
export function createDeliveries(parts: {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly outlets: Outlets;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly log: Logger;
  /** Names this process; no two may share it. */
  readonly holder: string;
  readonly leaseMs?: number;
  /** Told of each delivery that ends. */
  readonly observe?: (ended: EndedDelivery) => void;
}): DeliveryWorker {
  const { ledger, outlets, clock, log, holder, random, leaseMs = LEASE_MS, observe } = parts;
  const refusals = createRefusals(parts);
  const deliver = createDelivery({ ledger, outlets, refusals, clock, log, holder, random, leaseMs, observe });
  return createDeliveryWorker({ ledger, outlets, deliver, clock, log, holder, leaseMs });
}
