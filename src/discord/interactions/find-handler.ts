import type {
  APIApplicationCommandOption,
  AutocompleteInteraction,
  BaseInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { Suggestion } from '../../search/search.ts';
import { customIds } from '../../view/carried.ts';
import { readCustomId } from '../../view/custom-id.ts';
import type { MessageBody } from '../../view/message.ts';
import { checkOptions } from './check-options.ts';
import type { Command, CommandIn, GuildId, HandledComponent, SlashCommandIn } from './command.ts';
import { isMessageCommand } from './definition.ts';
import type { Commands } from './load-commands.ts';
import { checkPermission, onlyInServers } from './permission.ts';
import type { Reply } from './reply.ts';
import type { Answerable } from './respond.ts';
import type { Services } from './services.ts';
import { UserError } from './user-error.ts';

type OnMessage = Exclude<Answerable, ChatInputCommandInteraction | MessageContextMenuCommandInteraction>;

/** Finds the command that answers an interaction. Every function checks scope and permission first. */
export interface Handlers {
  /** The command an interaction belongs to. @throws UserError if it is from another version. */
  commandOf(interaction: Answerable): Command;
  /** Its handler's reply. @throws UserError, and whatever the handler throws. */
  reply(interaction: Answerable, services: Services): Reply | Promise<Reply>;
  /** None for an option without autocomplete. @throws like `reply`. */
  suggestions(
    interaction: AutocompleteInteraction,
    services: Services,
  ): readonly Suggestion[] | Promise<readonly Suggestion[]>;
  /** The `custom_id`s in a body that no command handles. */
  unhandled(body: MessageBody): string[];
}

export function createHandlers(commands: Commands): Handlers {
  const byShownName = new Map([...commands.values()].map((command) => [command.data.name, command]));

  function commandOf(interaction: Answerable | AutocompleteInteraction): Command {
    const command =
      interaction.isCommand() || interaction.isAutocomplete()
        ? byShownName.get(interaction.commandName)
        : commands.get(readCustomId(interaction.customId)?.command ?? '');
    if (command === undefined) throw outdated();
    return command;
  }

  const defined = new Map<unknown, readonly APIApplicationCommandOption[]>();
  function optionsOf<G extends GuildId>({ data }: SlashCommandIn<G>): readonly APIApplicationCommandOption[] {
    const known = defined.get(data) ?? data.toJSON().options ?? [];
    defined.set(data, known);
    return known;
  }

  return {
    commandOf,
    reply(interaction, services) {
      return enter(commandOf(interaction), interaction, (command, guildId) => {
        const call = { services, guildId };
        if (interaction.isChatInputCommand()) {
          if (isMessageCommand(command)) throw outdated();
          const subcommand = interaction.options.getSubcommand(false);
          const run = command.run ?? own(command.subcommands, subcommand ?? '');
          if (run === undefined) throw outdated();
          checkOptions(optionsOf(command), interaction.options.data);
          return run({ ...call, interaction });
        }
        if (interaction.isMessageContextMenuCommand()) {
          if (!isMessageCommand(command)) throw outdated();
          return command.run({ ...call, interaction });
        }
        return componentReply(command.components ?? [], interaction, call);
      });
    },
    suggestions(interaction, services) {
      return enter(commandOf(interaction), interaction, (command, guildId) => {
        const { name, value } = interaction.options.getFocused(true);
        const complete = isMessageCommand(command) ? undefined : own(command.autocomplete, name);
        return complete?.(value, { interaction, services, guildId }) ?? [];
      });
    },
    unhandled(body) {
      return customIds(body.components).filter((id) => {
        const read = readCustomId(id);
        const components = commands.get(read?.command ?? '')?.components ?? [];
        return !components.some((component) => component.id.action === read?.action);
      });
    },
  };
}

/** Passes on a command that may be used here, with its server. @throws UserError if it may not. */
function enter<Result>(
  command: Command,
  interaction: BaseInteraction,
  use: <G extends GuildId>(command: CommandIn<G>, guildId: G) => Result,
): Result {
  if (command.scope !== 'server') return use<GuildId>(command, interaction.guildId);
  if (interaction.guildId === null) throw onlyInServers();
  checkPermission(interaction, command.requires);
  return use<string>(command, interaction.guildId);
}

function componentReply<G extends GuildId>(
  components: readonly HandledComponent<G>[],
  interaction: OnMessage,
  call: { readonly services: Services; readonly guildId: G },
): Reply | Promise<Reply> {
  const { action, args } = readCustomId(interaction.customId) ?? {};
  const component = components.find(({ id }) => id.action === action);
  if (component === undefined || args === undefined) throw outdated();
  checkPermission(interaction, component.requires);
  if (component.kind === 'button' && interaction.isButton()) {
    return component.handle({ ...call, interaction, args });
  }
  if (component.kind === 'select' && interaction.isStringSelectMenu()) {
    return component.handle({ ...call, interaction, args });
  }
  throw outdated();
}

/** A handler by an untrusted name, which might be `constructor`. */
function own<T>(handlers: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return handlers !== undefined && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}

function outdated(): UserError {
  return new UserError('This message is from another version of me. Please use the command again.');
}
