import type { OffReason } from './reason.ts';
import type { ChannelRecipient, DigestKey, Recipient } from './recipient.ts';

export const DIGEST_DAYS = ['daily', 'weekdays', 'weekly'] as const;
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A named set of days, or any other list of weekdays, Monday first. */
export type DigestDays = (typeof DIGEST_DAYS)[number] | readonly Weekday[];

export const LAYOUTS = ['rich', 'plain'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const QUIET_DAYS = ['say', 'skip'] as const;
export type QuietDays = (typeof QUIET_DAYS)[number];

/** The most options a Discord select menu can hold. */
export const MOST_DIGEST_PAPERS = 25;

/** When a digest comes and what is in it, as people chose. */
export interface DigestSettings {
  /** `HH:MM`, a wall clock time in `timezone`. */
  readonly time: string;
  /** IANA name. */
  readonly timezone: string;
  /** `weekly` means Mondays. */
  readonly days: DigestDays;
  /** At most this many papers, 1 to `MOST_DIGEST_PAPERS`. */
  readonly size: number;
  /** A paper must contain one of these words (if there are any) and none of `exclude`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** It must be in one of these categories, if there are any. */
  readonly categories: readonly string[];
  /** Role to ping. */
  readonly roleId?: string;
  readonly layout: Layout;
  readonly quietDays: QuietDays;
}

/** A recipient's subscription to digests; the one without a `name` is its default. */
export interface Subscription<R extends Recipient = Recipient> extends DigestSettings, DigestKey<R> {
  /** See `subscriptionId`. */
  readonly id: string;
  /** Who last set it up, and is told when it stops working; empty once their data was deleted. */
  readonly createdBy: string;
  /** `paused` by a person, `off` by us with `offReason`. */
  readonly state: 'active' | 'paused' | 'off';
  readonly offReason?: OffReason;
  /** Whether the person has been told that it is off. */
  readonly offTold?: true;
  /** When it was set, changed or resumed; nothing before that is due. Whole minutes. */
  readonly since: Date;
  /** When Discord's current run of refusals began. */
  readonly refusedSince?: Date;
  /** When to check this subscription next. */
  readonly nextAt?: Date;
}

/** Where subscriptions are kept. */
export interface SubscriptionStore {
  get(id: string): Promise<Subscription | undefined>;
  /** Those of one server's channels, ordered by channel and name. */
  ofGuild(guildId: string): Promise<readonly Subscription<ChannelRecipient>[]>;
  /**
   * Reads, decides and writes atomically. `decide` returns the new subscription, `undefined` to remove it, or the
   * same object it was given to change nothing.
   */
  change(
    id: string,
    decide: (current: Subscription | undefined) => Subscription | undefined,
  ): Promise<Subscription | undefined>;
  /** How many are active, overall or of one kind, and when the first of them must be checked. */
  overview(kind?: Recipient['kind']): Promise<{ readonly active: number; readonly nextAt: Date | undefined }>;
}

/** Whether a subscription is a channel's. */
export function isOfChannel(subscription: Subscription): subscription is Subscription<ChannelRecipient> {
  return subscription.recipient.kind === 'channel';
}
