import type { Command, CommandOption } from '../../../loopback/wire/command.ts';
import type { ChannelKind, CommandView, OptionKind, OptionView } from '../protocol/scene.ts';

const OPTION_KINDS: Record<number, OptionKind> = {
  3: 'string',
  4: 'integer',
  5: 'boolean',
  6: 'user',
  7: 'channel',
  8: 'role',
  9: 'mentionable',
  10: 'number',
  11: 'attachment',
};

const CHANNEL_KINDS: Record<number, ChannelKind> = {
  0: 'text',
  5: 'announcement',
  11: 'post',
  12: 'post',
  15: 'forum',
};

/** The slash commands as they are typed, by name: each subcommand is an entry of its own. */
export function viewCommands(commands: readonly Command[]): CommandView[] {
  return commands
    .filter(({ type }) => type === 1)
    .flatMap((command) => entries(command.name, command.description, command.options ?? []))
    .sort((one, other) => one.path.localeCompare(other.path));
}

function entries(path: string, description: string, options: readonly CommandOption[]): CommandView[] {
  const inner = options.filter(({ type }) => type === 1 || type === 2);
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
