import type { TextNode } from './text.ts';

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

/** A select of any kind: those for people, roles and channels get their options from the scene. */
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

/** A file from the bot; `path` is where this server serves its bytes. */
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
