import {
  type APIActionRowComponent,
  type APIAllowedMentions,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { type ButtonId, customId } from './custom-id.ts';

/** A message body as Discord's API takes it: plain data, so that views stay pure functions and tests can read it. */
export interface MessageBody {
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: MessageFlags.IsComponentsV2;
  readonly allowedMentions: { readonly parse: []; readonly roles?: string[] };
  /** The files that its file components show. */
  readonly files?: readonly MessageFile[];
}

export interface MessageFile {
  readonly name: string;
  readonly text: string;
}

/** A Components V2 body that pings nobody, except the one role a moderator chose. */
export function message(components: APIMessageTopLevelComponent[], pingedRole?: string): MessageBody {
  return {
    components,
    flags: MessageFlags.IsComponentsV2,
    allowedMentions: pingedRole === undefined ? { parse: [] } : { parse: [], roles: [pingedRole] },
  };
}

/** A body with a file below its text. */
export function messageWithFile(components: APIMessageTopLevelComponent[], file: MessageFile): MessageBody {
  const shown = { type: ComponentType.File as const, file: { url: `attachment://${file.name}` } };
  return { ...message([...components, shown]), files: [file] };
}

/** A one-paragraph body. `text` is our own markdown: escape anything from outside. */
export function sentence(text: string): MessageBody {
  return message([textDisplay(text)]);
}

/** Allowed mentions for raw requests, made without discord.js's message classes. */
export function rawAllowedMentions(body: MessageBody): APIAllowedMentions {
  return body.allowedMentions.roles === undefined
    ? { parse: [] }
    : { parse: [], roles: [...body.allowedMentions.roles] };
}

/** A paragraph of our own markdown. */
export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** Buttons side by side, or one select. */
export function actionRow(
  ...components: APIComponentInMessageActionRow[]
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components };
}

/** A grey button; its `args` reach the handler that a command binds with `onPress`. */
export function button(
  id: ButtonId,
  label: string,
  args: readonly string[] = [],
  disabled = false,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: customId(id, ...args),
    label,
    disabled,
  };
}

/** A button that opens an address; only pass addresses that `link()` in `text.ts` accepted. */
export function linkButton(url: string, label: string): APIButtonComponentWithURL {
  return { type: ComponentType.Button, style: ButtonStyle.Link, url, label };
}
