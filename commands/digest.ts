import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { suggestZones } from '../src/digest/timezones.ts';
import { onPress, type ServerCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { subscriptionList } from '../src/view/digest-settings.ts';
import { zoneChoice } from '../src/view/timezone.ts';
import { feed, feedOptions } from './digest/feed.ts';
import { addChannelSubcommands, pause, preview, remove, resume, why } from './digest/of-channel.ts';
import { set, setOptions } from './digest/set.ts';
import { suggestDays, suggestLast, suggestNames } from './digest/suggest.ts';
import { setInZone, takeZone } from './digest/zone.ts';

export default {
  scope: 'server',
  requires: PermissionFlagsBits.ManageGuild,
  defersPrivately: true,

  data: addChannelSubcommands(
    new SlashCommandBuilder()
      .setName('digest')
      .setDescription('Daily digests of trending papers')
      .addSubcommand(setOptions)
      .addSubcommand(feedOptions)
      .addSubcommand((list) => list.setName('list').setDescription("List this server's digests")),
  ),

  autocomplete: {
    timezone: (typed, { services }) =>
      suggestZones(typed).map((suggestion) => zoneChoice(suggestion, services.clock())),
    name: async (typed, { interaction, guildId, services }) =>
      suggestNames(typed, interaction.options.get('channel')?.value, await services.digests.list(guildId)),
    days: suggestDays,
    category: (typed, { services }) =>
      suggestLast(typed, (last) => services.search.suggest('category', last)),
  },

  subcommands: {
    set,
    list: async ({ guildId, services }) => whisper(subscriptionList(await services.digests.list(guildId))),
    pause,
    resume,
    remove,
    preview,
    why,
    feed,
  },

  components: [onPress(takeZone, setInZone)],
} satisfies ServerCommand;
