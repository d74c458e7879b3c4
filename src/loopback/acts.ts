import type { Ref } from './ref.ts';

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
