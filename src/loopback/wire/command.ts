import type { APIApplicationCommand, ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';

/** What autocomplete offers, or one of an option's fixed values. */
export interface Choice {
  name: string;
  name_localizations?: Record<string, string> | null | undefined;
  value: string | number;
}

/** Any option of a command; `type` decides which fields are set. */
export interface CommandOption {
  type: ApplicationCommandOptionType;
  name: string;
  description: string;
  name_localizations?: Record<string, string> | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  required?: boolean | undefined;
  choices?: Choice[] | undefined;
  options?: CommandOption[] | undefined;
  channel_types?: ChannelType[] | undefined;
  min_value?: number | undefined;
  max_value?: number | undefined;
  min_length?: number | undefined;
  max_length?: number | undefined;
  autocomplete?: boolean | undefined;
}

/** A registered command; its options have the same shape for all types. */
export interface Command extends Omit<APIApplicationCommand, 'options' | 'contexts' | 'integration_types'> {
  options?: CommandOption[] | undefined;
  /** Null allows all. */
  contexts: number[] | null;
  integration_types: number[];
}
