import { type APIOverwrite, PermissionFlagsBits } from 'discord-api-types/v10';

export type PermissionName = keyof typeof PermissionFlagsBits;

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

/** What a properly installed bot may do as well. */
export const botDefaults: readonly PermissionName[] = [...memberDefaults, 'PinMessages'];

export function permissionField(names: readonly PermissionName[]): bigint {
  return names.reduce((field, name) => field | PermissionFlagsBits[name], 0n);
}

export const allPermissions = Object.values(PermissionFlagsBits).reduce((field, bit) => field | bit, 0n);

/** What everybody may do in a private channel. */
export const privatePermissions = permissionField([...memberDefaults, 'PinMessages', 'MentionEveryone']);

interface MemberInChannel {
  readonly guildId: string;
  readonly ownerId: string;
  readonly userId: string;
  /** The ids of the member's roles. */
  readonly roles: readonly string[];
  /** Each role's permissions by id; `@everyone` has the server's id. */
  readonly rolePermissions: ReadonlyMap<string, bigint>;
  readonly overwrites: readonly APIOverwrite[];
}

/** What a member may do in a channel: https://discord.com/developers/docs/topics/permissions#permission-overwrites */
export function computePermissions(member: MemberInChannel): bigint {
  const { guildId, roles, overwrites, rolePermissions } = member;
  if (member.userId === member.ownerId) return allPermissions;
  const base = [guildId, ...roles].reduce((field, id) => field | (rolePermissions.get(id) ?? 0n), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return allPermissions;
  const everyone = overwrites.filter((overwrite) => overwrite.id === guildId);
  const ofRoles = overwrites.filter((overwrite) => overwrite.id !== guildId && roles.includes(overwrite.id));
  const own = overwrites.filter((overwrite) => overwrite.id === member.userId);
  return withoutImplied([everyone, ofRoles, own].reduce(applyOverwrites, base));
}

function applyOverwrites(field: bigint, layer: readonly APIOverwrite[]): bigint {
  const denied = layer.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
  const allowed = layer.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
  return (field & ~denied) | allowed;
}

/**
 * Someone who can't see a channel can do nothing in it; someone who can't write in it can't embed, attach or mention
 * everyone.
 */
function withoutImplied(field: bigint): bigint {
  if ((field & PermissionFlagsBits.ViewChannel) === 0n) return 0n;
  if ((field & PermissionFlagsBits.SendMessages) !== 0n) return field;
  const writing = permissionField(['EmbedLinks', 'AttachFiles', 'MentionEveryone', 'SendPolls']);
  return field & ~writing;
}
