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
 * From `sending` on, the message may exist on the other side even if we crashed: look for it before sending again.
 * `publishing` means the message was posted and only its publication to following servers is missing.
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

/** A paper as it was shown to a recipient. */
export interface ShownPaper {
  readonly id: string;
  /** Its votes at the time. */
  readonly upvotes: number;
}

/** One ledger row: what became of a subscription's digest for one local day. */
export interface Delivery {
  /** Derived from subscription, period and zone (see `due.ts`); also the nonce and the marker in the message. */
  readonly id: string;
  readonly subscriptionId: string;
  /** The local day, `YYYY-MM-DD`, in `timezone`. */
  readonly period: string;
  readonly timezone: string;
  readonly dueAt: Date;
  readonly state: DeliveryState;
  /** How often it was claimed. */
  readonly attempts: number;
  /** When a request to post was first and last about to go out. */
  readonly triedAt?: Date;
  readonly lastTriedAt?: Date;
  readonly messageId?: string;
  readonly sentAt?: Date;
  readonly late: boolean;
  /** Why it was skipped, failed, is waiting, or arrived differently than planned. */
  readonly reason?: DeliveryReason;
  /** The newest batch the digest drew from. */
  readonly batchDay?: string;
  /** What it was chosen from; absent before it is composed, and if it failed. */
  readonly considered?: Considered;
  readonly papers: readonly ShownPaper[];
}

/** A row to write for a period. */
export interface PlannedDelivery {
  readonly id: string;
  readonly period: string;
  readonly timezone: string;
  readonly dueAt: Date;
}

/** What to do for one subscription now; made by `due.ts`. */
export interface Plan {
  readonly deliver?: PlannedDelivery & { readonly late: boolean };
  /** Periods that were missed. */
  readonly skip: readonly (PlannedDelivery & { readonly reason: DeliveryReason })[];
  readonly nextAt: Date | undefined;
}

/** A delivery that is this process's until the lease ends; no `subscription` if it has been removed since. */
export interface Claim {
  readonly delivery: Delivery;
  readonly subscription: Subscription | undefined;
}

export interface Lease {
  /** Names the process; only the holder may change a row. */
  readonly holder: string;
  readonly now: Date;
  readonly until: Date;
}

/** A digest's content, as the ledger keeps it. */
export interface DigestContent {
  readonly papers: readonly ShownPaper[];
  readonly batchDay: string | undefined;
  readonly considered: Considered;
}

/** A message that was posted, with a remark if there is one. */
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
      /** Set if it was skipped because of what it was chosen from: none of that is new to the next one. */
      readonly considered?: Considered;
    };

/** The ledger of deliveries. Every change is durable once its promise settles. */
export interface Ledger {
  /**
   * Takes up to `limit` subscriptions whose `nextAt` has passed, lets `plan` decide on each from its recent rows, and
   * writes the decisions, all in one transaction: no other process sees these subscriptions meanwhile.
   */
  claimDue(
    lease: Lease,
    limit: number,
    plan: (subscription: Subscription, recent: readonly Delivery[]) => Plan,
  ): Promise<{ readonly looked: number; readonly claims: readonly Claim[] }>;
  /** Takes up to `limit` unfinished deliveries whose lease or wait has expired. */
  reclaim(lease: Lease, limit: number): Promise<readonly Claim[]>;
  /**
   * Deletes rows written while the clock was ahead, because they call future days missed, and makes their subscriptions
   * due again, along with those set up then. Deliveries already being sent stay. Returns how many were deleted.
   */
  forgetFuture(now: Date): Promise<number>;
  /** Removes up to `limit` ended deliveries due before a moment, oldest first. Returns how many. */
  forgetOld(before: Date, limit: number): Promise<number>;
  /** Releases what a process has claimed but not begun to send, so that others can take it at once. */
  release(holder: string, now: Date): Promise<void>;
  /**
   * Records what is about to be sent, and extends the lease. False if the row is no longer this holder's:
   * then nothing may be sent.
   */
  begin(id: string, lease: Lease, content: DigestContent): Promise<boolean>;
  /** Ends or postpones a claimed delivery. False if the row is no longer this holder's. */
  settle(id: string, holder: string, settlement: Settlement): Promise<boolean>;
  /** A subscription's latest rows, newest first; they outlive it. */
  recent(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
}

/** How far back `claimDue` shows rows to `plan`, and papers count as shown; more than the no-repeat rule needs. */
export const RECENT_DAYS = 16;

/** How long deliveries are kept: thirty weeks, so that a weekly digest's feed has thirty entries, plus one. */
export const KEPT_DELIVERY_DAYS = 217;
