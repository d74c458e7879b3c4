import {
  type ChatInputCommandInteraction,
  channelMention,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import { utcDay } from '../../src/calendar.ts';
import { clockChangeAhead } from '../../src/digest/clock-change.ts';
import { filterReach } from '../../src/digest/filter-reach.ts';
import { type ChannelRecipient, type DigestKey, subscriptionId } from '../../src/digest/recipient.ts';
import { USUAL_SETTINGS } from '../../src/digest/service/change.ts';
import { type DigestSettings, LAYOUTS } from '../../src/digest/subscription.ts';
import type { AskAccess } from '../../src/discord/delivery/channel-access.ts';
import { obstacles, requirements } from '../../src/discord/delivery/channel-check.ts';
import type { Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import type { Services } from '../../src/discord/interactions/services.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { readName } from '../../src/discord/shared/digest-name.ts';
import { addDigestMeant, readChange, readChannel } from '../../src/discord/shared/digest-options.ts';
import { accessToOwn } from '../../src/discord/shared/own-channel.ts';
import { missingPermissions } from '../../src/view/channel-check.ts';
import { describeSubscription, settingsChanged } from '../../src/view/digest-settings.ts';
import { filterWarning } from '../../src/view/filter-reach.ts';
import { sentence } from '../../src/view/message.ts';
import { safe } from '../../src/view/text.ts';
import { clockChangeNote } from '../../src/view/timezone.ts';
import { digestsOf } from './meant.ts';

/** Digests of one channel, at most. */
const MOST_DIGESTS = 10;

/** What `readChannel`, `readName` and `readChange` read. */
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
        .setMaxValue(25),
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
  interaction,
  services,
}) => {
  const { options, user } = interaction;
  const key = await keyToSet(guildId, options, services);
  const { recipient, name } = key;
  const change = readChange(options, guildId);
  const access = await accessToOwn(services, guildId, recipient.channelId);
  const set = await services.digests.set(key, user.id, change);
  if (set === undefined) {
    const named = name === undefined ? '' : ` named **${safe(name, 80)}**`;
    throw new UserError(
      `${channelMention(recipient.channelId)} has no digest${named} yet. To set one up, give a \`time\` and a \`timezone\`, such as **09:00** and **Europe/Berlin**.`,
    );
  }
  const { subscription, before } = set;
  const pings = subscription.roleId !== undefined;
  const clockChange = clockChangeAhead(subscription, services.clock());
  const lines = [
    describeSubscription(subscription),
    ...(before === undefined ? [] : [settingsChanged(before, subscription)]),
    ...(change.roleId === null ? ["-# I never ping everyone, so this digest won't ping anyone."] : []),
    ...(clockChange === undefined ? [] : [clockChangeNote(clockChange, subscription)]),
    ...filterWarnings(services, subscription),
    ...channelWarnings(access, pings),
  ];
  return whisper(sentence(lines.join('\n')));
};

/** The digest to set. @throws UserError where the channel has as many as it may. */
async function keyToSet(
  guildId: string,
  options: ChatInputCommandInteraction['options'],
  { digests }: Services,
): Promise<DigestKey<ChannelRecipient>> {
  const recipient = readChannel(options, guildId);
  const name = readName(options);
  const key = { recipient, ...(name === undefined ? {} : { name }) };
  const here = digestsOf(await digests.list(guildId), recipient.channelId);
  const isNew = !here.some(({ id }) => id === subscriptionId(key));
  if (isNew && here.length >= MOST_DIGESTS) {
    throw new UserError(
      `${channelMention(recipient.channelId)} has ${MOST_DIGESTS} digests already, the most a channel can have. Remove one first.`,
    );
  }
  return key;
}

/** A filter that lets nothing through is allowed, since papers may come, but is mostly a slip of the pen. */
function filterWarnings(
  { catalog, clock }: Services,
  { include, exclude, categories }: DigestSettings,
): string[] {
  if (include.length + exclude.length + categories.length === 0) return [];
  const today = utcDay(clock());
  const warning = filterWarning(filterReach(catalog, { include, exclude, categories }, today));
  return warning === undefined ? [] : [warning];
}

/** What would keep the first digest from arriving, said while somebody is there to put it right. */
function channelWarnings(access: Awaited<ReturnType<AskAccess>>, pings: boolean): string[] {
  if ('problem' in access) return [`⚠ ${access.problem}`];
  const missing = missingPermissions(requirements(access, pings));
  return [
    ...(missing.length === 0
      ? []
      : [`⚠ I'm missing **${missing.join('**, **')}** there. See \`/setup check\`.`]),
    ...obstacles(access).map((one) => `⚠ ${one}`),
  ];
}
