import type { ChatInputCommandInteraction, SlashCommandSubcommandBuilder } from 'discord.js';
import { USUAL_SETTINGS } from '../../src/digest/service/change.ts';
import { LAYOUTS, MOST_DIGEST_PAPERS } from '../../src/digest/subscription.ts';
import type { Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import { addDigestMeant, readChannel } from '../../src/discord/shared/digest-options.ts';
import { writeGiven } from '../../src/discord/shared/given-options.ts';
import { askForZone } from '../../src/discord/shared/zone-question.ts';
import { sentence } from '../../src/view/message.ts';
import { setDigest } from './set-digest.ts';
import { takeZone } from './zone.ts';

/** Adds the options that `readChannel`, `readName` and `readChange` read. */
export function setOptions(set: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return addDigestMeant(set.setName('set').setDescription("Set up or change a channel's digest"), {
    channel: 'Where to post it',
    name: 'Gives the channel one more digest, or changes the one of that name',
  })
    .addStringOption((option) =>
      option
        .setName('time')
        .setDescription('When to post, such as 09:00 or 6:30 pm (a new digest needs one)')
        .setMaxLength(40),
    )
    .addStringOption((option) =>
      option
        .setName('timezone')
        .setDescription('Time zone, start typing a city (a new digest needs one)')
        .setMaxLength(60)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('days')
        .setDescription('daily, weekdays, weekly (Mondays), or a list such as mon,thu (default: daily)')
        .setMaxLength(100)
        .setAutocomplete(true),
    )
    .addIntegerOption((option) =>
      option
        .setName('size')
        .setDescription(`Maximum number of papers (default: ${USUAL_SETTINGS.size})`)
        .setMinValue(1)
        .setMaxValue(MOST_DIGEST_PAPERS),
    )
    .addStringOption((option) =>
      option
        .setName('include')
        .setDescription('Only papers with any of these words or phrases (comma-separated, none to clear)')
        .setMaxLength(1000),
    )
    .addStringOption((option) =>
      option
        .setName('exclude')
        .setDescription(
          'Leave out papers with any of these words or phrases (comma-separated, none to clear)',
        )
        .setMaxLength(1000),
    )
    .addStringOption((option) =>
      option
        .setName('category')
        .setDescription('Only papers in these categories, such as cs.CL (comma-separated, none to clear)')
        .setMaxLength(300)
        .setAutocomplete(true),
    )
    .addRoleOption((option) => option.setName('role').setDescription('A role to ping; @everyone clears it'))
    .addStringOption((option) =>
      option
        .setName('layout')
        .setDescription('Rich with buttons, or plain text that shows in notifications (default: rich)')
        .addChoices(...LAYOUTS.map((layout) => ({ name: layout, value: layout }))),
    )
    .addStringOption((option) =>
      option
        .setName('quiet-days')
        .setDescription('On days with nothing new: post a note or skip (default: post)')
        .addChoices({ name: 'post', value: 'say' }, { name: 'skip', value: 'skip' }),
    );
}

export const set: Handler<ChatInputCommandInteraction, string> = async ({
  guildId,
  interaction: { options, user },
  services,
}) => {
  const recipient = readChannel(options, guildId);
  const question = askForZone(options, takeZone, writeGiven(options, recipient));
  if (question !== undefined) return question;
  return whisper(sentence(await setDigest({ guildId, services, userId: user.id, options, recipient })));
};
