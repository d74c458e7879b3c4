import type { BatchNews } from '../catalog/refresh/batch-news.ts';

/** A sentence from an earlier version, which stored sentences instead of codes. */
export interface Said {
  readonly kind: 'said';
  readonly text: string;
}

/** Why the other side didn't accept a message, or didn't answer. */
export type SendReason =
  /** It asked us to wait. */
  | { readonly kind: 'busy' }
  /** So many requests were rejected that we pause for a while. */
  | { readonly kind: 'halted' }
  /** It answered with a server error. */
  | { readonly kind: 'outage'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly said: string }
  /** Our own code failed while asking. */
  | { readonly kind: 'fault'; readonly said: string }
  /** Our own code could not draw the message. */
  | { readonly kind: 'unwritten'; readonly said: string }
  /** It rejects our credentials. */
  | { readonly kind: 'unauthorised' }
  /** The destination no longer exists. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'no-access' }
  /** The person doesn't accept DMs from us. */
  | { readonly kind: 'closed' }
  /** The person shares no server with us and hasn't installed us. */
  | { readonly kind: 'no-common-server' }
  /** This process has no outlet for recipients of this kind. */
  | { readonly kind: 'no-outlet' }
  | { readonly kind: 'no-permission' }
  /** We may not read what was sent before. */
  | { readonly kind: 'no-history' }
  /** It refuses us there, for a reason of its own. */
  | { readonly kind: 'refused'; readonly said: string }
  /** It rejected the message itself. */
  | { readonly kind: 'rejected'; readonly said: string }
  | Said;

/** Why there is nothing to show on a day. */
export type QuietReason =
  /** This many papers are new, but none matches words and categories. */
  | { readonly kind: 'none-fits'; readonly papers: number }
  /** The newest batch was already shown; `news` says what is known of today's. */
  | { readonly kind: 'no-new-batch'; readonly since: string; readonly news?: BatchNews }
  /** Everything that could be shown was shown within this many days. */
  | { readonly kind: 'all-shown'; readonly days: number }
  /** The catalog has no papers from this time; `batch` is its newest batch, if any. */
  | { readonly kind: 'no-papers'; readonly batch?: string }
  | Said;

/** Why a delivery is as it is. */
export type DeliveryReason =
  /** Nothing was running to send it until it was too late. */
  | { readonly kind: 'missed' }
  /** No attempt succeeded in time; `last` is why the last one failed. */
  | { readonly kind: 'too-late'; readonly last?: SendReason }
  /** The subscription was paused or switched off before it went out. */
  | { readonly kind: 'inactive' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'quiet'; readonly why: QuietReason }
  | { readonly kind: 'turned-down'; readonly why: SendReason }
  /** It may have arrived and we can't check, so it wasn't sent again. */
  | { readonly kind: 'interrupted'; readonly why: SendReason }
  /** We couldn't find out within a day whether it arrived. */
  | { readonly kind: 'unknown'; readonly why: SendReason }
  /** It arrived, but wasn't published to following servers. */
  | { readonly kind: 'unpublished'; readonly why: SendReason }
  /** It arrived in the plain layout, because the rich one was rejected. */
  | { readonly kind: 'plain'; readonly why: SendReason }
  | Said;

/** Why we switched a subscription off. */
export type OffReason =
  | { readonly kind: 'gone'; readonly why: SendReason }
  /** Rejected for this many days in a row. */
  | { readonly kind: 'turned-down'; readonly days: number; readonly why: SendReason }
  | Said;

/** News for the person who set a digest up. */
export type OwnerNews =
  /** It is being rejected; we keep trying for this many more days. */
  | { readonly kind: 'turned-down'; readonly days: number; readonly why: SendReason }
  | { readonly kind: 'switched-off'; readonly reason: OffReason };
