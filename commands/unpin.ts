import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { ServerCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { paperOption, resolveOnePaper } from '../src/discord/shared/paper-option.ts';
import { clearCard } from '../src/featured/cards.ts';
import { paperKey } from '../src/paper/key.ts';
import { CARD_CLEARED } from '../src/view/featured-card.ts';
import { sentence } from '../src/view/message.ts';
import { safe } from '../src/view/text.ts';

export default {
  scope: 'server',
  requires: PermissionFlagsBits.PinMessages,
  defersPrivately: true,

  data: new SlashCommandBuilder()
    .setName('unpin')
    .setDescription('Stop featuring a paper')
    .addStringOption((option) => paperOption(option).setDescription('A featured paper')),

  autocomplete: {
    async paper(typed, { guildId, services }) {
      const wanted = typed.trim().toLowerCase();
      const active = await services.featured.active(guildId, services.clock());
      return active
        .map(({ paperId }) => ({
          label: services.catalog.get(paperId)?.title ?? paperId,
          value: paperKey(paperId),
        }))
        .filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(wanted));
    },
  },

  async run({ interaction, guildId, services }) {
    const { options, user } = interaction;
    const typed = options.getString('paper', true).trim();
    const active = await services.featured.active(guildId, services.clock());
    const chosen = active.find((one) => paperKey(one.paperId) === typed || one.paperId === typed);
    const paperId = chosen?.paperId ?? (await resolveOnePaper(services, typed)).id;
    const title = safe(services.catalog.get(paperId)?.title ?? paperId, 300);
    const ended = await services.featured.remove(guildId, paperId, user.id, services.clock());
    if (ended === undefined)
      throw new UserError(`**${title}** isn't featured here. See what is with \`/featured\`.`);
    const cleared = await clearCard(services, ended);
    const card = cleared === undefined ? '' : ` ${CARD_CLEARED[cleared]}`;
    return whisper(sentence(`**${title}** is no longer featured.${card}`));
  },
} satisfies ServerCommand;
