import { type APIMessageComponent, ComponentType } from 'discord.js';
import { type ComponentId, CUSTOM_ID_LIMIT, readCustomId } from './custom-id.ts';

/**
 * A search with its filters can be too long for one `custom_id`. All components of a message carry a piece of it, so
 * its buttons keep working after a restart without anything stored. The piece is an id's last argument, its number the
 * one before.
 */
export type Carrier = (...args: readonly string[]) => readonly string[];

/**
 * Adds a piece of `state` to a component's arguments: call it once per component, `slots` times in all. Returns
 * undefined if the state doesn't fit into that many ids; `head` is the length of the longest `command:action:args`
 * among them.
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

/** Splits a text into pieces that take at most `room` in a `custom_id` once escaped. */
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

/** Joins the pieces that some of a message's components carry. */
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

/** Every `custom_id` among components, however deeply nested. */
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
