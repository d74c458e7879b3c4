import { REST, Routes } from 'discord.js';
import { definitionOf } from '../interactions/definition.ts';
import type { Commands } from '../interactions/load-commands.ts';

/** Whether the commands had to be updated, and how many there are. */
export interface Registration {
  readonly changed: boolean;
  readonly count: number;
}

/**
 * Registers the commands if they differ from what Discord has; doing so at every start would waste the daily
 * allowance of 200 new definitions.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: Commands,
): Promise<Registration> {
  const wanted = [...commands.values()].map(definitionOf);
  const route = Routes.applicationCommands(applicationId);
  const present: unknown = await rest.get(route);
  const changed = !sameCommands(wanted, present);
  if (changed) await rest.put(route, { body: wanted });
  return { changed, count: wanted.length };
}

/** Registers from a terminal, without a gateway connection. @throws Error if Discord rejects the token. */
export async function registerByToken(
  apiUrl: string,
  token: string,
  commands: Commands,
): Promise<Registration> {
  const rest = new REST({ api: apiUrl }).setToken(token);
  const application: unknown = await rest.get(Routes.currentApplication());
  if (typeof application !== 'object' || application === null || !('id' in application)) {
    throw new Error("Discord didn't say which application the token belongs to.");
  }
  return registerCommands(rest, String(application.id), commands);
}

/** Whether Discord's list matches ours, ignoring the ids, versions and defaults that Discord adds. */
export function sameCommands(wanted: readonly unknown[], present: unknown): boolean {
  if (!Array.isArray(present) || present.length !== wanted.length) return false;
  const canonical = (list: readonly unknown[]): string[] =>
    list.map((one) => JSON.stringify(essence(withDefaults(one)))).sort();
  const ours = canonical(wanted);
  return canonical(present).every((command, index) => command === ours[index]);
}

/** The keys of a definition that matter to people; absent, null, false and empty are equal. */
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

/** Discord's defaults for a definition: a slash command, installed to servers. */
function withDefaults(command: unknown): unknown {
  if (typeof command !== 'object' || command === null) return command;
  const said = Object.entries(command).filter(([, value]) => value !== undefined);
  return { type: 1, integration_types: [0], ...Object.fromEntries(said) };
}

function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const entries = new Map(Object.entries(value));
  return KEYS.flatMap((key) => {
    const part: unknown = entries.get(key);
    const empty =
      part === undefined ||
      part === null ||
      part === false ||
      part === '' ||
      (Array.isArray(part) && part.length === 0);
    return empty ? [] : [[key, essence(part)]];
  });
}
