/** Discord's limit on a `custom_id`, in characters. */
export const CUSTOM_ID_LIMIT = 100;

export interface CustomId {
  /** Name of the command file that handles it. */
  readonly command: string;
  /** Name of the handler among that command's `buttons`, `selects` or `modals`. */
  readonly action: string;
  readonly args: readonly string[];
}

/**
 * Writes `command:action:arg:arg…`. A component's id is all that is left of it after a restart, so everything its
 * handler needs goes in here.
 *
 * @throws RangeError over 100 characters: the caller must say less, a cut id would be read wrongly.
 */
export function customId(command: string, action: string, ...args: readonly string[]): string {
  const id = [command, action, ...args].map(escapePart).join(':');
  if (id.length > CUSTOM_ID_LIMIT) {
    throw new RangeError(`custom_id of ${id.length} characters for ${command}:${action}; the limit is 100`);
  }
  return id;
}

/** Reads what `customId` wrote; undefined for an id that cannot be ours. */
export function readCustomId(id: string): CustomId | undefined {
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
