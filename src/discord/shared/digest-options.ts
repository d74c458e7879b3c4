import { ChannelType, type ChatInputCommandInteraction } from 'discord.js';
import { readTime } from '../../digest/read-time.ts';
import {
  type ChannelKind,
  DIGEST_DAYS,
  type DigestSettings,
  LAYOUTS,
  QUIET_DAYS,
} from '../../digest/subscription.ts';
import { readTimezone, suggestZones } from '../../digest/timezones.ts';
import { LONGEST_TERM, MOST_TERMS, readTerms } from '../../search/match/terms.ts';
import { safe } from '../../view/text.ts';
import { noSuchZone } from '../../view/timezone.ts';
import { UserError } from '../interactions/user-error.ts';

/** Kinds of channels that can have a digest. */
export const DIGEST_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
] as const;

export const USUAL_SIZE = 8;

type Options = ChatInputCommandInteraction['options'];

/** The channel of a `channel` option, as the digest sees it. */
export function readChannel(options: Options): {
  readonly channelId: string;
  readonly channelKind: ChannelKind;
} {
  const { id, type } = options.getChannel('channel', true, DIGEST_CHANNELS);
  const channelKind =
    type === ChannelType.GuildForum
      ? 'forum'
      : type === ChannelType.GuildAnnouncement
        ? 'announcement'
        : 'text';
  return { channelId: id, channelKind };
}

/** The options of `/digest set`. @throws UserError with a sentence for each value that cannot be read. */
export function readSettings(options: Options, guildId: string): DigestSettings {
  const time = readTime(options.getString('time', true));
  if (time === undefined) {
    throw new UserError(
      `“${safe(options.getString('time', true), 60)}” isn’t a time of day. Try **09:00** or **6:30 pm**.`,
    );
  }
  const typedZone = options.getString('timezone', true);
  const timezone = readTimezone(typedZone);
  if (timezone === undefined) throw new UserError(noSuchZone(typedZone, suggestZones(typedZone)));
  const role = options.getRole('role');
  if (role?.id === guildId) throw new UserError('I never ping everyone. Choose a role that people join.');
  const category = options.getString('category')?.trim() ?? '';
  return {
    time,
    timezone,
    days: oneOf(DIGEST_DAYS, options.getString('days'), 'daily'),
    size: options.getInteger('size') ?? USUAL_SIZE,
    include: words(options, 'include'),
    exclude: words(options, 'exclude'),
    ...(category === '' ? {} : { category }),
    ...(role === null ? {} : { roleId: role.id }),
    layout: oneOf(LAYOUTS, options.getString('layout'), 'rich'),
    quietDays: oneOf(QUIET_DAYS, options.getString('quiet-days'), 'say'),
  };
}

function words(options: Options, name: 'include' | 'exclude'): string[] {
  const found = readTerms(options.getString(name) ?? '');
  if (found.length > MOST_TERMS) {
    throw new UserError(`\`${name}\` takes at most ${MOST_TERMS} words or phrases, with commas between.`);
  }
  const long = found.find((word) => word.length > LONGEST_TERM);
  if (long !== undefined) {
    throw new UserError(`“${safe(long, 80)}” in \`${name}\` is longer than ${LONGEST_TERM} characters.`);
  }
  return found;
}

function oneOf<T extends string>(allowed: readonly T[], given: string | null, usual: T): T {
  return allowed.find((one) => one === given) ?? usual;
}
