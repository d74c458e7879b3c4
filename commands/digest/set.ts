import type { ChatInputCommandInteraction, SlashCommandSubcommandBuilder } from 'discord.js';
import { clockChangeAhead } from '../../src/digest/clock-change.ts';
import { filterReach } from '../../src/digest/filter-reach.ts';
import { type DigestSettings, LAYOUTS } from '../../src/digest/subscription.ts';
import { obstacles, requirements } from '../../src/discord/delivery/channel-check.ts';
import type { Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import type { Services } from '../../src/discord/interactions/services.ts';
import {
  DIGEST_CHANNELS,
  readChannel,
  readSettings,
  USUAL_SIZE,
} from '../../src/discord/shared/digest-options.ts';
import { missingPermissions } from '../../src/view/channel-check.ts';
import { describeSubscription } from '../../src/view/digest-settings.ts';
import { filterWarning } from '../../src/view/filter-reach.ts';
import { sentence } from '../../src/view/message.ts';
import { clockChangeNote } from '../../src/view/timezone.ts';

/** What `readChannel` and `readSettings` read. */
export function setOptions(set: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return set
    .setName('set')
    .setDescription('Set up the digest of a channel, or change it')
    .addChannelOption((option) =>
      option
        .setName('channel')
        .setDescription('Where it goes')
        .addChannelTypes(...DIGEST_CHANNELS)
        .setRequired(true),
    )
    .addStringOption((option) =>
      option
        .setName('time')
        .setDescription('When, such as 09:00 or 6:30 pm')
        .setMaxLength(40)
        .setRequired(true),
    )
    .addStringOption((option) =>
      option
        .setName('timezone')
        .setDescription('Whose clock; type a city')
        .setMaxLength(60)
        .setRequired(true)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('days')
        .setDescription('On which days; every day unless you choose')
        .addChoices(
          { name: 'every day', value: 'daily' },
          { name: 'Monday to Friday', value: 'weekdays' },
          { name: 'weekly, on Mondays', value: 'weekly' },
        ),
    )
    .addIntegerOption((option) =>
      option
        .setName('size')
        .setDescription(`At most how many papers; ${USUAL_SIZE} unless you choose`)
        .setMinValue(1)
        .setMaxValue(15),
    )
    .addStringOption((option) =>
      option
        .setName('include')
        .setDescription('Only papers with one of these words or phrases, with commas between')
        .setMaxLength(1000),
    )
    .addStringOption((option) =>
      option
        .setName('exclude')
        .setDescription('No papers with any of these words or phrases, with commas between')
        .setMaxLength(1000),
    )
    .addStringOption((option) =>
      option
        .setName('category')
        .setDescription('Only papers of this category, such as cs.CL')
        .setMaxLength(60)
        .setAutocomplete(true),
    )
    .addRoleOption((option) => option.setName('role').setDescription('A role to ping'))
    .addStringOption((option) =>
      option
        .setName('layout')
        .setDescription('Rich with buttons, or plain text that notifications show; rich unless you choose')
        .addChoices(...LAYOUTS.map((layout) => ({ name: layout, value: layout }))),
    )
    .addStringOption((option) =>
      option
        .setName('quiet-days')
        .setDescription('Say that there is nothing new, or skip the day; say unless you choose')
        .addChoices({ name: 'say', value: 'say' }, { name: 'skip', value: 'skip' }),
    );
}

export const set: Handler<ChatInputCommandInteraction, string> = async ({
  guildId,
  interaction,
  services,
}) => {
  const { options, user } = interaction;
  const settings = readSettings(options, guildId);
  const subscription = await services.digests.set({ guildId, ...readChannel(options) }, user.id, settings);
  const pings = settings.roleId !== undefined;
  const change = clockChangeAhead(settings, services.clock());
  const lines = [
    describeSubscription(subscription),
    ...(change === undefined ? [] : [clockChangeNote(change, settings)]),
    ...filterWarnings(services, settings),
    ...(await channelWarnings(services, guildId, subscription.channelId, pings)),
  ];
  return whisper(sentence(lines.join('\n')));
};

/** A filter that lets nothing through is allowed, since papers may come, but is mostly a slip of the pen. */
function filterWarnings(
  { catalog, clock }: Services,
  { include, exclude, category }: DigestSettings,
): string[] {
  const categories = category === undefined ? [] : [category];
  if (include.length + exclude.length + categories.length === 0) return [];
  const today = clock().toISOString().slice(0, 10);
  const warning = filterWarning(filterReach(catalog.all(), { include, exclude, categories }, today));
  return warning === undefined ? [] : [warning];
}

/** What would keep the first digest from arriving, said while somebody is there to put it right. */
async function channelWarnings(
  services: Services,
  guildId: string,
  channelId: string,
  pings: boolean,
): Promise<string[]> {
  const access = await services.access(guildId, channelId);
  if ('problem' in access) return [`⚠ ${access.problem}`];
  const missing = missingPermissions(requirements(access, pings));
  return [
    ...(missing.length === 0
      ? []
      : [`⚠ I lack **${missing.join('**, **')}** there; \`/setup check\` tells more.`]),
    ...obstacles(access).map((one) => `⚠ ${one}`),
  ];
}
