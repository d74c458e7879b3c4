import type { Interaction } from '../interactions/interaction.ts';
import type { Choice } from '../wire/command.ts';
import type { Message } from '../wire/message.ts';
import type { Ref } from '../world/ref.ts';

interface Act {
  readonly as: Ref;
  readonly channel: Ref;
}
export interface CommandAct extends Act {
  readonly name: string;
  readonly subcommand?: string;
  /** By option name. Users, roles and channels by `Ref`. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Ignores declared permissions, as if an administrator had overridden them. */
  readonly override?: boolean;
}
export interface AutocompleteAct extends CommandAct {
  readonly focused: string;
}
export interface MessageCommandAct extends Act {
  readonly name: string;
  readonly target: Ref;
  readonly override?: boolean;
}
export interface PressAct {
  readonly as: Ref;
  readonly message: Ref;
  readonly customId: string;
}
export interface ChooseAct extends PressAct {
  /** Option values, or the ids or names of users, roles and channels. */
  readonly values: readonly Ref[];
}
export interface ModalAct {
  readonly as: Ref;
  readonly interaction: Ref;
  readonly values: Readonly<Record<string, string | boolean | readonly string[]>>;
}
export interface SayAct extends Act {
  readonly content: string;
  readonly mentionsBot?: boolean;
  readonly replyTo?: Ref;
}

/** What people do. Each act rejects with an `ActError` if Discord's own client wouldn't allow it. */
export interface People {
  /** Runs a slash command. */
  command(act: CommandAct): Promise<Interaction>;
  /** The choices offered for `focused`, the option being typed. */
  autocomplete(act: AutocompleteAct): Promise<readonly Choice[]>;
  /** Right-clicks a message and picks a command. */
  messageCommand(act: MessageCommandAct): Promise<Interaction>;
  press(act: PressAct): Promise<Interaction>;
  /** Picks options in a select. */
  choose(act: ChooseAct): Promise<Interaction>;
  /** Submits the modal that answered `interaction`. Missing values keep what the modal was prefilled with. */
  submitModal(act: ModalAct): Promise<Interaction>;
  /** Writes a message. The bot hears about it if its intents include it. */
  say(act: SayAct): Message;
}
