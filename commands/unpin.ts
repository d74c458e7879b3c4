import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { ServerCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { paperOption, resolveOnePaper } from '../src/discord/shared/paper-option.ts';
import { paperKey } from '../src/paper/key.ts';
import { sentence } from '../src/view/message.ts';
import { safe } from '../src/view/text.ts';

/** What became of the pinned card. */
const CARD_WORDS = {
  unpinned: ' Its card is unpinned.',
  left: ' I could not unpin its card: it is gone, or I may not; please look for yourself.',
  later: ' Its card will be unpinned as soon as Discord lets me.',
} as const;

export default {
  scope: 'server',
  requires: PermissionFlagsBits.PinMessages,
  defersPrivately: true,

  data: new SlashCommandBuilder()
    .setName('unpin')
    .setDescription('Feature a paper no longer')
    .addStringOption((option) => paperOption(option).setDescription('One of the featured papers')),

  autocomplete: {
    async paper(typed, { guildId, services }) {
      const wanted = typed.trim().toLowerCase();
      const standing = await services.featured.standing(guildId, services.clock());
      return standing
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
    const standing = await services.featured.standing(guildId, services.clock());
    const chosen = standing.find((one) => paperKey(one.paperId) === typed || one.paperId === typed);
    const paperId = chosen?.paperId ?? (await resolveOnePaper(services, typed)).id;
    const title = safe(services.catalog.get(paperId)?.title ?? paperId, 300);
    const ended = await services.featured.remove(guildId, paperId, user.id, services.clock());
    if (ended === undefined)
      throw new UserError(`**${title}** is not featured here. \`/featured\` lists what is.`);
    const card =
      ended.card === undefined
        ? undefined
        : await services.board.take(ended.card.channelId, ended.card.messageId);
    if (card === 'unpinned' || card === 'left') await services.featured.setCard(ended.id, undefined);
    return whisper(
      sentence(`**${title}** is not featured any more.${card === undefined ? '' : CARD_WORDS[card]}`),
    );
  },
} satisfies ServerCommand;
