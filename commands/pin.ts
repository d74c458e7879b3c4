import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { ServerCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { completePaper, paperOption, resolveOnePaper } from '../src/discord/shared/paper-option.ts';
import { showCard } from '../src/featured/cards.ts';
import { feature, MOST_DAYS, USUAL_DAYS } from '../src/featured/feature.ts';
import { cardShown, isFeatured, noteChanged } from '../src/view/featured-card.ts';
import { sentence } from '../src/view/message.ts';

export default {
  scope: 'server',
  requires: PermissionFlagsBits.PinMessages,
  defersPrivately: true,

  data: new SlashCommandBuilder()
    .setName('pin')
    .setDescription('Feature a paper in the next digest and pin it here')
    .addStringOption(paperOption)
    .addStringOption((option) =>
      option.setName('note').setDescription('Why people should read it').setMaxLength(300),
    )
    .addIntegerOption((option) =>
      option
        .setName('days')
        .setDescription(`For how many days (default: ${USUAL_DAYS})`)
        .setMinValue(1)
        .setMaxValue(MOST_DAYS),
    ),

  autocomplete: { paper: (typed, { services }) => completePaper(typed, services) },

  async run({ interaction, guildId, services }) {
    const { channelId, options, user } = interaction;
    const paper = await resolveOnePaper(services, options.getString('paper', true));
    const note = options.getString('note')?.trim() ?? '';
    const days = options.getInteger('days');
    const active = await services.featured.active(guildId, services.clock());
    const before = active.find(({ paperId }) => paperId === paper.id);
    const { featured, renewed } = await feature(services, { guildId, userId: user.id }, paper.id, {
      ...(days === null ? {} : { days }),
      ...(note === '' ? {} : { note }),
    });
    const shown = await showCard(services, channelId, featured);
    return whisper(
      sentence(
        [
          `${isFeatured(paper, featured, renewed)}. It leads this server's next digest.`,
          ...(before === undefined ? [] : noteChanged(before.note, featured.note)),
          cardShown(shown),
        ].join('\n'),
      ),
    );
  },
} satisfies ServerCommand;
