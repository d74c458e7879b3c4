import type { Logger } from '../../log.ts';
import type { Digest } from '../digest.ts';
import { isLate } from '../due.ts';
import type { Claim, Delivery, Ledger } from '../ledger.ts';
import type { PublishResult, ReconcileResult, Sender, SendResult } from '../sender.ts';
import type { Subscription } from '../subscription.ts';
import { afterPublish } from './after-publish.ts';
import { afterReconcile } from './after-reconcile.ts';
import { afterSend } from './after-send.ts';
import { nextStep } from './next-step.ts';
import type { Refusals } from './refusals.ts';
import { sendOrPlain } from './send-or-plain.ts';
import { skipped } from './settlements.ts';
import type { Send, Settle, Step, SubscriptionNews } from './step.ts';

/** A request may take so long to arrive: it begins no later than that before the lease ends, or a successor could miss it. */
const REQUEST_MS = 20_000;

export interface DeliveryParts {
  readonly ledger: Pick<Ledger, 'begin' | 'settle'>;
  readonly sender: Omit<Sender, 'tell'>;
  readonly refusals: Refusals;
  /** What the recipient is told now. */
  readonly compose: (subscription: Subscription, delivery: Delivery, now: Date) => Promise<Digest>;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Names this process in the ledger. */
  readonly holder: string;
  /** From 0 to 1, for the jitter of waiting times. */
  readonly random: () => number;
  /** A process that claimed a delivery has this long before another may take it over. */
  readonly leaseMs: number;
}

/**
 * Brings one claimed delivery as far as it comes now: to `sent`, `skipped`, `failed`, or to another attempt later.
 *
 * What is done is decided step by step by pure functions; here it is carried out. Before a request to send goes out, the
 * ledger says durably that it may have: whoever claims the row after a crash looks for the message before it sends anything.
 */
export function createDelivery(parts: DeliveryParts): (claim: Claim) => Promise<void> {
  const { ledger, sender, clock, log, holder, random, leaseMs } = parts;

  return async (claim) => {
    let step: Step | undefined = nextStep(claim, clock());
    while (step !== undefined) step = await act(step, claim);
  };

  /** Carries out a step and gives the one that follows, if any. */
  async function act(step: Step, { delivery, subscription }: Claim): Promise<Step | undefined> {
    if (step.kind === 'settle') return settle(step, delivery, subscription);
    // Without a subscription nothing is left but to settle.
    if (subscription === undefined) return undefined;
    switch (step.kind) {
      case 'reconcile': {
        const { firstTriedAt, lastTriedAt } = step;
        const deliveryId = delivery.id;
        const result = await sender.reconcile({ subscription, deliveryId, firstTriedAt, lastTriedAt });
        noteRejection(result, delivery);
        return afterReconcile(result, { delivery, subscription }, clock(), leaseMs, random());
      }
      case 'compose': {
        const digest = await parts.compose(subscription, delivery, clock());
        return digest.quiet !== undefined && subscription.quietDays === 'skip'
          ? skipped(clock(), { kind: 'quiet', why: digest.quiet }, digest.considered)
          : { kind: 'send', digest };
      }
      case 'send':
        return send(step, delivery, subscription);
      case 'publish': {
        const result = await sender.publish(subscription, step.messageId);
        noteRejection(result, delivery);
        return afterPublish(result, step, delivery, clock(), random());
      }
    }
  }

  /** Tells the log of what the other side did not take. */
  function noteRejection(
    result: SendResult | ReconcileResult | PublishResult,
    { id, channelId }: Delivery,
  ): void {
    if (!('reason' in result)) return;
    const { kind, reason } = result;
    const line = { delivery: id, channel: channelId, kind, reason };
    if (kind !== 'rejected') log.warn(line, 'a digest was turned down');
    else log.error({ ...line, err: result.fault }, 'a digest is rejected and will not be sent');
  }

  async function send(
    { digest: composed }: Send,
    delivery: Delivery,
    subscription: Subscription,
  ): Promise<Step | undefined> {
    const now = clock();
    const lease = { holder, now, until: new Date(now.getTime() + leaseMs) };
    const hasTime = () => clock().getTime() < lease.until.getTime() - REQUEST_MS;
    const isMine = await ledger.begin(delivery.id, lease, {
      papers: composed.entries.map(({ paper }) => ({ id: paper.id, upvotes: paper.upvotes ?? 0 })),
      batchDay: composed.batchDay,
      considered: composed.considered,
    });
    if (!isMine) return undefined;
    await sender.slot();
    // Whoever waited or was held up until the lease ended may not send any more: another process may have.
    if (!hasTime()) return undefined;
    const digest = isLate(delivery.dueAt, now) ? { ...composed, lateSince: delivery.dueAt } : composed;
    const order = { subscription, digest, layout: subscription.layout, deliveryId: delivery.id };
    const sent = await sendOrPlain({ sender, log }, order, hasTime);
    if (sent === undefined) return undefined;
    const { result, instead } = sent;
    noteRejection(result, delivery);
    const { quiet } = composed;
    const reason = quiet === undefined ? instead : ({ kind: 'quiet', why: quiet } as const);
    return afterSend({ result, reason }, delivery, clock(), leaseMs, random());
  }

  async function settle(
    { settlement, news, next }: Settle,
    delivery: Delivery,
    subscription: Subscription | undefined,
  ): Promise<Step | undefined> {
    const { id } = delivery;
    const isDone = await ledger.settle(id, holder, settlement);
    if (!isDone) log.warn({ delivery: id }, 'another process has taken this delivery over');
    if (news !== undefined && subscription !== undefined) await hear(news, subscription);
    return isDone ? next : undefined;
  }

  async function hear(news: SubscriptionNews, subscription: Subscription): Promise<void> {
    if (news.kind === 'forbidden') return parts.refusals.refused(subscription, news.why);
    if (news.kind === 'gone') return parts.refusals.gone(subscription, news.why);
    if (subscription.refusedSince !== undefined) await parts.refusals.over(subscription);
  }
}
