import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { obstacles, requirements } from '../src/discord/delivery/channel-check.ts';
import { type SlashCommand, whisper } from '../src/discord/interactions/command.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { IN_SERVERS, SERVER_INSTALL } from '../src/discord/shared/contexts.ts';
import { DIGEST_CHANNELS } from '../src/discord/shared/digest-options.ts';
import { channelCheck } from '../src/view/channel-check.ts';
import { sentence } from '../src/view/message.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('setup')
    .setDescription('Make sure that all is ready')
    .setContexts(...IN_SERVERS)
    .setIntegrationTypes(...SERVER_INSTALL)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((check) =>
      check
        .setName('check')
        .setDescription('Name every permission I lack in a channel')
        .addChannelOption((option) =>
          option
            .setName('channel')
            .setDescription('The channel that is to get a digest')
            .addChannelTypes(...DIGEST_CHANNELS)
            .setRequired(true),
        ),
    ),
  requires: PermissionFlagsBits.ManageGuild,
  defersPrivately: () => true,

  async run({ interaction, services }) {
    if (interaction.guildId === null) throw new UserError('This works only in a server.');
    const { id } = interaction.options.getChannel('channel', true, DIGEST_CHANNELS);
    const access = await services.access(interaction.guildId, id);
    if ('problem' in access) throw new UserError(access.problem);
    const subscription = await services.digests.get(interaction.guildId, id);
    const checked = requirements(access, subscription?.roleId !== undefined);
    return whisper(sentence(channelCheck(id, checked, obstacles(access))));
  },
} satisfies SlashCommand;
