import type { Logger } from '../../log.ts';
import { onBehalfOf } from '../../request.ts';
import { plan } from '../due.ts';
import type { Claim, Delivery, Lease, Ledger, Plan } from '../ledger.ts';
import type { Outlets } from '../outlet.ts';
import { loggedRecipient } from '../recipient.ts';
import type { Subscription } from '../subscription.ts';

/** Deliveries in flight at once: enough to use up the request budget while each takes up to two thirds of a second. */
const AT_ONCE = 32;

/** Deliveries claimed in one transaction. */
const CLAIMED_AT_ONCE = 64;

/** When to retry a subscription that couldn't be planned or has no outlet. */
const PLAN_AGAIN_MS = 3_600_000;

export interface DeliveryWorker {
  /** Delivers everything due, and resumes unfinished deliveries. Resolves when there is nothing left to do now. */
  run(): Promise<void>;
  /** Lets sends in progress finish, starts no more, and releases the remaining claims at once. */
  stop(): Promise<void>;
}

/** Each minute's work. A delivery that throws is logged and left until its lease expires; the others go on. */
export function createDeliveryWorker(parts: {
  readonly ledger: Pick<Ledger, 'claimDue' | 'reclaim' | 'release' | 'forgetFuture'>;
  /** A subscription of a kind without an outlet here is left to a process that has one. */
  readonly outlets: Outlets;
  readonly deliver: (claim: Claim) => Promise<void>;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Names this process; must be unique. */
  readonly holder: string;
  readonly leaseMs: number;
}): DeliveryWorker {
  const { ledger, clock, log, holder, leaseMs } = parts;
  let isStopped = false;
  let runs = 0;
  /** Whether this process may hold claims it doesn't know of or didn't finish. */
  let mayHoldLost = false;

  function lease(): Lease {
    const now = clock();
    return { holder, now, until: new Date(now.getTime() + leaseMs) };
  }

  /** A subscription that can't be planned, such as one in a zone unknown to this Node, must not stop the others. */
  function planOf(subscription: Subscription, recent: readonly Delivery[]): Plan {
    const now = clock();
    const later = { skip: [], nextAt: new Date(now.getTime() + PLAN_AGAIN_MS) };
    if (parts.outlets[subscription.recipient.kind] === undefined) return later;
    try {
      return plan(subscription, recent, now);
    } catch (error) {
      log.error({ err: error, ...loggedRecipient(subscription.recipient) }, "couldn't plan a digest");
      return later;
    }
  }

  /** Everything to do now, claimed in small batches as work proceeds. */
  async function* claims(): AsyncGenerator<Claim> {
    while (!isStopped) {
      const left = await ledger.reclaim(lease(), CLAIMED_AT_ONCE);
      yield* left;
      const due = await ledger.claimDue(lease(), CLAIMED_AT_ONCE, planOf);
      yield* due.claims;
      if (left.length === 0 && due.looked === 0) return;
    }
  }

  async function work(source: AsyncGenerator<Claim>): Promise<void> {
    for await (const claim of shared(source)) {
      if (isStopped) return;
      try {
        await onBehalfOf(claim.delivery.id, () => parts.deliver(claim));
      } catch (error) {
        mayHoldLost = true;
        log.error(
          { err: error, delivery: claim.delivery.id },
          'a delivery failed; the next run tries it again',
        );
      }
    }
  }

  const release = (): Promise<void> => ledger.release(holder, clock());

  /** Releases lost claims: those written although the answer never came, and deliveries that failed midway. */
  async function releaseLost(): Promise<void> {
    // A run that was given up but is still going owns its claims.
    if (!mayHoldLost || runs > 1) return;
    await release();
    mayHoldLost = false;
  }

  async function workOff(): Promise<void> {
    const forgotten = await ledger.forgetFuture(clock());
    if (forgotten > 0) {
      log.warn({ digests: forgotten }, 'the clock was ahead: digests it skipped will be sent after all');
    }
    const source = claims();
    const workers = Array.from({ length: AT_ONCE }, () => work(source));
    // If the store fails one of them, the others' deliveries are still in flight.
    const ends = await Promise.allSettled(workers);
    if (ends.some(({ status }) => status === 'rejected')) mayHoldLost = true;
    // Claims made while we were stopping.
    if (isStopped) await release();
    await Promise.all(workers);
  }

  return {
    async run() {
      runs += 1;
      try {
        await releaseLost();
        await workOff();
      } finally {
        runs -= 1;
      }
    },
    stop() {
      isStopped = true;
      return release();
    },
  };
}

/** Iterates a shared generator without closing it for its other consumers. */
function shared<T>(source: AsyncGenerator<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
}
