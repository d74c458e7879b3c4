import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  OverwriteType,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import type { Rest } from '../rest/bulk-rest.ts';

/** What the bot may do in a channel of a server, as Discord computes it. */
export interface ChannelAccess {
  readonly channel: APIChannel;
  readonly permissions: bigint;
}

/** Finds out what the bot may do in a server's channel; a sentence if that can't be determined. */
export type AskAccess = (
  guildId: string,
  channelId: string,
) => Promise<
  | ChannelAccess
  | {
      readonly problem: string;
      /** The channel isn't in this server. */
      readonly isElsewhere?: true;
    }
>;

/** The bot's own user id, asked for once. */
export function createSelf(rest: Rest): () => Promise<string> {
  let id: Promise<string> | undefined;
  return () => {
    id ??= rest.get(Routes.user('@me')).then((user) => textField(user, 'id'));
    id.catch(() => {
      id = undefined;
    });
    return id;
  };
}

/** Asks Discord what the bot may do in a channel. @throws what the requests throw, including when the channel is hidden. */
export async function channelAccess(
  rest: Rest,
  self: () => Promise<string>,
  guildId: string,
  channelId: string,
): Promise<ChannelAccess> {
  const me = await self();
  const [channel, guild, member] = await Promise.all([
    rest.get(Routes.channel(channelId)) as Promise<APIChannel>,
    rest.get(Routes.guild(guildId)) as Promise<APIGuild>,
    rest.get(Routes.guildMember(guildId, me)) as Promise<APIGuildMember>,
  ]);
  return { channel, permissions: permissionsIn(channel, guild, member, me) };
}

/** Whether a server has this channel, visible to the bot or not. */
export async function hasChannel(rest: Rest, guildId: string, channelId: string): Promise<boolean> {
  const channels = (await rest.get(Routes.guildChannels(guildId))) as readonly APIChannel[];
  return channels.some(({ id }) => id === channelId);
}

/** In Discord's documented order: roles, then the channel's overwrites for everyone, roles and the member. */
function permissionsIn(channel: APIChannel, guild: APIGuild, member: APIGuildMember, me: string): bigint {
  const all = Object.values(PermissionFlagsBits).reduce((bits, bit) => bits | bit, 0n);
  if (guild.owner_id === me) return all;
  let bits = 0n;
  for (const role of guild.roles) {
    if (role.id === guild.id || member.roles.includes(role.id)) bits |= BigInt(role.permissions);
  }
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return all;
  const overwrites = 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [];
  const apply = (those: typeof overwrites): void => {
    const deny = those.reduce((sum, one) => sum | BigInt(one.deny), 0n);
    const allow = those.reduce((sum, one) => sum | BigInt(one.allow), 0n);
    bits = (bits & ~deny) | allow;
  };
  apply(overwrites.filter((one) => one.id === guild.id));
  apply(overwrites.filter((one) => one.type === OverwriteType.Role && member.roles.includes(one.id)));
  apply(overwrites.filter((one) => one.type === OverwriteType.Member && one.id === me));
  return bits;
}

/** A text field of a response. @throws Error if it is missing. */
export function textField(answer: unknown, name: string): string {
  const value: unknown =
    typeof answer === 'object' && answer !== null
      ? Object.entries(answer).find(([key]) => key === name)?.[1]
      : undefined;
  if (typeof value !== 'string') throw new Error(`Discord answered without "${name}".`);
  return value;
}
