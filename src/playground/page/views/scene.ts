import { type APIUser, ApplicationCommandType, ChannelType } from 'discord-api-types/v10';
import type { LoopbackDiscord } from '../../../loopback/driver.ts';
import type { Channel } from '../../../loopback/wire/channel.ts';
import type { Guild } from '../../../loopback/world/world.ts';
import type { ChannelKind, ChannelView, PersonView, SceneView } from '../protocol/scene.ts';
import { BOT_COLOR, personColor } from './color.ts';
import { viewCommands, viewWithheld } from './commands.ts';

const KINDS: Record<number, ChannelKind> = {
  [ChannelType.GuildText]: 'text',
  [ChannelType.GuildAnnouncement]: 'announcement',
  [ChannelType.GuildForum]: 'forum',
  [ChannelType.AnnouncementThread]: 'post',
  [ChannelType.PublicThread]: 'post',
  [ChannelType.PrivateThread]: 'post',
};
const MODERATOR_RIGHTS = ['ManageGuild', 'ManageMessages', 'PinMessages'] as const;

/** What the playground has besides Discord. */
export type Surroundings = {
  readonly webUrl?: string | undefined;
  readonly day?: string | undefined;
  readonly now?: Date;
};

/** The first server as one person sees it: the channels they can view, and the commands they may use in `channelId`. */
export function viewScene(
  loopback: LoopbackDiscord,
  as: string,
  channelId: string | undefined,
  { webUrl, day, now = new Date() }: Surroundings = {},
): SceneView {
  const { world } = loopback;
  const guild = firstGuild(loopback);
  const commands = loopback.commands(channelId === undefined ? { as } : { as, channel: channelId });
  return {
    server: { id: guild.id, name: guild.name },
    ...(webUrl !== undefined && { webUrl }),
    ...(day !== undefined && { day }),
    now: now.getTime(),
    bot: {
      id: world.bot.id,
      name: nameOf(world.bot),
      color: BOT_COLOR,
      online: loopback.gateway.sessions.length > 0,
    },
    people: viewPeople(loopback),
    roles: [...guild.roles.values()]
      .filter(({ id, managed }) => id !== guild.id && !managed)
      .map(({ id, name }) => ({ id, name })),
    channels: viewChannels(loopback, guild, as),
    commands: viewCommands(commands),
    withheld: viewWithheld(loopback.commands(), commands),
    messageCommands: commands
      .filter(({ type }) => type === ApplicationCommandType.Message)
      .map(({ name }) => name),
  };
}

function viewPeople(loopback: LoopbackDiscord): PersonView[] {
  const guild = firstGuild(loopback);
  return [...guild.members.values()]
    .filter(({ user }) => user.bot !== true)
    .map(({ user, roles }) => {
      const names = roles.flatMap((id) => guild.roles.get(id)?.name ?? []);
      const right = (name: (typeof MODERATOR_RIGHTS)[number]) =>
        channelsOf(loopback, guild).some((channel) => loopback.world.can(user, channel, name));
      return {
        id: user.id,
        name: nameOf(user),
        color: personColor(user.username),
        role: names.join(', '),
        moderator: user.id === guild.ownerId || MODERATOR_RIGHTS.some(right),
      };
    });
}

function viewChannels(loopback: LoopbackDiscord, guild: Guild, as: string): ChannelView[] {
  const visible = channelsOf(loopback, guild).filter((channel) =>
    loopback.world.can(as, channel, 'ViewChannel'),
  );
  const top = visible
    .filter(({ parent_id }) => typeof parent_id !== 'string')
    .sort((one, other) => (one.position ?? 0) - (other.position ?? 0));
  const ordered = top.flatMap((channel) => [
    channel,
    ...visible.filter(({ parent_id }) => parent_id === channel.id),
  ]);
  const dm = loopback.world.dm(as);
  return [
    ...ordered.flatMap(viewChannel),
    { id: dm.id, name: nameOf(loopback.world.bot), kind: 'dm', topic: 'Direct messages with the bot' },
  ];
}

function viewChannel(channel: Channel): ChannelView[] {
  const kind = KINDS[channel.type];
  if (kind === undefined) return [];
  const parent = typeof channel.parent_id === 'string' ? { parent: channel.parent_id } : {};
  return [{ id: channel.id, name: channel.name ?? '', kind, topic: channel.topic ?? '', ...parent }];
}

function channelsOf(loopback: LoopbackDiscord, guild: Guild): Channel[] {
  return [...loopback.world.channels.values()].filter(({ guild_id }) => guild_id === guild.id);
}

function firstGuild(loopback: LoopbackDiscord): Guild {
  const [guild] = loopback.world.guilds.values();
  if (guild === undefined) throw new Error('The playground has no server to show.');
  return guild;
}

/** The name people see. */
export function nameOf(user: APIUser): string {
  return user.global_name ?? user.username;
}
