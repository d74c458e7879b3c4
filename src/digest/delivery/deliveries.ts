import type { Logger } from '../../log.ts';
import type { Ledger } from '../ledger.ts';
import type { Outlets } from '../outlet.ts';
import type { SubscriptionStore } from '../subscription.ts';
import { createDelivery, type EndedDelivery } from './deliver.ts';
import { createRefusals } from './refusals.ts';
import { createDeliveryWorker, type DeliveryWorker } from './worker.ts';

/** How long a process has for a claimed delivery before another may take over. */
const LEASE_MS = 2 * 60_000;

/** Assembles the digest deliverer: run every minute, it delivers everything that is due. */
export function createDeliveries(parts: {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly outlets: Outlets;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly log: Logger;
  /** Names this process; must be unique. */
  readonly holder: string;
  readonly leaseMs?: number;
  /** Called for each delivery that ends. */
  readonly observe?: (ended: EndedDelivery) => void;
}): DeliveryWorker {
  const { ledger, outlets, clock, log, holder, random, leaseMs = LEASE_MS, observe } = parts;
  const refusals = createRefusals(parts);
  const deliver = createDelivery({ ledger, outlets, refusals, clock, log, holder, random, leaseMs, observe });
  return createDeliveryWorker({ ledger, outlets, deliver, clock, log, holder, leaseMs });
}
