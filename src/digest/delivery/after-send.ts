import type { Delivery } from '../ledger.ts';
import type { DeliveryReason } from '../reason.ts';
import type { SendResult, SentMessage } from '../sender.ts';
import { afterRejection } from './after-rejection.ts';
import type { Settle } from './step.ts';

/** The result of an attempt to send. */
export interface Attempt {
  readonly result: SendResult;
  /** What the ledger should say about a digest that arrived, if anything. */
  readonly reason: DeliveryReason | undefined;
}

/**
 * What becomes of a delivery after an attempt to send it.
 *
 * @param leaseMs how long this process keeps a message that still has to be published.
 * @param jitter from 0 to 1.
 */
export function afterSend(
  { result, reason }: Attempt,
  delivery: Delivery,
  now: Date,
  leaseMs: number,
  jitter: number,
): Settle {
  return result.kind === 'sent'
    ? arrived(result, now, reason, now, leaseMs)
    : afterRejection(result, delivery, now, jitter);
}

/** A message was posted at `sentAt`: the delivery ends there, or once it is published. */
export function arrived(
  { messageId, isUnpublished }: SentMessage,
  sentAt: Date,
  reason: DeliveryReason | undefined,
  now: Date,
  leaseMs: number,
): Settle {
  const message = { messageId, sentAt, ...(reason === undefined ? {} : { reason }) };
  const settle = { kind: 'settle', news: { kind: 'works' } } as const;
  if (!isUnpublished) return { ...settle, settlement: { state: 'sent', ...message } };
  const until = new Date(now.getTime() + leaseMs);
  return {
    ...settle,
    settlement: { state: 'publishing', ...message, until },
    next: { kind: 'publish', ...message },
  };
}
