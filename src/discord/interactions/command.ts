import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  ContextMenuCommandBuilder,
  MessageContextMenuCommandInteraction,
  SharedSlashCommand,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Suggestion } from '../../search/search.ts';
import type { ButtonId, SelectId } from '../../view/custom-id.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** The server an interaction comes from: its id, or null in private. */
export type GuildId = string | null;

/** What a handler gets; in a server command `guildId` is never null, which the router ensures. */
export interface Call<Interaction, G extends GuildId = GuildId> {
  readonly interaction: Interaction;
  readonly guildId: G;
  readonly services: Services;
}

/** A call from a button or select, with the arguments in its `custom_id`, which anyone may have written. */
export interface ComponentCall<Interaction, G extends GuildId = GuildId> extends Call<Interaction, G> {
  readonly args: readonly string[];
}

export type Handler<Interaction, G extends GuildId = GuildId> = (
  call: Call<Interaction, G>,
) => Reply | Promise<Reply>;

export type ComponentHandler<Interaction, G extends GuildId = GuildId> = (
  call: ComponentCall<Interaction, G>,
) => Reply | Promise<Reply>;

/**
 * Suggestions for one half-typed option; `typed` is its text so far. The router truncates labels to Discord's 100
 * characters and the list to 25.
 */
export type Autocomplete<G extends GuildId = GuildId> = (
  typed: string,
  call: Call<AutocompleteInteraction, G>,
) => readonly Suggestion[] | Promise<readonly Suggestion[]>;

/** A button or select with its handler; made by `onPress` and `onSelect`. */
export type HandledComponent<G extends GuildId = GuildId> = { readonly requires?: bigint } & (
  | {
      readonly kind: 'button';
      readonly id: ButtonId;
      readonly handle: ComponentHandler<ButtonInteraction, G>;
    }
  | {
      readonly kind: 'select';
      readonly id: SelectId;
      readonly handle: ComponentHandler<StringSelectMenuInteraction, G>;
    }
);

/** Binds a button to its handler. @param requires permission bits in addition to the command's. */
export function onPress<G extends GuildId = GuildId>(
  id: ButtonId,
  handle: ComponentHandler<ButtonInteraction, G>,
  requires?: bigint,
): HandledComponent<G> {
  return { kind: 'button', id, handle, ...(requires === undefined ? {} : { requires }) };
}

/** Binds a select to its handler. @param requires permission bits in addition to the command's. */
export function onSelect<G extends GuildId = GuildId>(
  id: SelectId,
  handle: ComponentHandler<StringSelectMenuInteraction, G>,
  requires?: bigint,
): HandledComponent<G> {
  return { kind: 'select', id, handle, ...(requires === undefined ? {} : { requires }) };
}

/** A command that works everywhere, including DMs. */
interface Everywhere {
  readonly scope?: 'everywhere';
  readonly requires?: never;
}

/** A command that only works in servers. */
interface InServers {
  readonly scope: 'server';
  /**
   * The permission bits a person needs in the channel. Discord shows the command to those who have them, but server
   * admins can override that, so they are checked again whenever someone uses it or one of its components.
   */
  readonly requires?: bigint;
}

interface CommandParts<G extends GuildId> {
  /** The buttons and selects named after this command, wherever they are drawn. */
  readonly components?: readonly HandledComponent<G>[];
  /** Set if it answers from the catalog: the router then adds how old the catalog is, when that matters. */
  readonly fromCatalog?: boolean;
}

interface SlashParts<G extends GuildId> extends CommandParts<G> {
  readonly data: SharedSlashCommand;
  /** By option name, shared by all subcommands. */
  readonly autocomplete?: Readonly<Record<string, Autocomplete<G>>>;
  /** Whether a slow answer is deferred privately; a deferral fixes that before the answer is known (default: public). */
  readonly defersPrivately?: boolean | ((interaction: ChatInputCommandInteraction) => boolean);
}

/** A handler, or one per subcommand of the builder, by name. */
type Runs<Interaction, G extends GuildId> =
  | { readonly run: Handler<Interaction, G>; readonly subcommands?: never }
  | { readonly subcommands: Readonly<Record<string, Handler<Interaction, G>>>; readonly run?: never };

/** A slash command with handlers for any kind of guild id. */
export type SlashCommandIn<G extends GuildId> = SlashParts<G> & Runs<ChatInputCommandInteraction, G>;

export interface MessageCommandIn<G extends GuildId> extends CommandParts<G> {
  readonly data: ContextMenuCommandBuilder;
  /** What it does, for `/help`: Discord shows no description for such commands. */
  readonly about: string;
  readonly run: Handler<MessageContextMenuCommandInteraction, G>;
}

export type CommandIn<G extends GuildId> = SlashCommandIn<G> | MessageCommandIn<G>;

/** A slash command: the default export of a file of its name in `commands/`. */
export type SlashCommand = SlashCommandIn<GuildId> & Everywhere;

/** A slash command for servers: `guildId` is never null. */
export type ServerCommand = SlashCommandIn<string> & InServers;

/** A right-click command on a message. Slow answers are deferred privately. */
export type MessageCommand = MessageCommandIn<GuildId> & Everywhere;

/** A right-click command on a message in a server. */
export type ServerMessageCommand = MessageCommandIn<string> & InServers;

export type Command = SlashCommand | ServerCommand | MessageCommand | ServerMessageCommand;
