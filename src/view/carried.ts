import { type APIMessageComponent, ComponentType } from 'discord.js';
import { type ComponentId, CUSTOM_ID_LIMIT, readCustomId } from './custom-id.ts';

/**
 * A search with its filters can be longer than one `custom_id`. It is carried in pieces by all the components of its message, so
 * that its buttons go on working after a restart with nothing stored. Each piece is the last argument of an id, its number the
 * one before.
 */
export type Carrier = (...args: readonly string[]) => readonly string[];

/**
 * Adds to a component's arguments a piece of `state`: call it once for each component, as often as `slots` says.
 * Returns undefined when the state does not fit into that many ids; `head` is the longest `command:action:args` of them.
 */
export function carry(state: string, slots: number, head: number): Carrier | undefined {
  const pieces = split(state, CUSTOM_ID_LIMIT - head - 4);
  if (pieces.length > slots) return undefined;
  let next = 0;
  return (...args) => {
    const index = next % slots;
    next += 1;
    return [...args, String(index), pieces[index] ?? ''];
  };
}

/** Cuts a text into pieces that take at most `room` in a `custom_id` once its marks are escaped there. */
function split(text: string, room: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let taken = 0;
  for (const character of text) {
    const size = character === ':' || character === '%' ? 3 : character.length;
    if (taken + size > room) {
      pieces.push(piece);
      piece = '';
      taken = 0;
    }
    piece += character;
    taken += size;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** Puts together what some of the components of a message carry. */
export function carried(
  components: readonly APIMessageComponent[],
  carriers: readonly Pick<ComponentId, 'command' | 'action'>[],
): string {
  const pieces = new Map<number, string>();
  for (const id of customIds(components)) {
    const read = readCustomId(id);
    if (read === undefined) continue;
    if (!carriers.some(({ command, action }) => command === read.command && action === read.action)) continue;
    const piece = read.args.at(-1);
    const index = Number(read.args.at(-2));
    if (piece !== undefined && Number.isInteger(index)) pieces.set(index, piece);
  }
  return [...pieces.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, piece]) => piece)
    .join('');
}

/** Every `custom_id` among components, however deep they are nested. */
export function customIds(components: readonly APIMessageComponent[]): string[] {
  return components.flatMap((component) => {
    if ('custom_id' in component && typeof component.custom_id === 'string') return [component.custom_id];
    if (component.type === ComponentType.Section) return customIds([component.accessory]);
    if (component.type === ComponentType.Container || component.type === ComponentType.ActionRow) {
      return customIds(component.components);
    }
    return [];
  });
}
