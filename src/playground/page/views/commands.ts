import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Command, CommandOption } from '../../../loopback/wire/command.ts';
import type { ChannelKind, CommandView, OptionKind, OptionView, WithheldView } from '../protocol/scene.ts';

const OPTION_KINDS: Record<number, OptionKind> = {
  [ApplicationCommandOptionType.String]: 'string',
  [ApplicationCommandOptionType.Integer]: 'integer',
  [ApplicationCommandOptionType.Boolean]: 'boolean',
  [ApplicationCommandOptionType.User]: 'user',
  [ApplicationCommandOptionType.Channel]: 'channel',
  [ApplicationCommandOptionType.Role]: 'role',
  [ApplicationCommandOptionType.Mentionable]: 'mentionable',
  [ApplicationCommandOptionType.Number]: 'number',
  [ApplicationCommandOptionType.Attachment]: 'attachment',
};

const CHANNEL_KINDS: Record<number, ChannelKind> = {
  [ChannelType.GuildText]: 'text',
  [ChannelType.GuildAnnouncement]: 'announcement',
  [ChannelType.PublicThread]: 'post',
  [ChannelType.PrivateThread]: 'post',
  [ChannelType.GuildForum]: 'forum',
};

/** The slash commands as typed, by name: each subcommand is its own entry. */
export function viewCommands(commands: readonly Command[]): CommandView[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap((command) => entries(command.name, command.description, command.options ?? []))
    .sort((one, other) => one.path.localeCompare(other.path));
}

/** The slash commands a person may not use, with the permissions each needs. */
export function viewWithheld(all: readonly Command[], available: readonly Command[]): WithheldView[] {
  const known = new Set(available.map(({ id }) => id));
  return all
    .filter(({ id, type }) => type === ApplicationCommandType.ChatInput && !known.has(id))
    .flatMap(({ name, description, options, default_member_permissions: needed }) =>
      entries(name, description, options ?? []).map(({ path }) => ({ path, needs: permissions(needed) })),
    );
}

/** A bit field's permissions by their names in Discord's client: `Manage Server`. */
function permissions(field: string | null): string {
  const bits = BigInt(field ?? 0);
  return Object.entries(PermissionFlagsBits)
    .filter(([, bit]) => (bits & bit) !== 0n)
    .map(([name]) => name.replace('Guild', 'Server').replace(/(?<=[a-z])(?=[A-Z])/g, ' '))
    .join(' and ');
}

function entries(path: string, description: string, options: readonly CommandOption[]): CommandView[] {
  const inner = options.filter(
    ({ type }) =>
      type === ApplicationCommandOptionType.Subcommand ||
      type === ApplicationCommandOptionType.SubcommandGroup,
  );
  if (inner.length > 0) {
    return inner.flatMap((option) =>
      entries(`${path} ${option.name}`, option.description, option.options ?? []),
    );
  }
  return [{ path, description, options: options.flatMap(viewOption) }];
}

function viewOption(option: CommandOption): OptionView[] {
  const kind = OPTION_KINDS[option.type];
  if (kind === undefined) return [];
  const min = option.min_value ?? option.min_length;
  const max = option.max_value ?? option.max_length;
  return [
    {
      name: option.name,
      description: option.description,
      kind,
      required: option.required ?? false,
      autocomplete: option.autocomplete ?? false,
      choices: (option.choices ?? []).map(({ name, value }) => ({ name, value })),
      channelKinds: (option.channel_types ?? []).flatMap((type) => CHANNEL_KINDS[type] ?? []),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    },
  ];
}
