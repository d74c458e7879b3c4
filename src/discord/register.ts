import { type Client, Routes } from 'discord.js';
import type { Commands } from './load-commands.ts';

/**
 * Tells Discord of the commands when they differ from what it has; doing it at every start would use up the daily
 * allowance of 200 new definitions for nothing.
 *
 * @returns whether they were registered anew, and how many there are.
 */
export async function registerCommands(
  client: Pick<Client<true>, 'rest' | 'application'>,
  commands: Commands,
  options: { readonly force?: boolean } = {},
): Promise<{ readonly changed: boolean; readonly count: number }> {
  const wanted = [...commands.values()].map((command) => command.data.toJSON());
  const route = Routes.applicationCommands(client.application.id);
  const present: unknown = await client.rest.get(route);
  const changed = options.force === true || !sameCommands(wanted, present);
  if (changed) await client.rest.put(route, { body: wanted });
  return { changed, count: wanted.length };
}

/** Whether Discord's list says what ours says; it adds ids, versions and defaults of its own, which do not count. */
export function sameCommands(wanted: readonly unknown[], present: unknown): boolean {
  if (!Array.isArray(present) || present.length !== wanted.length) return false;
  const canonical = (list: readonly unknown[]): string[] =>
    list.map((one) => JSON.stringify(essence(one))).sort();
  const ours = canonical(wanted);
  return canonical(present).every((command, index) => command === ours[index]);
}

/** The keys of a definition that make a difference to people; absent, null, false and empty are one. */
const KEYS = [
  'name',
  'description',
  'type',
  'options',
  'choices',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'channel_types',
  'value',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'nsfw',
];

function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const entries = new Map(Object.entries(value));
  return KEYS.flatMap((key) => {
    const part: unknown = key === 'type' ? (entries.get(key) ?? 1) : entries.get(key);
    const empty =
      part === undefined ||
      part === null ||
      part === false ||
      part === '' ||
      (Array.isArray(part) && part.length === 0);
    return empty ? [] : [[key, essence(part)]];
  });
}
