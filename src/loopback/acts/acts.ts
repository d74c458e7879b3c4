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
  /** Skips the declared permissions, as an administrator can by overriding them. */
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
  /** Option values, or ids or names of users, roles and channels. */
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

/** What people do. Each act rejects with an `ActError` when Discord's own client would not let them. */
export interface People {
  /** Runs a slash command. */
  command(act: CommandAct): Promise<Interaction>;
  /** The choices offered for the half-typed option `focused`. */
  autocomplete(act: AutocompleteAct): Promise<readonly Choice[]>;
  /** Right-click on a message. */
  messageCommand(act: MessageCommandAct): Promise<Interaction>;
  press(act: PressAct): Promise<Interaction>;
  /** Picks from a select. */
  choose(act: ChooseAct): Promise<Interaction>;
  /** Sends the modal that answered `interaction`. A missing value is what the modal was filled in with. */
  submitModal(act: ModalAct): Promise<Interaction>;
  /** Writes a message. The bot hears of it where its intents ask for it. */
  say(act: SayAct): Message;
}
