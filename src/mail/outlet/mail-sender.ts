import type { AddressRecipient } from '../../digest/recipient.ts';
import type { Sender, SendResult } from '../../digest/sender.ts';
import type { Mail } from '../mail-message.ts';
import type { MailStore } from '../mail-store.ts';
import type { MailOptIn } from '../opt-in/opt-in.ts';
import { type BounceKind, bounceOf } from './bounce.ts';
import type { MailResult, Transport } from './transport.ts';

/** A daily mail without its recipient. */
export interface MailDraft {
  write(to: {
    readonly address: string;
    readonly token: string;
    readonly deliveryId: string;
    readonly lateSince?: Date;
    readonly now: Date;
  }): Mail;
}

/** When to retry if all connections are busy, ms. */
const BUSY_MS = 30_000;

/**
 * Sends daily mails. When the server asks for the text, that is stored first: whoever claims the delivery after a
 * crash knows whether the mail may have been accepted. If so, we can't check, and don't send it again; else we do.
 */
export function createMailSender(parts: {
  readonly transport: Transport;
  readonly store: Pick<MailStore, 'note' | 'attempt'>;
  readonly resolve: MailOptIn['resolve'];
  readonly clock: () => Date;
  /** Called for each mail that bounced, or may not have arrived. */
  readonly onBounce: (kind: BounceKind) => void;
}): Sender<AddressRecipient, MailDraft> {
  const { transport, store, resolve, clock, onBounce } = parts;

  return {
    slot: async () => {},

    async send({ subscription, digest, deliveryId, lateSince }) {
      const to = await resolve(subscription.recipient.addressId);
      if (to === undefined) return { kind: 'gone', reason: { kind: 'gone' } };
      const mail = digest.write({
        ...to,
        deliveryId,
        now: clock(),
        ...(lateSince !== undefined && { lateSince }),
      });
      const result = await transport.send(mail, () => store.note(deliveryId, 'asked', clock()));
      if (result.kind === 'sent') await store.note(deliveryId, 'sent', clock());
      if (result.kind === 'refused') {
        await store.note(deliveryId, 'refused', clock());
        onBounce(bounceOf(result));
      }
      return sendResult(result, mail.messageId ?? deliveryId);
    },

    async reconcile({ deliveryId }) {
      switch (await store.attempt(deliveryId)) {
        case 'sent':
          return { kind: 'found', messageId: deliveryId, isUnpublished: false };
        case 'asked':
          onBounce('unknown');
          return {
            kind: 'unreadable',
            reason: { kind: 'unreachable', said: 'the mail server never said whether it took the mail' },
            mayRepeat: false,
          };
        case 'refused':
        case undefined:
          return { kind: 'absent' };
      }
    },

    publish: async () => ({ kind: 'published' }),
    // `/email status` tells those who ask.
    tell: async () => false,
  };
}

function sendResult(result: MailResult, messageId: string): SendResult {
  switch (result.kind) {
    case 'sent':
      return { kind: 'sent', messageId, isUnpublished: false };
    case 'busy':
      return { kind: 'later', reason: { kind: 'busy' }, waitMs: BUSY_MS };
    case 'unanswered':
      return { kind: 'later', reason: { kind: 'unreachable', said: result.said } };
    case 'refused': {
      const { status, said } = result;
      const kind = bounceOf(result);
      if (kind === 'soft') return { kind: 'later', reason: { kind: 'outage', status } };
      if (kind === 'policy') return { kind: 'rejected', reason: { kind: 'rejected', said } };
      return { kind: 'bounced', reason: { kind: 'refused', said } };
    }
  }
}
