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

/** A message body as Discord's API takes it: plain data, so that a view stays a pure function and a test can read it. */
export interface MessageBody {
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: MessageFlags.IsComponentsV2;
  readonly allowedMentions: { readonly parse: []; readonly roles?: string[] };
  /** What its file components show. */
  readonly files?: readonly MessageFile[];
}

export interface MessageFile {
  readonly name: string;
  readonly text: string;
}

/** Components V2 body that never pings anyone, except the one role a moderator configured. */
export function message(components: APIMessageTopLevelComponent[], pingedRole?: string): MessageBody {
  return {
    components,
    flags: MessageFlags.IsComponentsV2,
    allowedMentions: pingedRole === undefined ? { parse: [] } : { parse: [], roles: [pingedRole] },
  };
}

/** A body with a file below what it says. */
export function messageWithFile(components: APIMessageTopLevelComponent[], file: MessageFile): MessageBody {
  const shown = { type: ComponentType.File as const, file: { url: `attachment://${file.name}` } };
  return { ...message([...components, shown]), files: [file] };
}

/** A body of one paragraph. `text` is markdown of our own making: escape what came from outside. */
export function sentence(text: string): MessageBody {
  return message([textDisplay(text)]);
}

/** The allowed mentions of raw requests, for those who post without discord.js's message classes. */
export function rawAllowedMentions(body: MessageBody): APIAllowedMentions {
  return body.allowedMentions.roles === undefined
    ? { parse: [] }
    : { parse: [], roles: [...body.allowedMentions.roles] };
}

/** A paragraph of markdown of our own making. */
export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** Buttons side by side, or one select. */
export function actionRow(
  ...components: APIComponentInMessageActionRow[]
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components };
}

/** A grey button; its `args` come back to the handler that a command binds to it with `onPress`. */
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

/** A button that opens an address; give it only addresses that `link()` of `text.ts` let pass. */
export function linkButton(url: string, label: string): APIButtonComponentWithURL {
  return { type: ComponentType.Button, style: ButtonStyle.Link, url, label };
}
