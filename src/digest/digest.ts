import type { Paper } from '../paper/paper.ts';
import type { TrendingNotice } from '../trending/notices.ts';
import type { TrendReason } from '../trending/reasons.ts';
import type { Considered } from './considered.ts';
import type { QuietReason } from './reason.ts';

/** One paper of a digest. */
export interface DigestEntry {
  readonly paper: Paper;
  /** Why it trends; may be empty. */
  readonly reasons: readonly TrendReason[];
  /** Set if it was shown here before: the votes it has gained since. */
  readonly risenBy?: number;
  /** Set if moderators featured it. */
  readonly featured?: { readonly note?: string };
}

/** A remark on what a digest is made of, when it isn't what people expect. */
export type DigestNote =
  /** No batch has arrived since this day. */
  | { readonly kind: 'old-batch'; readonly batch: string }
  /** This many new papers have no category yet, so they may or may not belong here; `failed`: because their source didn't answer. */
  | { readonly kind: 'no-categories'; readonly papers: number; readonly failed: boolean }
  /** What the ranking had no data on. */
  | { readonly kind: 'ranking'; readonly notice: TrendingNotice };

/** What a channel is told on one day, before rendering. */
export interface Digest {
  /** Distinguishes the digests of one recipient. */
  readonly name?: string;
  /** The local day, `YYYY-MM-DD`. */
  readonly period: string;
  readonly weekly: boolean;
  /** Featured papers first, then best first. */
  readonly entries: readonly DigestEntry[];
  readonly notes: readonly DigestNote[];
  /** Set on a quiet day: why there is nothing to show. */
  readonly quiet?: QuietReason;
  /** The newest batch it draws from. */
  readonly batchDay: string | undefined;
  readonly considered: Considered;
  /** If it is late: when it was due. */
  readonly lateSince?: Date;
  /** When the next one is due. */
  readonly nextAt?: Date;
}
