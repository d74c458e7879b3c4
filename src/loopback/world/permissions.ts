import type { Overwrite } from '../wire/channel.ts';

/** Bits of Discord's permission field. */
export const permissionBits = {
  KickMembers: 1n << 1n,
  BanMembers: 1n << 2n,
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ChangeNickname: 1n << 26n,
  ManageRoles: 1n << 28n,
  ManageWebhooks: 1n << 29n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  ModerateMembers: 1n << 40n,
  SendPolls: 1n << 49n,
  UseExternalApps: 1n << 50n,
  PinMessages: 1n << 51n,
} as const;

export type PermissionName = keyof typeof permissionBits;

/** What `@everyone` may do on a new server. */
export const memberDefaults: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
  'UseExternalEmojis',
  'ChangeNickname',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'SendPolls',
  'UseExternalApps',
];

/** What a well-installed bot may do beside that. */
export const botDefaults: readonly PermissionName[] = [...memberDefaults, 'PinMessages'];

export function permissionField(names: readonly PermissionName[]): bigint {
  return names.reduce((field, name) => field | permissionBits[name], 0n);
}

export const allPermissions = permissionField(Object.keys(permissionBits).filter(isPermissionName));

export function isPermissionName(name: string): name is PermissionName {
  return Object.hasOwn(permissionBits, name);
}

/** Of everybody in a private channel. */
export const privatePermissions = permissionField([...memberDefaults, 'PinMessages', 'MentionEveryone']);

interface MemberInChannel {
  readonly guildId: string;
  readonly ownerId: string;
  readonly userId: string;
  /** Ids of the member's roles. */
  readonly roles: readonly string[];
  /** Of each role by its id, `@everyone` under the server's id. */
  readonly rolePermissions: ReadonlyMap<string, bigint>;
  readonly overwrites: readonly Overwrite[];
}

/** What a member may do in a channel: https://discord.com/developers/docs/topics/permissions#permission-overwrites */
export function computePermissions(member: MemberInChannel): bigint {
  const { guildId, roles, overwrites, rolePermissions } = member;
  if (member.userId === member.ownerId) return allPermissions;
  const base = [guildId, ...roles].reduce((field, id) => field | (rolePermissions.get(id) ?? 0n), 0n);
  if ((base & permissionBits.Administrator) !== 0n) return allPermissions;
  const everyone = overwrites.filter((overwrite) => overwrite.id === guildId);
  const ofRoles = overwrites.filter((overwrite) => overwrite.id !== guildId && roles.includes(overwrite.id));
  const own = overwrites.filter((overwrite) => overwrite.id === member.userId);
  return withoutImplied([everyone, ofRoles, own].reduce(applyOverwrites, base));
}

function applyOverwrites(field: bigint, layer: readonly Overwrite[]): bigint {
  const denied = layer.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
  const allowed = layer.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
  return (field & ~denied) | allowed;
}

/** Who cannot see a channel can do nothing in it; who cannot write in it cannot embed, attach or mention all. */
function withoutImplied(field: bigint): bigint {
  if ((field & permissionBits.ViewChannel) === 0n) return 0n;
  if ((field & permissionBits.SendMessages) !== 0n) return field;
  const writing = permissionField(['EmbedLinks', 'AttachFiles', 'MentionEveryone', 'SendPolls']);
  return field & ~writing;
}
