import type {
  APIModalInteractionResponseCallbackData,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  ContextMenuCommandBuilder,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  SharedSlashCommand,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { MessageBody } from '../../view/message.ts';
import type { Services } from './services.ts';

/** What a handler wants said. Handlers never talk to Discord: the router sends this, at once or after a deferral. */
export type Reply =
  /** A new message; `private` shows it to the person alone. */
  | {
      readonly kind: 'message';
      readonly body: MessageBody;
      readonly private: boolean;
      readonly files?: readonly ReplyFile[];
    }
  /** Replaces the message that the pressed button or select sits on. */
  | { readonly kind: 'update'; readonly body: MessageBody }
  /** Opens a form. Must come within three seconds: Discord lets nobody defer a form. */
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };

export interface ReplyFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A message that everyone in the channel sees. */
export function say(body: MessageBody): Reply {
  return { kind: 'message', body, private: false };
}

/** A message for the person alone. */
export function whisper(body: MessageBody): Reply {
  return { kind: 'message', body, private: true };
}

/** Replaces the message the component sits on. */
export function update(body: MessageBody): Reply {
  return { kind: 'update', body };
}

/** What a handler is given. */
export interface Call<Interaction> {
  readonly interaction: Interaction;
  readonly services: Services;
}

/** A call by a button, select or form, with the arguments that its `custom_id` carries. */
export interface ComponentCall<Interaction> extends Call<Interaction> {
  readonly args: readonly string[];
}

/** One autocomplete choice; the router cuts names to Discord's 100 characters and lists to 25. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

export type Answer<Interaction> = (call: Call<Interaction>) => Reply | Promise<Reply>;
export type ComponentAnswer<Interaction> = (call: ComponentCall<Interaction>) => Reply | Promise<Reply>;

/** Choices for one half-typed option; `typed` is what stands in it so far. */
export type Autocomplete = (
  typed: string,
  call: Call<AutocompleteInteraction>,
) => readonly Choice[] | Promise<readonly Choice[]>;

interface CommandParts {
  /**
   * The permission bits a person needs in the channel, checked each time someone uses the command or one of its
   * components, because a server's admins may have opened the command to others.
   */
  readonly requires?: bigint;
  /** Handlers of the components this command draws, by the action of their `custom_id`. */
  readonly buttons?: Readonly<Record<string, ComponentAnswer<ButtonInteraction>>>;
  readonly selects?: Readonly<Record<string, ComponentAnswer<StringSelectMenuInteraction>>>;
  readonly modals?: Readonly<Record<string, ComponentAnswer<ModalSubmitInteraction>>>;
}

/** A slash command: the default export of a file in `commands/` that bears its name. */
export interface SlashCommand extends CommandParts {
  readonly data: SharedSlashCommand;
  readonly run: Answer<ChatInputCommandInteraction>;
  /** By option name (options of all subcommands share one list). */
  readonly autocomplete?: Readonly<Record<string, Autocomplete>>;
  /** Whether a slow answer is awaited privately; a deferral fixes that before the answer is known. Default: public. */
  readonly defersPrivately?: (interaction: ChatInputCommandInteraction) => boolean;
}

/** A right-click command on a message. Slow answers are awaited privately. */
export interface MessageCommand extends CommandParts {
  readonly data: ContextMenuCommandBuilder;
  readonly run: Answer<MessageContextMenuCommandInteraction>;
}

export type Command = SlashCommand | MessageCommand;
