import type { OffReason } from './reason.ts';
import type { ChannelRecipient, DigestKey, Recipient } from './recipient.ts';

export const DIGEST_DAYS = ['daily', 'weekdays', 'weekly'] as const;
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days that have a name, or a list of them, Monday first, that has none. */
export type DigestDays = (typeof DIGEST_DAYS)[number] | readonly Weekday[];

export const LAYOUTS = ['rich', 'plain'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const QUIET_DAYS = ['say', 'skip'] as const;
export type QuietDays = (typeof QUIET_DAYS)[number];

/** As many as one select of Discord holds. */
export const MOST_DIGEST_PAPERS = 25;

/** When a digest comes and what it holds, as people chose it. */
export interface DigestSettings {
  /** `HH:MM`, a wall clock time in `timezone`. */
  readonly time: string;
  /** IANA name. */
  readonly timezone: string;
  /** `weekly` means Mondays. */
  readonly days: DigestDays;
  /** At most this many papers, 1 to `MOST_DIGEST_PAPERS`. */
  readonly size: number;
  /** A paper must hold one of these words (any, when empty) and none of `exclude`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** It must be in one of these categories; any, when empty. */
  readonly categories: readonly string[];
  /** Role to ping. */
  readonly roleId?: string;
  readonly layout: Layout;
  readonly quietDays: QuietDays;
}

/** A recipient's standing order of digests; the one without a `name` is its default. */
export interface Subscription<R extends Recipient = Recipient> extends DigestSettings, DigestKey<R> {
  /** See `subscriptionId`. */
  readonly id: string;
  /** Who set it up last, and is told when it stops working; empty once they had their data removed. */
  readonly createdBy: string;
  /** `paused` by a person, `off` by us with `offReason`. */
  readonly state: 'active' | 'paused' | 'off';
  readonly offReason?: OffReason;
  /** Whether a person has been told that theirs is off. */
  readonly offTold?: true;
  /** Moments before this one are nobody's digest: set, changed or resumed then. Whole minutes. */
  readonly since: Date;
  /** First of an unbroken row of refusals by Discord. */
  readonly refusedSince?: Date;
  /** When the schedule must look at this subscription next. */
  readonly nextAt?: Date;
}

/** Where subscriptions are kept. */
export interface SubscriptionStore {
  get(id: string): Promise<Subscription | undefined>;
  /** Of the channels of one server, by channel and name. */
  ofGuild(guildId: string): Promise<readonly Subscription<ChannelRecipient>[]>;
  /**
   * Reads, decides and writes in one step that no other process can come between. `decide` gives the subscription
   * as it shall be, `undefined` to remove it, or the very object it was given to leave all as it is.
   */
  change(
    id: string,
    decide: (current: Subscription | undefined) => Subscription | undefined,
  ): Promise<Subscription | undefined>;
  /** Active ones, of all recipients or of one kind, and the earliest moment that one of them must be looked at. */
  overview(kind?: Recipient['kind']): Promise<{ readonly active: number; readonly nextAt: Date | undefined }>;
}

/** Whether a subscription is of a channel. */
export function isOfChannel(subscription: Subscription): subscription is Subscription<ChannelRecipient> {
  return subscription.recipient.kind === 'channel';
}
