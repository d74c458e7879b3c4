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
  /** Set when it was shown here before: the votes it has won since. */
  readonly risenBy?: number;
  /** Set when moderators put it first. */
  readonly featured?: { readonly note?: string };
}

/** What a digest is made of, where that is not what people expect. */
export type DigestNote =
  /** No batch has come since this day. */
  | { readonly kind: 'old-batch'; readonly batch: string }
  /** So many new papers have no category yet, so that nobody knows whether they belong here; `failed`: as their source did not answer. */
  | { readonly kind: 'no-categories'; readonly papers: number; readonly failed: boolean }
  /** What the ranking could not know. */
  | { readonly kind: 'ranking'; readonly notice: TrendingNotice };

/** What a channel is told on one day, before anything is drawn. */
export interface Digest {
  /** Tells the digests of one recipient apart. */
  readonly name?: string;
  /** The local day, `YYYY-MM-DD`. */
  readonly period: string;
  readonly weekly: boolean;
  /** Best first, featured ones before all others. */
  readonly entries: readonly DigestEntry[];
  readonly notes: readonly DigestNote[];
  /** Set on a quiet day: why there is nothing. */
  readonly quiet?: QuietReason;
  /** Newest batch day it draws from. */
  readonly batchDay: string | undefined;
  readonly considered: Considered;
  /** Set when it comes late: when it was due. */
  readonly lateSince?: Date;
  /** When the next one comes. */
  readonly nextAt?: Date;
}
