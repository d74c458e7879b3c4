export type PersonView = { id: string; name: string; color: string; role: string; moderator: boolean };

export type ChannelKind = 'text' | 'announcement' | 'forum' | 'post' | 'dm';

/** A post (a thread in a forum) names its forum in `parent`. */
export type ChannelView = { id: string; name: string; kind: ChannelKind; topic: string; parent?: string };

export type RoleView = { id: string; name: string };

export type OptionKind =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'user'
  | 'channel'
  | 'role'
  | 'mentionable'
  | 'attachment';

export type Choice = { name: string; value: string | number };

export type OptionView = {
  name: string;
  description: string;
  kind: OptionKind;
  required: boolean;
  autocomplete: boolean;
  choices: Choice[];
  /** The channel types a channel option takes; empty for any. */
  channelKinds: ChannelKind[];
  min?: number;
  max?: number;
};

/** A slash command as typed: each subcommand is its own entry, with `path` "digest set". */
export type CommandView = { path: string; description: string; options: OptionView[] };

/**
 * A slash command this person may not use here; `needs` lists the missing permissions by the names in Discord's client,
 * empty if none would help.
 */
export type WithheldView = { path: string; needs: string };

/** Everything the page draws around the messages, as one person sees it. */
export type SceneView = {
  server: { id: string; name: string };
  /** The bot's own web pages. */
  webUrl?: string;
  /** The playground's current date, for people, if the next day can be made to come. */
  day?: string;
  /** The playground's current time, in ms since 1970. */
  now: number;
  bot: { id: string; name: string; color: string; online: boolean };
  people: PersonView[];
  roles: RoleView[];
  channels: ChannelView[];
  commands: CommandView[];
  withheld: WithheldView[];
  messageCommands: string[];
};
