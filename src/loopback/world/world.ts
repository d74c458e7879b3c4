import type { APIGuildMember, APIRole, APIUser } from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import type { PermissionName } from './permissions.ts';
import type { Ref } from './ref.ts';
import type { ChannelSeed, GuildSeed, PersonSeed, RoleSeed } from './seed.ts';

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** False if the bot isn't (or is no longer) installed there. */
  readonly hasBot: boolean;
  readonly joinedAt: string;
  /** By id; `@everyone` has the server's own id. */
  readonly roles: ReadonlyMap<string, APIRole>;
  /** By the person's id; the bot is among them. */
  readonly members: ReadonlyMap<string, APIGuildMember>;
}

/** A server as the loopback itself changes it. */
export interface GuildState extends Guild {
  hasBot: boolean;
  readonly roles: Map<string, APIRole>;
  readonly members: Map<string, APIGuildMember>;
}

export interface Person {
  readonly user: APIUser;
  readonly locale: string;
  readonly dmsClosed: boolean;
}

/** Who and what there is, and how to change it while the bot runs. Unknown names are rejected with a sentence. */
export interface World {
  readonly bot: APIUser;
  readonly applicationId: string;
  readonly guilds: ReadonlyMap<string, Guild>;
  /** Every channel: in servers, threads and private ones. */
  readonly channels: ReadonlyMap<string, Channel>;
  readonly people: ReadonlyMap<string, Person>;
  guild(ref: Ref): Guild;
  channel(ref: Ref): Channel;
  /** A server's channels, including threads. */
  channelsOf(guild: Ref): Channel[];
  person(ref: Ref): APIUser;
  role(guild: Ref, ref: Ref): APIRole;
  /** The private channel between a person and the bot, opened if there is none. */
  dm(person: Ref): Channel;
  /** What someone may do in a channel, as a bit field. */
  permissions(who: Ref, channel: Ref): bigint;
  can(who: Ref, channel: Ref, permission: PermissionName): boolean;
  addGuild(seed: GuildSeed): Guild;
  /** Kicks the bot; the server stays. */
  removeBot(guild: Ref): void;
  addBot(guild: Ref): void;
  removeGuild(guild: Ref): void;
  addChannel(guild: Ref, seed: ChannelSeed): Channel;
  alterChannel(
    channel: Ref,
    change: Partial<Pick<Channel, 'name' | 'topic' | 'nsfw' | 'available_tags'>>,
  ): Channel;
  removeChannel(channel: Ref): void;
  /** Archives a thread, as Discord does after a day or more without messages; a new message reopens it. */
  archiveThread(thread: Ref): void;
  addPerson(seed: PersonSeed): APIUser;
  closeDms(person: Ref, closed?: boolean): void;
  join(guild: Ref, person: Ref, roles?: readonly Ref[]): APIGuildMember;
  leave(guild: Ref, person: Ref): void;
  addRole(guild: Ref, seed: RoleSeed): APIRole;
  alterRole(
    guild: Ref,
    role: Ref,
    change: { permissions?: readonly PermissionName[]; mentionable?: boolean },
  ): APIRole;
  removeRole(guild: Ref, role: Ref): void;
  giveRole(guild: Ref, person: Ref, role: Ref): void;
  takeRole(guild: Ref, person: Ref, role: Ref): void;
  /** Sets overwrites in a channel for a role, a person, the bot (`'bot'`) or everyone (`'everyone'`). */
  allow(channel: Ref, who: Ref, permissions: readonly PermissionName[]): void;
  deny(channel: Ref, who: Ref, permissions: readonly PermissionName[]): void;
}
