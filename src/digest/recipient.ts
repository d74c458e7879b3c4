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

/** To whom digests go. Each kind has an outlet of its own (see `README.md`). */
export type Recipient = ChannelRecipient | PersonRecipient | AddressRecipient;

export const RECIPIENT_KINDS = [
  'channel',
  'person',
  'address',
] as const satisfies readonly Recipient['kind'][];

/** The recipient of a kind. */
export type RecipientOf<K extends Recipient['kind']> = Extract<Recipient, { readonly kind: K }>;

/** Which digest of a recipient: the one of that name, or the one without. */
export interface DigestKey<R extends Recipient = Recipient> {
  readonly recipient: R;
  readonly name?: string;
}

/**
 * Names a subscription: the same whenever the same digest is set up, so that one that was removed and is set up again knows
 * what it has shown. A channel's digest without a name bears the channel's id, as it did before digests had names.
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

/** Whether both are one and the same; a channel's id alone is no proof of the server it is in. */
export function isSameRecipient(a: Recipient, b: Recipient): boolean {
  const sameServer = a.kind !== 'channel' || (b.kind === 'channel' && a.guildId === b.guildId);
  return a.kind === b.kind && recipientId(a) === recipientId(b) && sameServer;
}

/** What tells names apart: neither case nor width nor spaces do. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** What the log may hold of a recipient: it names no person. */
export function loggedRecipient(recipient: Recipient): Readonly<Record<string, string>> {
  return recipient.kind === 'channel'
    ? { channel: recipient.channelId, guild: recipient.guildId }
    : { recipient: recipient.kind };
}
