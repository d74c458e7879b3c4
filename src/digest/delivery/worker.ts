import type { Logger } from '../../log.ts';
import { onBehalfOf } from '../../request.ts';
import { plan } from '../due.ts';
import type { Claim, Delivery, Lease, Ledger, Plan } from '../ledger.ts';
import type { Outlets } from '../outlet.ts';
import { loggedRecipient } from '../recipient.ts';
import type { Subscription } from '../subscription.ts';

/** Deliveries under way at once: they fill the budget of requests while each takes up to two thirds of a second. */
const AT_ONCE = 32;

/** Deliveries claimed in one transaction. */
const CLAIMED_AT_ONCE = 64;

/** A subscription that could not be planned, or has no outlet, is looked at again so much later. */
const PLAN_AGAIN_MS = 3_600_000;

export interface DeliveryWorker {
  /** Delivers all that is due, and takes up what was left unfinished. Resolves when nothing is left to do now. */
  run(): Promise<void>;
  /** Lets what is being sent finish, sends nothing more, and gives back at once what was claimed for it. */
  stop(): Promise<void>;
}

/** The work of one minute. A delivery that throws is logged and left to its lease; the others go on. */
export function createDeliveryWorker(parts: {
  readonly ledger: Pick<Ledger, 'claimDue' | 'reclaim' | 'release' | 'forgetFuture'>;
  /** A subscription whose kind has none here is left for a process that has it. */
  readonly outlets: Outlets;
  readonly deliver: (claim: Claim) => Promise<void>;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Names this process; no two may share it. */
  readonly holder: string;
  readonly leaseMs: number;
}): DeliveryWorker {
  const { ledger, clock, log, holder, leaseMs } = parts;
  let isStopped = false;
  let runs = 0;
  /** Whether this process may hold deliveries that it does not know of, or did not come to the end of. */
  let mayHoldLost = false;

  function lease(): Lease {
    const now = clock();
    return { holder, now, until: new Date(now.getTime() + leaseMs) };
  }

  /** One subscription that cannot be planned, such as one in a zone this Node does not know, stops no other. */
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

  /** All that is to be done now, claimed bit by bit as it is worked off. */
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

  /** Gives back what got lost: claims that were written though the answer never came, and deliveries that failed midway. */
  async function releaseLost(): Promise<void> {
    // A run that was given up and goes on all the same has its claims in hand.
    if (!mayHoldLost || runs > 1) return;
    await release();
    mayHoldLost = false;
  }

  async function workOff(): Promise<void> {
    const forgotten = await ledger.forgetFuture(clock());
    if (forgotten > 0) {
      log.warn({ digests: forgotten }, 'the clock was ahead: digests that it had passed over will come');
    }
    const source = claims();
    const workers = Array.from({ length: AT_ONCE }, () => work(source));
    // Where the store fails one of them, the deliveries of the others are still under way.
    const ends = await Promise.allSettled(workers);
    if (ends.some(({ status }) => status === 'rejected')) mayHoldLost = true;
    // What was being claimed when the stop came.
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

/** Iterates a generator that others iterate too, without closing it for them. */
function shared<T>(source: AsyncGenerator<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
}
