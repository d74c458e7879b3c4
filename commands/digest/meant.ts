import { type ChatInputCommandInteraction, channelMention } from 'discord.js';
import {
  type ChannelRecipient,
  type DigestKey,
  recipientId,
  subscriptionId,
} from '../../src/digest/recipient.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import type { Call } from '../../src/discord/interactions/command.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { readName } from '../../src/discord/shared/digest-name.ts';
import { readChannel } from '../../src/discord/shared/digest-options.ts';
import { safe } from '../../src/view/text.ts';

/** The digest a command is about. */
export interface MeantDigest {
  readonly key: DigestKey<ChannelRecipient>;
  /** Undefined if the channel has none of that name. */
  readonly subscription: Subscription<ChannelRecipient> | undefined;
  /** All of the channel's digests. */
  readonly here: readonly Subscription<ChannelRecipient>[];
}

/** Finds a digest by name; without a name, the unnamed one, or else the channel's only one. */
export async function digestMeant(call: Call<ChatInputCommandInteraction, string>): Promise<MeantDigest> {
  const { guildId, services } = call;
  const { options } = call.interaction;
  const recipient = readChannel(options, guildId);
  const name = readName(options);
  const key = { recipient, ...(name === undefined ? {} : { name }) };
  const here = digestsOf(await services.digests.list(guildId), recipient.channelId);
  const [first, ...others] = here;
  const only = name === undefined && others.length === 0 ? first : undefined;
  const subscription = here.find(({ id }) => id === subscriptionId(key)) ?? only;
  return { key: subscription ?? key, subscription, here };
}

/** Like `digestMeant`. @throws UserError listing the channel's digests if there is no such one. */
export async function digestThere(
  call: Call<ChatInputCommandInteraction, string>,
): Promise<Subscription<ChannelRecipient>> {
  const { key, subscription, here } = await digestMeant(call);
  if (subscription !== undefined) return subscription;
  throw noDigest(key, here);
}

/** What to say if a channel has no digest of that name. */
export function noDigest(
  { recipient, name }: DigestKey<ChannelRecipient>,
  here: readonly Subscription<ChannelRecipient>[],
): UserError {
  const channel = channelMention(recipient.channelId);
  if (here.length === 0) {
    return new UserError(`${channel} has no digest. Set one up with \`/digest set\`.`);
  }
  const names = new Intl.ListFormat('en').format(here.map((one) => nameOf(one)));
  return new UserError(
    name === undefined
      ? `${channel} has ${names}. Which one? Choose its \`name\`.`
      : `${channel} has no digest named **${safe(name, 80)}**. It has ${names}.`,
  );
}

/** A channel's digests among all of its server's. */
export function digestsOf(
  digests: readonly Subscription<ChannelRecipient>[],
  channelId: string,
): readonly Subscription<ChannelRecipient>[] {
  return digests.filter(({ recipient }) => recipientId(recipient) === channelId);
}

function nameOf({ name }: Subscription): string {
  return name === undefined ? 'one without a name' : `**${safe(name, 80)}**`;
}
