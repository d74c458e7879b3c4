import type { AddressRecipient } from '../../digest/recipient.ts';
import type { Sender, SendResult } from '../../digest/sender.ts';
import type { Mail } from '../mail-message.ts';
import type { MailStore } from '../mail-store.ts';
import type { MailOptIn } from '../opt-in/opt-in.ts';
import { type BounceKind, bounceOf } from './bounce.ts';
import type { MailResult, Transport } from './transport.ts';

/** What a mail of the day is written from, without whom it goes to. */
export interface MailDraft {
  write(to: {
    readonly address: string;
    readonly token: string;
    readonly deliveryId: string;
    readonly lateSince?: Date;
    readonly now: Date;
  }): Mail;
}

/** A server without an outlet of its own is looked at again after this, ms. */
const BUSY_MS = 30_000;

/**
 * Sends mails of the day. When the server asks for the text, the store says so first: whoever claims the delivery after a
 * crash knows whether the mail may have been taken. If so, nobody can look, and it is not sent again; else it is.
 */
export function createMailSender(parts: {
  readonly transport: Transport;
  readonly store: Pick<MailStore, 'note' | 'attempt'>;
  readonly resolve: MailOptIn['resolve'];
  readonly clock: () => Date;
  /** Told of each mail that came back, or of which nobody knows whether it went. */
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
    // Whoever asks by /email status is told.
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
