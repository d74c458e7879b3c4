import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { obstacles, requirements } from '../src/discord/delivery/channel-check.ts';
import type { ServerCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { DIGEST_CHANNELS } from '../src/discord/shared/digest-options.ts';
import { channelCheck } from '../src/view/channel-check.ts';
import { sentence } from '../src/view/message.ts';

export default {
  scope: 'server',
  requires: PermissionFlagsBits.ManageGuild,
  defersPrivately: true,

  data: new SlashCommandBuilder()
    .setName('setup')
    .setDescription('Check that everything is ready')
    .addSubcommand((check) =>
      check
        .setName('check')
        .setDescription("Check which permissions I'm missing in a channel")
        .addChannelOption((option) =>
          option
            .setName('channel')
            .setDescription('The channel for the digest')
            .addChannelTypes(...DIGEST_CHANNELS)
            .setRequired(true),
        ),
    ),

  subcommands: {
    async check({ interaction, guildId, services }) {
      const { id } = interaction.options.getChannel('channel', true, DIGEST_CHANNELS);
      const access = await services.access(guildId, id);
      if ('problem' in access) throw new UserError(access.problem);
      const digests = await services.digests.list(guildId);
      const here = digests.filter(({ recipient }) => recipient.channelId === id);
      const pings = here.some(({ roleId }) => roleId !== undefined);
      const checked = requirements(access, pings);
      return whisper(sentence(channelCheck(id, checked, obstacles(access))));
    },
  },
} satisfies ServerCommand;
