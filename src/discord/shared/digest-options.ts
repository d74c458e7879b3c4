import {
  ChannelType,
  type ChatInputCommandInteraction,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import { readDays } from '../../digest/days.ts';
import { readTime } from '../../digest/read-time.ts';
import type { ChannelRecipient } from '../../digest/recipient.ts';
import type { DigestChange } from '../../digest/service/change.ts';
import { type DigestDays, LAYOUTS, QUIET_DAYS } from '../../digest/subscription.ts';
import { readTimezone, suggestZones } from '../../digest/timezones.ts';
import { LONGEST_TERM, MOST_TERMS, readTerms } from '../../search/match/terms.ts';
import { safe } from '../../view/text.ts';
import { noSuchZone } from '../../view/timezone.ts';
import { UserError } from '../interactions/user-error.ts';
import { LONGEST_NAME } from './digest-name.ts';
import type { GivenOptions } from './given-options.ts';

/** Kinds of channels that can have a digest. */
export const DIGEST_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
] as const;

/** Adds the options that say which digest is meant. @param hints their descriptions in Discord. */
export function addDigestMeant(
  subcommand: SlashCommandSubcommandBuilder,
  hints = { channel: "The digest's channel", name: 'Which digest, if the channel has several' },
): SlashCommandSubcommandBuilder {
  return subcommand
    .addChannelOption((option) =>
      option
        .setName('channel')
        .setDescription(hints.channel)
        .addChannelTypes(...DIGEST_CHANNELS)
        .setRequired(true),
    )
    .addStringOption((option) =>
      option.setName('name').setDescription(hints.name).setMaxLength(LONGEST_NAME).setAutocomplete(true),
    );
}

type Options = ChatInputCommandInteraction['options'];

/** The channel of a `channel` option, as a recipient. */
export function readChannel(options: Options, guildId: string): ChannelRecipient {
  const { id, type } = options.getChannel('channel', true, DIGEST_CHANNELS);
  const channelKind =
    type === ChannelType.GuildForum
      ? 'forum'
      : type === ChannelType.GuildAnnouncement
        ? 'announcement'
        : 'text';
  return { kind: 'channel', guildId, channelId: id, channelKind };
}

/** Typed as a value, it clears the setting. */
const NONE = 'none';

/** The options given to `/digest set`; a role can't be typed, so @everyone, whom we never ping, clears it. @throws UserError with a sentence for each invalid value. */
export function readChange(options: GivenOptions, guildId: string): DigestChange {
  const role = options.getRole('role');
  const layout = LAYOUTS.find((one) => one === options.getString('layout'));
  const quietDays = QUIET_DAYS.find((one) => one === options.getString('quiet-days'));
  return {
    ...given('time', timeIn(options)),
    ...given('timezone', timezoneIn(options)),
    ...given('days', daysIn(options)),
    ...given('size', options.getInteger('size') ?? undefined),
    ...given('include', termsIn(options, 'include')),
    ...given('exclude', termsIn(options, 'exclude')),
    ...given('categories', categoriesIn(options)),
    ...given('roleId', role?.id === guildId ? null : role?.id),
    ...given('layout', layout),
    ...given('quietDays', quietDays),
  };
}

function given<K extends keyof DigestChange>(name: K, value: DigestChange[K]): DigestChange {
  return value === undefined ? {} : { [name]: value };
}

export function timeIn(options: Pick<GivenOptions, 'getString'>): string | undefined {
  const typed = options.getString('time');
  if (typed === null) return undefined;
  const time = readTime(typed);
  if (time !== undefined) return time;
  throw new UserError(`“${safe(typed, 60)}” isn't a valid time. Try **09:00** or **18:30**.`);
}

export function timezoneIn(options: Pick<GivenOptions, 'getString'>): string | undefined {
  const typed = options.getString('timezone');
  if (typed === null) return undefined;
  const timezone = readTimezone(typed);
  if (timezone !== undefined) return timezone;
  throw new UserError(noSuchZone(typed, suggestZones(typed)));
}

export function daysIn(options: Pick<GivenOptions, 'getString'>): DigestDays | undefined {
  const typed = options.getString('days');
  if (typed === null) return undefined;
  const days = readDays(typed);
  if (days !== undefined) return days;
  throw new UserError(
    `“${safe(typed, 60)}” isn't valid for days. Try **daily**, **weekdays**, **weekly** or a list such as **mon,thu**.`,
  );
}

/** For a value such as a lone quotation mark: it must not clear the setting. */
function nothingIn(name: 'include' | 'exclude' | 'category'): UserError {
  return new UserError(`There's nothing to look for in \`${name}\`. Type **${NONE}** to clear it.`);
}

function categoriesIn(options: GivenOptions): string[] | undefined {
  const typed = options.getString('category');
  if (typed === null) return undefined;
  if (typed.trim().toLowerCase() === NONE) return [];
  const categories = typed.split(/[\s,;]+/).filter((one) => one !== '');
  if (categories.length === 0) throw nothingIn('category');
  if (categories.length > MOST_TERMS) {
    throw new UserError(`\`category\` takes up to ${MOST_TERMS} categories (comma-separated).`);
  }
  return [...new Map(categories.map((one) => [one.toLowerCase(), one])).values()];
}

function termsIn(options: GivenOptions, name: 'include' | 'exclude'): string[] | undefined {
  const typed = options.getString(name);
  if (typed === null) return undefined;
  if (typed.trim().toLowerCase() === NONE) return [];
  const found = readTerms(typed);
  if (found.length === 0) throw nothingIn(name);
  if (found.length > MOST_TERMS) {
    throw new UserError(`\`${name}\` takes up to ${MOST_TERMS} words or phrases (comma-separated).`);
  }
  const long = found.find((word) => word.length > LONGEST_TERM);
  if (long !== undefined) {
    throw new UserError(`“${safe(long, 80)}” in \`${name}\` is over ${LONGEST_TERM} characters.`);
  }
  return found;
}
