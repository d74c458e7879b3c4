import { channelMention } from 'discord.js';
import { utcDay } from '../../src/calendar.ts';
import { clockChangeAhead } from '../../src/digest/clock-change.ts';
import { filterReach } from '../../src/digest/filter-reach.ts';
import { type ChannelRecipient, type DigestKey, subscriptionId } from '../../src/digest/recipient.ts';
import type { DigestSettings } from '../../src/digest/subscription.ts';
import type { AskAccess } from '../../src/discord/delivery/channel-access.ts';
import { obstacles, requirements } from '../../src/discord/delivery/channel-check.ts';
import type { Services } from '../../src/discord/interactions/services.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { readName } from '../../src/discord/shared/digest-name.ts';
import { readChange } from '../../src/discord/shared/digest-options.ts';
import type { GivenOptions } from '../../src/discord/shared/given-options.ts';
import { accessToOwn } from '../../src/discord/shared/own-channel.ts';
import { missingPermissions } from '../../src/view/channel-check.ts';
import { describeSubscription, settingsChanged } from '../../src/view/digest-settings.ts';
import { filterWarning } from '../../src/view/filter-reach.ts';
import { safe } from '../../src/view/text.ts';
import { clockChangeNote } from '../../src/view/timezone.ts';
import { digestsOf } from './meant.ts';

/** Most digests per channel. */
const MOST_DIGESTS = 10;

/** A request for a digest. */
interface Asked {
  readonly guildId: string;
  readonly services: Services;
  readonly userId: string;
  readonly options: GivenOptions;
  readonly recipient: ChannelRecipient;
}

/** Sets a digest up, or changes it; returns a description of the result. @throws UserError */
export async function setDigest(asked: Asked): Promise<string> {
  const { guildId, services, userId, options } = asked;
  const key = await keyToSet(asked);
  const { recipient, name } = key;
  const change = readChange(options, guildId);
  const access = await accessToOwn(services, guildId, recipient.channelId);
  const set = await services.digests.set(key, userId, change);
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
  return lines.join('\n');
}

/** The digest to set. @throws UserError if the channel can't have any more. */
async function keyToSet({
  guildId,
  options,
  recipient,
  services: { digests },
}: Asked): Promise<DigestKey<ChannelRecipient>> {
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

/** A filter that lets nothing through is allowed, since such papers may come, but it is usually a mistake. */
function filterWarnings(
  { catalog, clock }: Services,
  { include, exclude, categories }: DigestSettings,
): string[] {
  if (include.length + exclude.length + categories.length === 0) return [];
  const today = utcDay(clock());
  const warning = filterWarning(filterReach(catalog, { include, exclude, categories }, today));
  return warning === undefined ? [] : [warning];
}

/** What would keep the first digest from arriving, said while someone is there to fix it. */
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
