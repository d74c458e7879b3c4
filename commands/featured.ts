import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { onPress, type ServerCommand } from '../src/discord/interactions/command.ts';
import { say, whisper } from '../src/discord/interactions/reply.ts';
import { openTrail } from '../src/view/component-ids.ts';
import { featuredPapers, featuredTrail } from '../src/view/featured.ts';
import { message, sentence } from '../src/view/message.ts';

/** How many audit trail entries to show. */
const TRAIL = 12;

/** Who may see it. */
const TRAIL_FOR = PermissionFlagsBits.PinMessages;

export default {
  scope: 'server',
  data: new SlashCommandBuilder()
    .setName('featured')
    .setDescription("Papers featured by this server's moderators"),

  async run({ interaction, guildId, services }) {
    const active = await services.featured.active(guildId, services.clock());
    const [last] = await services.featured.history(guildId, 1);
    // An empty list is only for the one who asked; any other is for everybody, moderators among them.
    const maySee = active.length > 0 || interaction.memberPermissions?.has(TRAIL_FOR) === true;
    const hasTrail = last !== undefined && maySee;
    const body = message(featuredPapers(active, (id) => services.catalog.get(id), { hasTrail }));
    return active.length === 0 ? whisper(body) : say(body);
  },

  components: [
    onPress(
      openTrail,
      async ({ guildId, services }) => {
        const trail = await services.featured.history(guildId, TRAIL);
        return whisper(sentence(featuredTrail(trail, (id) => services.catalog.get(id))));
      },
      TRAIL_FOR,
    ),
  ],
} satisfies ServerCommand;
