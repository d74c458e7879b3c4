import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { type SlashCommand, say, whisper } from '../src/discord/interactions/command.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { IN_SERVERS, SERVER_INSTALL } from '../src/discord/shared/contexts.ts';
import { featuredPapers, featuredTrail } from '../src/view/featured.ts';
import { message, sentence } from '../src/view/message.ts';

/** Entries of the trail that are shown. */
const TRAIL = 12;

export default {
  data: new SlashCommandBuilder()
    .setName('featured')
    .setDescription('Papers that the moderators of this server put first')
    .setContexts(...IN_SERVERS)
    .setIntegrationTypes(...SERVER_INSTALL),

  async run({ interaction, services }) {
    const { guildId } = interaction;
    if (guildId === null) throw new UserError('This works only in a server.');
    const standing = await services.featured.standing(guildId, services.clock());
    const [last] = await services.featured.history(guildId, 1);
    const hasTrail = last !== undefined;
    return say(message(featuredPapers(standing, (id) => services.catalog.get(id), { hasTrail })));
  },

  buttons: {
    /** Who featured what, for those who may feature. */
    async trail({ interaction, services }) {
      const { guildId, memberPermissions } = interaction;
      if (guildId === null || memberPermissions?.has(PermissionFlagsBits.PinMessages) !== true) {
        throw new UserError('Only members with the permission **Pin Messages** can see who featured what.');
      }
      const trail = await services.featured.history(guildId, TRAIL);
      return whisper(sentence(featuredTrail(trail, (id) => services.catalog.get(id))));
    },
  },
} satisfies SlashCommand;
