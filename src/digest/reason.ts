import type { BatchNews } from '../catalog/refresh/batch-news.ts';

/** A sentence of an earlier version, which kept sentences where there are codes now. */
export interface Said {
  readonly kind: 'said';
  readonly text: string;
}

/** Why the other side took no message, or did not answer. */
export type SendReason =
  /** It asked to wait. */
  | { readonly kind: 'busy' }
  /** So many requests were turned down that we keep quiet for a while. */
  | { readonly kind: 'halted' }
  /** It answered with a fault of its own. */
  | { readonly kind: 'outage'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly said: string }
  /** Our own code failed while asking. */
  | { readonly kind: 'fault'; readonly said: string }
  /** Our own code could not draw the message. */
  | { readonly kind: 'unwritten'; readonly said: string }
  /** It does not accept us at all. */
  | { readonly kind: 'unauthorised' }
  /** Where it was to go does not exist any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'no-access' }
  /** The person takes no private messages from us. */
  | { readonly kind: 'closed' }
  /** The person shares no server with us, and has not installed us either. */
  | { readonly kind: 'no-common-server' }
  /** This process has no outlet for recipients of this kind. */
  | { readonly kind: 'no-outlet' }
  | { readonly kind: 'no-permission' }
  /** We may not read what was sent before. */
  | { readonly kind: 'no-history' }
  /** It will not have us there, for a reason of its own. */
  | { readonly kind: 'refused'; readonly said: string }
  /** It found fault with the message. */
  | { readonly kind: 'rejected'; readonly said: string }
  | Said;

/** Why there is nothing to show on a day. */
export type QuietReason =
  /** So many papers are new, and none fits words and categories. */
  | { readonly kind: 'none-fits'; readonly papers: number }
  /** The newest batch was shown already; `news` is what is known of the one of this day. */
  | { readonly kind: 'no-new-batch'; readonly since: string; readonly news?: BatchNews }
  /** All that could be shown was shown within so many days. */
  | { readonly kind: 'all-shown'; readonly days: number }
  /** The catalog has no paper of this time; `batch` is its newest batch, if it has any. */
  | { readonly kind: 'no-papers'; readonly batch?: string }
  | Said;

/** Why a delivery is as it is. */
export type DeliveryReason =
  /** Nobody was there to send it, until it was too late. */
  | { readonly kind: 'missed' }
  /** No attempt came through in time; `last` is why the last one did not. */
  | { readonly kind: 'too-late'; readonly last?: SendReason }
  /** The subscription was paused or switched off before it went out. */
  | { readonly kind: 'inactive' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'quiet'; readonly why: QuietReason }
  | { readonly kind: 'turned-down'; readonly why: SendReason }
  /** It may have arrived, nobody can look, and so it was not sent again. */
  | { readonly kind: 'interrupted'; readonly why: SendReason }
  /** Whether it arrived could not be found out in a whole day. */
  | { readonly kind: 'unknown'; readonly why: SendReason }
  /** It arrived, but was not published further. */
  | { readonly kind: 'unpublished'; readonly why: SendReason }
  /** It arrived in the plain layout, because the rich one was rejected. */
  | { readonly kind: 'plain'; readonly why: SendReason }
  | Said;

/** Why we switched a subscription off. */
export type OffReason =
  | { readonly kind: 'gone'; readonly why: SendReason }
  /** Turned down for so many days without a success in between. */
  | { readonly kind: 'turned-down'; readonly days: number; readonly why: SendReason }
  | Said;

/** What whoever set a digest up is told about it. */
export type OwnerNews =
  /** It is turned down, and tried for so many days more. */
  | { readonly kind: 'turned-down'; readonly days: number; readonly why: SendReason }
  | { readonly kind: 'switched-off'; readonly reason: OffReason };
