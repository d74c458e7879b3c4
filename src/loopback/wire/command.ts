/** The shapes of commands as they cross the wire. */

export interface Choice {
  name: string;
  name_localizations?: Record<string, string> | null | undefined;
  value: string | number;
}

/** Types: 1 subcommand, 2 group, 3 string, 4 integer, 5 boolean, 6 user, 7 channel, 8 role, 9 mentionable, 10 number, 11 file. */
export interface CommandOption {
  type: number;
  name: string;
  description: string;
  name_localizations?: Record<string, string> | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  required?: boolean | undefined;
  choices?: Choice[] | undefined;
  options?: CommandOption[] | undefined;
  channel_types?: number[] | undefined;
  min_value?: number | undefined;
  max_value?: number | undefined;
  min_length?: number | undefined;
  max_length?: number | undefined;
  autocomplete?: boolean | undefined;
}

/** A registered command; `type` 1 is a slash command, 2 acts on a user and 3 on a message (right-click). */
export interface Command {
  id: string;
  application_id: string;
  guild_id?: string;
  version: string;
  type: number;
  name: string;
  description: string;
  name_localizations?: Record<string, string> | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  options?: CommandOption[] | undefined;
  default_member_permissions: string | null;
  /** 0 server, 1 the bot's private messages, 2 other private channels; null allows all. */
  contexts: number[] | null;
  /** 0 installed on a server, 1 installed by a person. */
  integration_types: number[];
  nsfw: boolean;
}
