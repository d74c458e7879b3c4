import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { CommandOption } from '../wire/command.ts';
import { report } from './field-errors.ts';
import { localizations, optional, text } from './fields.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const slashName = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((name) => name === name.toLowerCase(), {
    params: { code: 'APPLICATION_COMMAND_INVALID_NAME' },
    message: 'Command name is invalid',
  });

const choice = z.looseObject({
  name: text(1, 100),
  name_localizations: localizations,
  value: z.union([text(0, 100), z.number()]),
});

/** What autocomplete offers. */
export const autocompleteSchema = z.looseObject({ choices: z.array(choice).max(25) });

const leaf = {
  type: z.int().min(1).max(11),
  name: slashName,
  description: text(1, 100),
  name_localizations: localizations,
  description_localizations: localizations,
  required: optional(z.boolean()),
  choices: optional(z.array(choice).max(25)),
  channel_types: optional(z.array(z.int())),
  min_value: optional(z.number()),
  max_value: optional(z.number()),
  min_length: optional(z.int().min(0).max(6000)),
  max_length: optional(z.int().min(1).max(6000)),
  autocomplete: optional(z.boolean()),
};
const parameter = z.looseObject(leaf);
const nested = z.looseObject({ ...leaf, options: optional(z.array(parameter).max(25)) });
const option = z.looseObject({ ...leaf, options: optional(z.array(nested).max(25)) });

const commandFields = z.looseObject({
  type: z.int().min(1).max(3).default(1),
  name: z.string().min(1).max(32),
  description: optional(text(0, 100)),
  name_localizations: localizations,
  description_localizations: localizations,
  options: optional(z.array(option).max(25)),
  default_member_permissions: optional(z.union([z.string().regex(/^\d+$/), z.int().min(0)])),
  dm_permission: optional(z.boolean()),
  contexts: optional(z.array(z.int().min(0).max(2)).min(1)),
  integration_types: optional(z.array(z.int().min(0).max(1)).min(1)),
  nsfw: optional(z.boolean()),
});

/** One command in a registration. */
export const commandSchema = commandFields.superRefine((command, ctx) => {
  if (command.type === ApplicationCommandType.ChatInput) {
    if (!slashName.safeParse(command.name).success)
      report(ctx, ['name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    if (!command.description) report(ctx, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
  } else if (command.description || command.options !== undefined) {
    report(
      ctx,
      ['description'],
      'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
      'Context menu commands cannot have description or options',
    );
  }
  checkOptions(command.options ?? [], ['options'], 0, ctx);
  const size = commandSize(command);
  if (size > 8000)
    report(ctx, [], 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (8000), it has ${size}`);
});

export const commandsSchema = z.array(commandSchema).superRefine((commands, ctx) => {
  const seen = new Set<string>();
  for (const [index, { type, name }] of commands.entries()) {
    if (seen.has(`${type} ${name}`))
      report(
        ctx,
        [index, 'name'],
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    seen.add(`${type} ${name}`);
  }
});

/** Option types that can have autocomplete. */
const completable: readonly number[] = [
  ApplicationCommandOptionType.String,
  ApplicationCommandOptionType.Integer,
  ApplicationCommandOptionType.Number,
];

function checkOptions(
  options: readonly CommandOption[],
  path: readonly PropertyKey[],
  depth: number,
  ctx: Parameters<typeof report>[0],
): void {
  const names = new Set<string>();
  let optionalSeen = false;
  const groups = options.filter(({ type }) => type <= ApplicationCommandOptionType.SubcommandGroup).length;
  if (groups > 0 && groups < options.length)
    report(
      ctx,
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other options',
    );
  for (const [index, one] of options.entries()) {
    const here = [...path, index];
    if (names.has(one.name))
      report(
        ctx,
        [...here, 'name'],
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option name already exists in this command',
      );
    names.add(one.name);
    if (one.required && optionalSeen)
      report(
        ctx,
        here,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (!one.required && one.type > ApplicationCommandOptionType.SubcommandGroup) optionalSeen = true;
    if (
      (one.type === ApplicationCommandOptionType.SubcommandGroup && depth > 0) ||
      (one.type === ApplicationCommandOptionType.Subcommand && depth > 1)
    )
      report(
        ctx,
        [...here, 'type'],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'This option type cannot be nested here',
      );
    if (one.autocomplete && (one.choices?.length ?? 0) > 0)
      report(
        ctx,
        here,
        'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES',
        'Autocomplete and choices are mutually exclusive',
      );
    if (one.autocomplete && !completable.includes(one.type))
      report(
        ctx,
        [...here, 'autocomplete'],
        'APPLICATION_COMMAND_AUTOCOMPLETE_TYPE',
        'Only string, integer and number options can have autocomplete',
      );
    for (const [at, { value }] of (one.choices ?? []).entries()) {
      if ((one.type === ApplicationCommandOptionType.String) !== (typeof value === 'string'))
        report(
          ctx,
          [...here, 'choices', at, 'value'],
          'BASE_TYPE_INVALID',
          'The value of a choice must have the type of its option',
        );
    }
    if (one.type <= ApplicationCommandOptionType.SubcommandGroup)
      checkOptions(one.options ?? [], [...here, 'options'], depth + 1, ctx);
    else if ((one.options?.length ?? 0) > 0)
      report(
        ctx,
        [...here, 'options'],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Only sub-commands and groups have options',
      );
  }
}

/** Names, descriptions and values of a command and everything in it count towards 8,000 characters. */
function commandSize(command: {
  name: string;
  description?: string | undefined;
  options?: CommandOption[] | undefined;
}): number {
  const choices = (one: CommandOption) =>
    (one.choices ?? []).reduce((sum, { name, value }) => sum + name.length + String(value).length, 0);
  const options = command.options ?? [];
  return (
    command.name.length +
    (command.description ?? '').length +
    options.reduce((sum, one) => sum + commandSize(one) + choices(one), 0)
  );
}
