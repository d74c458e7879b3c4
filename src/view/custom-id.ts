/** Discord's limit on a `custom_id`, in characters. */
export const CUSTOM_ID_LIMIT = 100;

/** A button, by the command that answers it and the action it asks for there. `onPress` binds its handler. */
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
 * Names a button. Its words stay in messages already posted for as long as those stand, so they are never renamed.
 *
 * @param command the file in `commands/` that answers it, whoever draws it.
 */
export function buttonId(command: string, action: string): ButtonId {
  return { kind: 'button', command, action };
}

/** Names a select, as `buttonId` does a button. */
export function selectId(command: string, action: string): SelectId {
  return { kind: 'select', command, action };
}

/** What stands in a `custom_id`. */
export interface CustomId {
  readonly command: string;
  readonly action: string;
  readonly args: readonly string[];
}

/**
 * Writes `command:action:arg:arg…`. A component's id is all that is left of it after a restart, so everything its
 * handler needs goes in here.
 *
 * @throws RangeError over 100 characters: the caller must say less, a cut id would be read wrongly.
 */
export function customId({ command, action }: ComponentId, ...args: readonly string[]): string {
  const id = [command, action, ...args].map(escapePart).join(':');
  if (id.length > CUSTOM_ID_LIMIT) {
    throw new RangeError(`custom_id of ${id.length} characters for ${command}:${action}; the limit is 100`);
  }
  return id;
}

/** Reads what `customId` wrote; undefined for an id that cannot be ours, which may be anything that came over the wire. */
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
