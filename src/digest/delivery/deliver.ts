import type { Logger } from '../../log.ts';
import { isLate } from '../due.ts';
import type { Claim, Delivery, Ledger } from '../ledger.ts';
import { type Outlets, type Way, wayTo } from '../outlet.ts';
import { loggedRecipient, type Recipient } from '../recipient.ts';
import type { PublishResult, ReconcileResult, SendResult } from '../sender.ts';
import type { Subscription } from '../subscription.ts';
import { afterPublish } from './after-publish.ts';
import { afterReconcile } from './after-reconcile.ts';
import { afterSend } from './after-send.ts';
import { nextStep } from './next-step.ts';
import type { Refusals } from './refusals.ts';
import { sendOrPlain } from './send-or-plain.ts';
import { skipped } from './settlements.ts';
import type { Send, Settle, Step, SubscriptionNews } from './step.ts';
import { withoutOutlet } from './waiting.ts';

/** How long a request may take: it must start at least this long before the lease ends, or a successor could miss it. */
const REQUEST_MS = 20_000;

export interface DeliveryParts {
  readonly ledger: Pick<Ledger, 'begin' | 'settle'>;
  readonly outlets: Outlets;
  readonly refusals: Refusals;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Names this process in the ledger. */
  readonly holder: string;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  /** How long a process has for a claimed delivery before another may take over. */
  readonly leaseMs: number;
  /** Called for each delivery that ends. */
  readonly observe?: ((ended: EndedDelivery) => void) | undefined;
}

/** How a delivery ended, and how late. */
export interface EndedDelivery {
  readonly kind: Recipient['kind'];
  readonly outcome: 'sent' | 'skipped' | 'failed';
  readonly lagSeconds: number;
}

/**
 * Takes one claimed delivery as far as possible now: to `sent`, `skipped`, `failed`, or another attempt later.
 *
 * Pure functions decide each step; this carries them out. Before a request to send goes out, the ledger durably
 * records that it may have: whoever claims the row after a crash looks for the message before sending anything.
 */
export function createDelivery(parts: DeliveryParts): (claim: Claim) => Promise<void> {
  const { ledger, outlets, clock, log, holder, random, leaseMs } = parts;

  return async (claim) => {
    const { delivery, subscription } = claim;
    const way = subscription === undefined ? undefined : wayTo(outlets, subscription);
    const isStranded = subscription !== undefined && way === undefined;
    let step: Step | undefined = isStranded ? withoutOutlet(delivery, clock()) : nextStep(claim, clock());
    while (step !== undefined) step = await act(step, claim, way);
  };

  /** Carries out a step and returns the next one, if any. */
  async function act(step: Step, claim: Claim, way: Way | undefined): Promise<Step | undefined> {
    const { delivery, subscription } = claim;
    if (step.kind === 'settle') return settle(step, delivery, subscription);
    // Without a way, all we can do is settle.
    if (way === undefined || subscription === undefined) return undefined;
    switch (step.kind) {
      case 'reconcile': {
        const { firstTriedAt, lastTriedAt } = step;
        const result = await way.reconcile({ deliveryId: delivery.id, firstTriedAt, lastTriedAt });
        noteRejection(result, delivery, subscription);
        return afterReconcile(result, claim, clock(), leaseMs, random());
      }
      case 'compose': {
        const draft = await way.compose(delivery, clock());
        return draft.quiet !== undefined && subscription.quietDays === 'skip'
          ? skipped(clock(), { kind: 'quiet', why: draft.quiet }, draft.content.considered)
          : { kind: 'send', draft };
      }
      case 'send':
        return send(step, delivery, subscription, way);
      case 'publish': {
        const result = await way.publish(step.messageId);
        noteRejection(result, delivery, subscription);
        return afterPublish(result, step, delivery, clock(), random());
      }
    }
  }

  /** Logs what the other side rejected. */
  function noteRejection(
    result: SendResult | ReconcileResult | PublishResult,
    { id }: Delivery,
    { recipient }: Subscription,
  ): void {
    if (!('reason' in result)) return;
    const { kind, reason } = result;
    const line = { delivery: id, ...loggedRecipient(recipient), kind, reason };
    if (kind !== 'rejected') log.warn(line, 'a digest was refused');
    else log.error({ ...line, err: result.fault }, "a digest was rejected and won't be sent");
  }

  async function send(
    { draft }: Send,
    delivery: Delivery,
    subscription: Subscription,
    way: Way,
  ): Promise<Step | undefined> {
    const now = clock();
    const lease = { holder, now, until: new Date(now.getTime() + leaseMs) };
    const hasTime = () => clock().getTime() < lease.until.getTime() - REQUEST_MS;
    const isMine = await ledger.begin(delivery.id, lease, draft.content);
    if (!isMine) return undefined;
    await way.slot();
    // If the lease ended while we waited, don't send: another process may have.
    if (!hasTime()) return undefined;
    const late = isLate(delivery.dueAt, now) ? { lateSince: delivery.dueAt } : {};
    const how = { layout: subscription.layout, deliveryId: delivery.id, ...late };
    const sent = await sendOrPlain({ slot: way.slot, send: draft.send, log }, how, hasTime);
    if (sent === undefined) return undefined;
    const { result, instead } = sent;
    noteRejection(result, delivery, subscription);
    const { quiet } = draft;
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
    if (isDone && subscription !== undefined) tellEnd(settlement, delivery, subscription);
    if (!isDone) log.warn({ delivery: id }, 'another process took over this delivery');
    if (news !== undefined && subscription !== undefined) await hear(news, subscription);
    return isDone ? next : undefined;
  }

  function tellEnd(
    { state }: Settle['settlement'],
    { dueAt }: Delivery,
    { recipient: { kind } }: Subscription,
  ): void {
    if (state === 'waiting' || state === 'publishing') return;
    const lagSeconds = Math.max(0, (clock().getTime() - dueAt.getTime()) / 1000);
    parts.observe?.({ kind, outcome: state, lagSeconds });
  }

  async function hear(news: SubscriptionNews, subscription: Subscription): Promise<void> {
    if (news.kind === 'forbidden') return parts.refusals.refused(subscription, news.why);
    if (news.kind === 'bounced') return parts.refusals.bounced(subscription, news.why);
    if (news.kind === 'gone') return parts.refusals.gone(subscription, news.why);
    if (subscription.refusedSince !== undefined) await parts.refusals.over(subscription);
  }
}
