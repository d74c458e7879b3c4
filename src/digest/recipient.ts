export const CHANNEL_KINDS = ['text', 'announcement', 'forum'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** A channel of a server. */
export interface ChannelRecipient {
  readonly kind: 'channel';
  readonly guildId: string;
  readonly channelId: string;
  readonly channelKind: ChannelKind;
}

/** The private messages of a person. */
export interface PersonRecipient {
  readonly kind: 'person';
  readonly userId: string;
}

/** A mail address, by an id that only the outlet for mail can resolve: the ledger holds no address. */
export interface AddressRecipient {
  readonly kind: 'address';
  readonly addressId: string;
}

/** Who gets digests. Each kind has its own outlet (see `README.md`). */
export type Recipient = ChannelRecipient | PersonRecipient | AddressRecipient;

export const RECIPIENT_KINDS = [
  'channel',
  'person',
  'address',
] as const satisfies readonly Recipient['kind'][];

/** The recipient of a kind. */
export type RecipientOf<K extends Recipient['kind']> = Extract<Recipient, { readonly kind: K }>;

/** Identifies a recipient's digest: the one with this name, or the unnamed one. */
export interface DigestKey<R extends Recipient = Recipient> {
  readonly recipient: R;
  readonly name?: string;
}

/**
 * The id of a subscription. It is stable, so that a digest that was removed and set up again knows what it has shown.
 * A channel's unnamed digest has the channel's id, as it did before digests had names.
 */
export function subscriptionId({ recipient, name }: DigestKey): string {
  const whose = recipientId(recipient);
  const base = recipient.kind === 'channel' ? whose : `${recipient.kind}:${whose}`;
  return name === undefined ? base : `${base}:${nameKey(name)}`;
}

/** Its id among the recipients of its kind. */
export function recipientId(recipient: Recipient): string {
  switch (recipient.kind) {
    case 'channel':
      return recipient.channelId;
    case 'person':
      return recipient.userId;
    case 'address':
      return recipient.addressId;
  }
}

/** Whether both are the same; a channel's id alone doesn't prove which server it is in. */
export function isSameRecipient(a: Recipient, b: Recipient): boolean {
  const sameServer = a.kind !== 'channel' || (b.kind === 'channel' && a.guildId === b.guildId);
  return a.kind === b.kind && recipientId(a) === recipientId(b) && sameServer;
}

/** The form in which names are compared: case, width and spaces don't matter. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** What the log may say about a recipient: never who a person is. */
export function loggedRecipient(recipient: Recipient): Readonly<Record<string, string>> {
  return recipient.kind === 'channel'
    ? { channel: recipient.channelId, guild: recipient.guildId }
    : { recipient: recipient.kind };
}
