import {
  type ChatInputCommandInteraction,
  channelMention,
  type SlashCommandBuilder,
  type SlashCommandSubcommandsOnlyBuilder,
} from 'discord.js';
import { subscriptionId } from '../../src/digest/recipient.ts';
import type { Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import { addDigestMeant } from '../../src/discord/shared/digest-options.ts';
import { accessToOwn } from '../../src/discord/shared/own-channel.ts';
import { digestPreview } from '../../src/view/digest.ts';
import { describeSubscription, digestWords } from '../../src/view/digest-settings.ts';
import { digestWhy } from '../../src/view/digest-why.ts';
import { sentence } from '../../src/view/message.ts';
import { digestMeant, digestThere, noDigest } from './meant.ts';

/** The subcommands that only need a digest's channel and perhaps its name. */
const DESCRIPTIONS = {
  pause: "Pause a channel's digest",
  resume: 'Resume a paused or disabled digest',
  remove: "Remove a channel's digest",
  preview: 'See what would be posted now (only you will see it)',
  why: "What happened to a channel's last ten digests, and why",
} as const;

type SubcommandHandler = Handler<ChatInputCommandInteraction, string>;

export function addChannelSubcommands(
  command: SlashCommandBuilder | SlashCommandSubcommandsOnlyBuilder,
): SlashCommandSubcommandsOnlyBuilder {
  let built: SlashCommandSubcommandsOnlyBuilder = command;
  for (const [name, description] of Object.entries(DESCRIPTIONS)) {
    built = built.addSubcommand((subcommand) =>
      addDigestMeant(subcommand.setName(name).setDescription(description)),
    );
  }
  return built;
}

export const pause: SubcommandHandler = async (call) => {
  const digest = await digestThere(call);
  const subscription = (await call.services.digests.pause(digest)) ?? digest;
  return whisper(sentence(describeSubscription(subscription)));
};

export const resume: SubcommandHandler = async (call) => {
  const digest = await digestThere(call);
  const subscription = (await call.services.digests.resume(digest)) ?? digest;
  return whisper(sentence(describeSubscription(subscription)));
};

export const remove: SubcommandHandler = async (call) => {
  const digest = await digestThere(call);
  if (!(await call.services.digests.remove(digest))) throw noDigest(digest, []);
  const channel = channelMention(digest.recipient.channelId);
  return whisper(sentence(`Removed ${digestWords(digest)} for ${channel}. Past posts stay.`));
};

export const preview: SubcommandHandler = async (call) => {
  const digest = await digestThere(call);
  return whisper(digestPreview(await call.services.digests.preview(digest), digest));
};

export const why: SubcommandHandler = async (call) => {
  const { key, subscription, here } = await digestMeant(call);
  const { catalog, digests } = call.services;
  // What was sent stays on record under the channel's id, even after the digest is removed.
  if (subscription === undefined) await accessToOwn(call.services, call.guildId, key.recipient.channelId);
  const rows = await digests.why(subscriptionId(key));
  // What a removed digest has sent can still be looked up by its name.
  if (subscription === undefined && rows.length === 0 && here.length > 0) throw noDigest(key, here);
  return whisper(digestWhy(subscription, rows, (id) => catalog.get(id)?.title));
};
