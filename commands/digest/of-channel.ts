import {
  type ChatInputCommandInteraction,
  channelMention,
  type SlashCommandBuilder,
  type SlashCommandSubcommandsOnlyBuilder,
} from 'discord.js';
import { type ChannelRecipient, subscriptionId } from '../../src/digest/recipient.ts';
import type { Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { DIGEST_CHANNELS, readChannel } from '../../src/discord/shared/digest-options.ts';
import { digestPreview } from '../../src/view/digest.ts';
import { describeSubscription } from '../../src/view/digest-settings.ts';
import { digestWhy } from '../../src/view/digest-why.ts';
import { sentence } from '../../src/view/message.ts';

/** The subcommands about one channel that need no more than the channel. */
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
      subcommand
        .setName(name)
        .setDescription(description)
        .addChannelOption((option) =>
          option
            .setName('channel')
            .setDescription("The digest's channel")
            .addChannelTypes(...DIGEST_CHANNELS)
            .setRequired(true),
        ),
    );
  }
  return built;
}

export const pause: SubcommandHandler = async ({ guildId, interaction, services }) => {
  const recipient = readChannel(interaction.options, guildId);
  const subscription = (await services.digests.pause({ recipient })) ?? noDigest(recipient);
  return whisper(sentence(describeSubscription(subscription)));
};

export const resume: SubcommandHandler = async ({ guildId, interaction, services }) => {
  const recipient = readChannel(interaction.options, guildId);
  const subscription = (await services.digests.resume({ recipient })) ?? noDigest(recipient);
  return whisper(sentence(describeSubscription(subscription)));
};

export const remove: SubcommandHandler = async ({ guildId, interaction, services }) => {
  const recipient = readChannel(interaction.options, guildId);
  if (!(await services.digests.remove({ recipient }))) noDigest(recipient);
  return whisper(sentence(`Removed the digest for ${channelMention(recipient.channelId)}. Past posts stay.`));
};

export const preview: SubcommandHandler = async ({ guildId, interaction, services }) => {
  const recipient = readChannel(interaction.options, guildId);
  const subscription = (await services.digests.get({ recipient })) ?? noDigest(recipient);
  return whisper(digestPreview(await services.digests.preview(subscription), subscription));
};

export const why: SubcommandHandler = async ({ guildId, interaction, services }) => {
  const recipient = readChannel(interaction.options, guildId);
  const subscription = await services.digests.get({ recipient });
  const titleOf = (id: string) => services.catalog.get(id)?.title;
  return whisper(digestWhy(subscription, await services.digests.why(subscriptionId({ recipient })), titleOf));
};

function noDigest({ channelId }: ChannelRecipient): never {
  throw new UserError(`${channelMention(channelId)} has no digest. Set one up with \`/digest set\`.`);
}
