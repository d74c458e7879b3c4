/**
 * What the playground's server and its page say to each other: plain data, JSON both ways.
 * The page knows nothing of Discord's own shapes; `views/` translates them.
 */

/** A piece of marked-up text, already parsed: the page only builds nodes from it, never HTML. */
export type TextNode =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext'; children: TextNode[] }
  | { type: 'heading'; level: 1 | 2 | 3; children: TextNode[] }
  | { type: 'code'; text: string }
  | { type: 'codeBlock'; language: string; text: string }
  | { type: 'list'; ordered: boolean; start: number; items: TextNode[][] }
  | { type: 'link'; url: string; children: TextNode[] }
  | { type: 'mention'; kind: 'user' | 'role' | 'channel' | 'command' | 'everyone'; id: string; label: string }
  /** `at` in seconds since 1970, `style` one of Discord's timestamp letters. */
  | { type: 'time'; at: number; style: string };

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

/** All that the page draws around the messages, as one person sees it. */
export type SceneView = {
  server: { id: string; name: string };
  bot: { id: string; name: string; color: string; online: boolean };
  people: PersonView[];
  roles: RoleView[];
  channels: ChannelView[];
  commands: CommandView[];
  messageCommands: string[];
};

export type ButtonView = {
  type: 'button';
  style: 'primary' | 'secondary' | 'success' | 'danger' | 'link';
  label: string;
  emoji: string;
  disabled: boolean;
  customId?: string;
  url?: string;
};

export type SelectOptionView = {
  label: string;
  value: string;
  description: string;
  emoji: string;
  chosen: boolean;
};

/** A select of any sort: those of people, roles and channels get their options from the scene. */
export type SelectView = {
  type: 'select';
  customId: string;
  placeholder: string;
  min: number;
  max: number;
  disabled: boolean;
  options: SelectOptionView[];
};

export type RowItemView = ButtonView | SelectView;
export type ImageView = { type: 'image'; alt: string; spoiler: boolean };

/** A file the bot sent; `path` on this server gives its bytes. */
export type FileView = { name: string; size: number; path?: string };

export type BlockView =
  | { type: 'text'; text: TextNode[] }
  | { type: 'section'; texts: TextNode[][]; accessory?: ButtonView | ImageView }
  | { type: 'gallery'; images: ImageView[] }
  | { type: 'separator'; line: boolean; large: boolean }
  | { type: 'file'; file: FileView }
  | { type: 'row'; items: RowItemView[] }
  | { type: 'container'; color?: string; spoiler: boolean; blocks: BlockView[] };

export type EmbedView = {
  color?: string;
  author?: string;
  title?: TextNode[];
  url?: string;
  description?: TextNode[];
  fields: { name: TextNode[]; value: TextNode[]; inline: boolean }[];
  footer?: string;
  image?: ImageView;
};

export type MessageView = {
  id: string;
  channelId: string;
  author: { id: string; name: string; color: string; bot: boolean };
  /** ISO 8601. */
  at: string;
  edited: boolean;
  pinned: boolean;
  published: boolean;
  /** Only the person it answers sees it. */
  private: boolean;
  thinking: boolean;
  /** The command this message answers, and who used it. */
  used?: { id: string; by: string; color: string; command: string };
  text: TextNode[];
  embeds: EmbedView[];
  files: FileView[];
  blocks: BlockView[];
};

export type ModalFieldView =
  | {
      type: 'input';
      customId: string;
      label: string;
      description: string;
      paragraph: boolean;
      required: boolean;
      placeholder: string;
      value: string;
      min: number;
      max: number;
    }
  | {
      type: 'select';
      customId: string;
      label: string;
      description: string;
      required: boolean;
      select: SelectView;
    }
  | { type: 'check'; customId: string; label: string; description: string; checked: boolean }
  | { type: 'text'; text: TextNode[] };

/** What the server tells a page by itself. `scene` means: ask for the scene again. */
export type PageEvent =
  | { kind: 'message'; message: MessageView }
  | { kind: 'gone'; channelId: string; id: string }
  | { kind: 'scene' }
  | { kind: 'refused'; channelId: string; reason: string };

/** What became of an act: `refused` by Discord with its reason, `failed` by the bot, or answered by a form. */
export type Outcome = { refused?: string; failed?: string; modal?: ModalView };

/** `id` is the interaction the form answered, handed back with what was typed. */
export type ModalView = { id: string; title: string; fields: ModalFieldView[] };
