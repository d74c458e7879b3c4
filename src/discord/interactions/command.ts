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

/** What a handler is given; in a command of servers `guildId` is never null, which the router sees to. */
export interface Call<Interaction, G extends GuildId = GuildId> {
  readonly interaction: Interaction;
  readonly guildId: G;
  readonly services: Services;
}

/** A call by a button or select, with the arguments that its `custom_id` carries: anyone may have written them. */
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
 * Suggestions for one half-typed option; `typed` is what stands in it so far. The router cuts labels to Discord's 100
 * characters and the list to 25.
 */
export type Autocomplete<G extends GuildId = GuildId> = (
  typed: string,
  call: Call<AutocompleteInteraction, G>,
) => readonly Suggestion[] | Promise<readonly Suggestion[]>;

/** A button or select with the handler that answers it; made by `onPress` and `onSelect`. */
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

/** Binds a button to its handler. @param requires permission bits beside those of the command. */
export function onPress<G extends GuildId = GuildId>(
  id: ButtonId,
  handle: ComponentHandler<ButtonInteraction, G>,
  requires?: bigint,
): HandledComponent<G> {
  return { kind: 'button', id, handle, ...(requires === undefined ? {} : { requires }) };
}

/** Binds a select to its handler. @param requires permission bits beside those of the command. */
export function onSelect<G extends GuildId = GuildId>(
  id: SelectId,
  handle: ComponentHandler<StringSelectMenuInteraction, G>,
  requires?: bigint,
): HandledComponent<G> {
  return { kind: 'select', id, handle, ...(requires === undefined ? {} : { requires }) };
}

/** A command that works everywhere, private messages among it. */
interface Everywhere {
  readonly scope?: 'everywhere';
  readonly requires?: never;
}

/** A command that works in servers alone. */
interface InServers {
  readonly scope: 'server';
  /**
   * The permission bits a person needs in the channel. Discord shows the command to those who have them, unless the
   * server's admins say otherwise; so they are checked again each time someone uses it or one of its components.
   */
  readonly requires?: bigint;
}

interface CommandParts<G extends GuildId> {
  /** The buttons and selects that bear this command's name, whoever draws them. */
  readonly components?: readonly HandledComponent<G>[];
  /** Set when it answers out of the catalog: the router then says how old the catalog is, once that matters. */
  readonly fromCatalog?: boolean;
}

interface SlashParts<G extends GuildId> extends CommandParts<G> {
  readonly data: SharedSlashCommand;
  /** By option name (the options of all subcommands share one list). */
  readonly autocomplete?: Readonly<Record<string, Autocomplete<G>>>;
  /** Whether a slow answer is awaited privately; a deferral fixes that before the answer is known. Default: public. */
  readonly defersPrivately?: boolean | ((interaction: ChatInputCommandInteraction) => boolean);
}

/** A handler, or one for each subcommand of the builder by its name. */
type Runs<Interaction, G extends GuildId> =
  | { readonly run: Handler<Interaction, G>; readonly subcommands?: never }
  | { readonly subcommands: Readonly<Record<string, Handler<Interaction, G>>>; readonly run?: never };

/** A slash command as far as its handlers go, whatever they know of the server. */
export type SlashCommandIn<G extends GuildId> = SlashParts<G> & Runs<ChatInputCommandInteraction, G>;

export interface MessageCommandIn<G extends GuildId> extends CommandParts<G> {
  readonly data: ContextMenuCommandBuilder;
  /** What it does, for `/help`: Discord shows no description of such a command. */
  readonly about: string;
  readonly run: Handler<MessageContextMenuCommandInteraction, G>;
}

export type CommandIn<G extends GuildId> = SlashCommandIn<G> | MessageCommandIn<G>;

/** A slash command: the default export of a file in `commands/` that bears its name. */
export type SlashCommand = SlashCommandIn<GuildId> & Everywhere;

/** A slash command of servers: `guildId` is never null. */
export type ServerCommand = SlashCommandIn<string> & InServers;

/** A right-click command on a message. Slow answers are awaited privately. */
export type MessageCommand = MessageCommandIn<GuildId> & Everywhere;

/** A right-click command on a message of a server. */
export type ServerMessageCommand = MessageCommandIn<string> & InServers;

export type Command = SlashCommand | ServerCommand | MessageCommand | ServerMessageCommand;
