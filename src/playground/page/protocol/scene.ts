export type PersonView = { id: string; name: string; color: string; role: string; moderator: boolean };

export type ChannelKind = 'text' | 'announcement' | 'forum' | 'post' | 'dm';

/** A post (a thread of a forum) names its forum in `parent`. */
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
  /** Kinds of channel a channel option takes; empty: any. */
  channelKinds: ChannelKind[];
  min?: number;
  max?: number;
};

/** A slash command as it is typed: a subcommand is an entry of its own, `path` "digest set". */
export type CommandView = { path: string; description: string; options: OptionView[] };

/** A slash command that the person may not use here; `needs` are the permissions for it as Discord's client names them, empty where none would do. */
export type WithheldView = { path: string; needs: string };

/** All that the page draws around the messages, as one person sees it. */
export type SceneView = {
  server: { id: string; name: string };
  /** The bot's own web pages. */
  webUrl?: string;
  /** The day it is in the playground, as people write it, where the next one can be let come. */
  day?: string;
  /** What time it is there, in ms since 1970. */
  now: number;
  bot: { id: string; name: string; color: string; online: boolean };
  people: PersonView[];
  roles: RoleView[];
  channels: ChannelView[];
  commands: CommandView[];
  withheld: WithheldView[];
  messageCommands: string[];
};
