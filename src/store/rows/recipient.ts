import { CHANNEL_KINDS, RECIPIENT_KINDS, type Recipient, recipientId } from '../../digest/recipient.ts';
import type { SubscriptionRow } from '../database/schema.ts';
import { oneOf } from './one-of.ts';

type RecipientColumns = Pick<
  SubscriptionRow,
  'recipient_kind' | 'recipient_id' | 'guild_id' | 'channel_kind'
>;

/** Reads a subscription's recipient; throws, naming the column, on a kind no version of ours wrote. */
export function toRecipient(row: RecipientColumns): Recipient {
  const id = row.recipient_id;
  const kind = oneOf(RECIPIENT_KINDS, row.recipient_kind, 'recipient_kind');
  switch (kind) {
    case 'channel': {
      const channelKind = oneOf(CHANNEL_KINDS, row.channel_kind ?? '', 'channel_kind');
      return { kind, guildId: row.guild_id ?? '', channelId: id, channelKind };
    }
    case 'person':
      return { kind, userId: id };
    case 'address':
      return { kind, addressId: id };
  }
}

export function fromRecipient(recipient: Recipient): RecipientColumns {
  const isChannel = recipient.kind === 'channel';
  return {
    recipient_kind: recipient.kind,
    recipient_id: recipientId(recipient),
    guild_id: isChannel ? recipient.guildId : null,
    channel_kind: isChannel ? recipient.channelKind : null,
  };
}
