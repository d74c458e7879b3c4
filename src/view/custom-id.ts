/** Discord's limit on a `custom_id`, in characters. */
export const CUSTOM_ID_LIMIT = 100;

/** A button, named by its command and action. `onPress` binds its handler. */
export interface ButtonId {
  readonly kind: 'button';
  readonly command: string;
  readonly action: string;
}

/** A select; `onSelect` binds its handler. */
export interface SelectId {
  readonly kind: 'select';
  readonly command: string;
  readonly action: string;
}

export type ComponentId = ButtonId | SelectId;

/**
 * Names a button. The names live on in posted messages, so never rename them.
 * @param command the file in `commands/` that answers it, whoever draws it.
 */
export function buttonId(command: string, action: string): ButtonId {
  return { kind: 'button', command, action };
}

/** Names a select, like `buttonId` does a button. */
export function selectId(command: string, action: string): SelectId {
  return { kind: 'select', command, action };
}

/** What a `custom_id` contains. */
export interface CustomId {
  readonly command: string;
  readonly action: string;
  readonly args: readonly string[];
}

/**
 * Writes `command:action:arg:arg…`. After a restart the id is all that is left of a component, so it carries everything
 * its handler needs.
 * @throws RangeError over 100 characters: a cut id would be misread, so the caller must shorten it.
 */
export function customId({ command, action }: ComponentId, ...args: readonly string[]): string {
  const id = [command, action, ...args].map(escapePart).join(':');
  if (id.length > CUSTOM_ID_LIMIT) {
    throw new RangeError(`custom_id of ${id.length} characters for ${command}:${action}; the limit is 100`);
  }
  return id;
}

/** Parses what `customId` wrote; undefined for an id that can't be ours, since anything may come over the wire. */
export function readCustomId(id: unknown): CustomId | undefined {
  if (typeof id !== 'string') return undefined;
  const [command, action, ...args] = id.split(':').map(unescapePart);
  return command === undefined || action === undefined || command === '' || action === ''
    ? undefined
    : { command, action, args };
}

function escapePart(part: string): string {
  return part.replaceAll('%', '%25').replaceAll(':', '%3A');
}

function unescapePart(part: string): string {
  return part.replaceAll('%3A', ':').replaceAll('%25', '%');
}
