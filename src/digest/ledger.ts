import type { Considered } from './considered.ts';
import type { DeliveryReason } from './reason.ts';
import type { Subscription } from './subscription.ts';

/**
 * The life of a delivery:
 *
 *     claimed → sending → (publishing →) sent
 *        ↓         ↓
 *     waiting for another attempt, skipped, failed
 *
 * From `sending` on the message may exist on the other side, whatever became of us: it is looked for before it is sent again.
 * `publishing` means the message stands and only its publication to following servers is missing.
 */
export const DELIVERY_STATES = [
  'claimed',
  'sending',
  'waiting',
  'publishing',
  'sent',
  'skipped',
  'failed',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A paper as a recipient was shown it. */
export interface ShownPaper {
  readonly id: string;
  /** Votes it had then. */
  readonly upvotes: number;
}

/** One ledger row: what became of one subscription's digest of one local day. */
export interface Delivery {
  /** Follows from subscription, period and zone (see `due.ts`); serves as nonce and as the marker in the message. */
  readonly id: string;
  readonly subscriptionId: string;
  /** The local day, `YYYY-MM-DD`, in `timezone`. */
  readonly period: string;
  readonly timezone: string;
  readonly dueAt: Date;
  readonly state: DeliveryState;
  /** How often it was claimed. */
  readonly attempts: number;
  /** First and last moment at which a request to post was about to go out. */
  readonly triedAt?: Date;
  readonly lastTriedAt?: Date;
  readonly messageId?: string;
  readonly sentAt?: Date;
  readonly late: boolean;
  /** Why it was skipped, failed, waits, or arrived otherwise than planned. */
  readonly reason?: DeliveryReason;
  /** Newest batch day that the digest drew from. */
  readonly batchDay?: string;
  /** What it was chosen from; absent before it is composed, and where it failed. */
  readonly considered?: Considered;
  readonly papers: readonly ShownPaper[];
}

/** A row that is to be written for a period. */
export interface PlannedDelivery {
  readonly id: string;
  readonly period: string;
  readonly timezone: string;
  readonly dueAt: Date;
}

/** What is to be done for one subscription now; made by `due.ts`. */
export interface Plan {
  readonly deliver?: PlannedDelivery & { readonly late: boolean };
  /** Periods that passed without us. */
  readonly skip: readonly (PlannedDelivery & { readonly reason: DeliveryReason })[];
  readonly nextAt: Date | undefined;
}

/** A delivery taken by this process until the lease ends; `subscription` is missing when it was removed meanwhile. */
export interface Claim {
  readonly delivery: Delivery;
  readonly subscription: Subscription | undefined;
}

export interface Lease {
  /** Names the process; a row is only changed by the one that holds it. */
  readonly holder: string;
  readonly now: Date;
  readonly until: Date;
}

/** What a digest holds, as the ledger keeps it. */
export interface DigestContent {
  readonly papers: readonly ShownPaper[];
  readonly batchDay: string | undefined;
  readonly considered: Considered;
}

/** A message that stands, and what is to be said of it, if anything. */
interface Arrived {
  readonly messageId: string;
  readonly sentAt: Date;
  readonly reason?: DeliveryReason;
}

export type Settlement =
  | ({ readonly state: 'publishing'; readonly until: Date } & Arrived)
  | ({ readonly state: 'sent' } & Arrived)
  | { readonly state: 'waiting'; readonly until: Date; readonly reason: DeliveryReason }
  | {
      readonly state: 'skipped' | 'failed';
      readonly at: Date;
      readonly reason: DeliveryReason;
      /** Set where it was skipped for what it was chosen from: none of that is new to the next one. */
      readonly considered?: Considered;
    };

/** The ledger of deliveries. Every change is durable when its promise settles. */
export interface Ledger {
  /**
   * Takes up to `limit` subscriptions whose `nextAt` has come, lets `plan` decide on each from its recent rows, and
   * writes what it decided, all in one transaction: no other process sees the same subscription meanwhile.
   */
  claimDue(
    lease: Lease,
    limit: number,
    plan: (subscription: Subscription, recent: readonly Delivery[]) => Plan,
  ): Promise<{ readonly looked: number; readonly claims: readonly Claim[] }>;
  /** Takes up to `limit` unfinished deliveries whose lease or waiting time has ended. */
  reclaim(lease: Lease, limit: number): Promise<readonly Claim[]>;
  /**
   * Forgets rows that were written while the clock was ahead, as they say of days to come that they passed without us, and
   * has their subscriptions looked at anew, also those set up then. What was begun to be sent stays. Gives how many.
   */
  forgetFuture(now: Date): Promise<number>;
  /** Removes up to `limit` deliveries that have ended and were due before a moment, the oldest first. Gives how many. */
  forgetOld(before: Date, limit: number): Promise<number>;
  /** Gives back what a process has claimed and not begun to send: any other may take it at once. */
  release(holder: string, now: Date): Promise<void>;
  /**
   * Writes down what is about to be sent, and prolongs the lease. False when the row is no longer this holder's:
   * then nothing may be sent.
   */
  begin(id: string, lease: Lease, content: DigestContent): Promise<boolean>;
  /** Ends, or puts off, a claimed delivery. False when the row is no longer this holder's. */
  settle(id: string, holder: string, settlement: Settlement): Promise<boolean>;
  /** The newest rows of a subscription, newest first; they outlive it. */
  recent(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
}

/** How far back `claimDue` shows rows to `plan`, and papers count as shown: longer than the no-repeat rule needs. */
export const RECENT_DAYS = 16;

/** How long deliveries are kept: thirty weeks, so that the feed of a weekly digest has its thirty entries, and a week more. */
export const KEPT_DELIVERY_DAYS = 217;
