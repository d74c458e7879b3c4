import type { Logger } from '../log.ts';
import type { Digest } from './digest.ts';
import { isLate, LATE_WINDOW_MS } from './due.ts';
import type { Claim, Delivery, Ledger, Settlement } from './ledger.ts';
import { postOrPlain } from './post-or-plain.ts';
import type { Later, Posting, Refused } from './posting.ts';
import type { Refusals } from './refusals.ts';
import type { Subscription } from './subscription.ts';

/** A process that claimed a delivery has this long before another may take it over. */
export const LEASE_MS = 2 * 60_000;

/** Discord keeps a nonce for some minutes; within this time sending again is safe without having looked. */
const NONCE_MS = 2 * 60_000;

/** By so much may our clock have been off when we tried; reading more of the channel than needed costs only requests. */
const CLOCK_SLACK_MS = 3_600_000;

/** An outage of Discord outlasts this rarely. */
const LOOK_AFTER_MS = 24 * 3_600_000;

/** First and longest waiting time before another attempt. */
const BACKOFF_MS = 30_000;
const LONGEST_BACKOFF_MS = 30 * 60_000;

/** Someone has to give a permission back; asking more often only spends refusals. */
const FORBIDDEN_WAIT_MS = 3_600_000;

export interface DeliveryParts {
  readonly ledger: Ledger;
  readonly posting: Posting;
  readonly refusals: Refusals;
  /** What the channel is told now. */
  readonly compose: (subscription: Subscription, delivery: Delivery, now: Date) => Promise<Digest>;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Names this process in the ledger. */
  readonly holder: string;
  /** From 0 to 1, for the jitter of waiting times. */
  readonly random: () => number;
  readonly leaseMs?: number;
}

/**
 * Brings one claimed delivery as far as it comes now: to `sent`, `skipped`, `failed`, or to another attempt later.
 *
 * Before a request to post goes out, the ledger says durably that it may have: whoever claims the row after a crash looks for
 * the message in the channel before it sends anything. What it finds is settled, never sent again.
 */
export function createDelivery(parts: DeliveryParts): (claim: Claim) => Promise<void> {
  const { ledger, posting, clock, log, holder } = parts;
  const leaseMs = parts.leaseMs ?? LEASE_MS;

  return async function deliver({ delivery, subscription }: Claim): Promise<void> {
    if (subscription === undefined) return settleOrphan(delivery);
    if (delivery.state === 'publishing') return publish(delivery, subscription);
    if (delivery.triedAt !== undefined && (await recalled(delivery, subscription))) return;
    const now = clock();
    if (now.getTime() - delivery.dueAt.getTime() > LATE_WINDOW_MS) {
      const why = delivery.reason === undefined ? '' : ` The last reason: ${delivery.reason}`;
      return finish(delivery, failed(now, `It could not be delivered within six hours.${why}`));
    }
    if (subscription.state !== 'active') {
      return finish(delivery, skipped(now, 'The digest was paused or switched off before it went out.'));
    }
    await send(delivery, subscription);
  };

  async function send(delivery: Delivery, subscription: Subscription): Promise<void> {
    const composed = await parts.compose(subscription, delivery, clock());
    if (composed.quiet !== undefined && subscription.quietDays === 'skip') {
      return finish(delivery, skipped(clock(), `Quiet day: ${composed.quiet}`));
    }
    const now = clock();
    const lease = { holder, now, until: new Date(now.getTime() + leaseMs) };
    const mine = await ledger.begin(delivery.id, lease, {
      papers: composed.entries.map(({ paper }) => ({ id: paper.id, upvotes: paper.upvotes ?? 0 })),
      batch: composed.batch,
    });
    if (!mine) return;
    await posting.turn();
    // Whoever waited or was held up for longer than the lease may not send any more: another process may have.
    if (clock() >= lease.until) return;
    const digest = isLate(delivery.dueAt, now) ? { ...composed, lateSince: delivery.dueAt } : composed;
    const order = { subscription, digest, deliveryId: delivery.id };
    const { result, instead } = await postOrPlain(parts, order, () => clock() < lease.until);
    if (result.kind === 'posted') {
      const why = composed.quiet === undefined ? instead : `Quiet day: ${composed.quiet}`;
      return posted(delivery, subscription, result.messageId, clock(), why);
    }
    await turnedDown(delivery, subscription, result);
  }

  /** Whether nothing is left to send: the message was found, or nobody can tell and so nothing may be sent. */
  async function recalled(delivery: Delivery, subscription: Subscription): Promise<boolean> {
    const first = delivery.triedAt ?? delivery.dueAt;
    const last = delivery.lastTriedAt ?? first;
    const result = await posting.recall({
      subscription,
      deliveryId: delivery.id,
      from: new Date(first.getTime() - CLOCK_SLACK_MS),
      to: new Date(last.getTime() + CLOCK_SLACK_MS),
    });
    switch (result.kind) {
      case 'absent':
        return false;
      case 'found':
        log.info({ delivery: delivery.id }, 'found a digest that was sent before it could be settled');
        await posted(delivery, subscription, result.messageId, last, undefined);
        return true;
      case 'unreadable':
        if (subscription.channelKind !== 'forum' && clock().getTime() - first.getTime() < NONCE_MS)
          return false;
        await settle(
          delivery,
          failed(
            clock(),
            `I was interrupted while sending and cannot look whether it arrived (${result.reason}), so I did not send it again.`,
          ),
        );
        return true;
      default:
        await turnedDown(delivery, subscription, result);
        return true;
    }
  }

  async function posted(
    delivery: Delivery,
    subscription: Subscription,
    messageId: string,
    sentAt: Date,
    reason: string | undefined,
  ): Promise<void> {
    if (subscription.channelKind === 'announcement') {
      const until = new Date(clock().getTime() + leaseMs);
      if (await settle(delivery, { state: 'publishing', messageId, sentAt, until })) {
        await publish({ ...delivery, messageId, sentAt, attempts: 1 }, subscription);
      }
    } else {
      await settle(delivery, {
        state: 'sent',
        messageId,
        sentAt,
        ...(reason === undefined ? {} : { reason }),
      });
    }
    if (subscription.refusedSince !== undefined) await parts.refusals.over(subscription);
  }

  /** The message stands; what is left may fail without anything being sent twice. */
  async function publish(delivery: Delivery, subscription: Subscription): Promise<void> {
    const { messageId = '', sentAt = clock() } = delivery;
    const result = await posting.publish(subscription.channelId, messageId);
    const overdue = clock().getTime() - delivery.dueAt.getTime() > LATE_WINDOW_MS;
    if (result.kind === 'published') return finish(delivery, { state: 'sent', messageId, sentAt });
    if (result.kind === 'later' && !overdue) {
      const until = nextAttempt(delivery, result.waitMs);
      return finish(delivery, { state: 'publishing', messageId, sentAt, until });
    }
    const reason = `It stands in the channel but was not published to followers: ${result.reason}`;
    await settle(delivery, { state: 'sent', messageId, sentAt, reason });
  }

  async function turnedDown(
    delivery: Delivery,
    subscription: Subscription,
    result: Refused | Later,
  ): Promise<void> {
    log.warn(
      { channel: delivery.channelId, kind: result.kind, reason: result.reason },
      'a digest was turned down',
    );
    switch (result.kind) {
      case 'later':
        await wait(delivery, nextAttempt(delivery, result.waitMs), result.reason);
        return;
      case 'forbidden':
        await parts.refusals.refused(subscription, result.reason);
        await wait(delivery, new Date(clock().getTime() + FORBIDDEN_WAIT_MS), result.reason);
        return;
      case 'gone':
        await settle(delivery, failed(clock(), result.reason));
        await parts.refusals.gone(subscription, result.reason);
        return;
      case 'rejected':
        log.error(
          { delivery: delivery.id, reason: result.reason, err: result.fault },
          'a digest is rejected and will not be sent',
        );
        await settle(delivery, failed(clock(), result.reason));
    }
  }

  /**
   * Another attempt at `until`. One that may have been sent is looked for even after the six hours, so that the ledger tells
   * the truth; but not for ever.
   */
  async function wait(delivery: Delivery, until: Date, reason: string): Promise<void> {
    const now = clock();
    const end = delivery.dueAt.getTime() + LATE_WINDOW_MS;
    if (now.getTime() > end + LOOK_AFTER_MS) {
      return finish(delivery, failed(now, `I could not find out whether it arrived. ${reason}`));
    }
    const last = now.getTime() <= end && until.getTime() > end;
    await settle(delivery, { state: 'waiting', until: last ? new Date(end + 1) : until, reason });
  }

  function nextAttempt(delivery: Delivery, atLeastMs = 0): Date {
    const backoff = Math.min(BACKOFF_MS * 2 ** Math.max(0, delivery.attempts - 1), LONGEST_BACKOFF_MS);
    const jittered = backoff * (0.8 + 0.4 * parts.random());
    return new Date(clock().getTime() + Math.max(atLeastMs, jittered));
  }

  async function settleOrphan(delivery: Delivery): Promise<void> {
    if (delivery.state === 'publishing') {
      const { messageId = '', sentAt = clock() } = delivery;
      await settle(delivery, { state: 'sent', messageId, sentAt });
      return;
    }
    await settle(delivery, skipped(clock(), 'The digest was removed before it went out.'));
  }

  async function finish(delivery: Delivery, settlement: Settlement): Promise<void> {
    await settle(delivery, settlement);
  }

  async function settle(delivery: Delivery, settlement: Settlement): Promise<boolean> {
    const done = await ledger.settle(delivery.id, holder, settlement);
    if (!done) log.warn({ delivery: delivery.id }, 'another process has taken this delivery over');
    return done;
  }
}

function failed(at: Date, reason: string): Settlement {
  return { state: 'failed', at, reason };
}

function skipped(at: Date, reason: string): Settlement {
  return { state: 'skipped', at, reason };
}
