import type { z } from 'zod';
import { commandSchema, commandsSchema } from '../limits/command.ts';
import { check } from '../limits/limits.ts';
import type { Command } from '../wire/command.ts';
import { discordError, invalidBody } from '../wire/discord-error.ts';
import type { Snowflakes } from '../wire/snowflake.ts';

/** Registered commands; `guildId` undefined means the global ones. */
export interface CommandStore {
  list(guildId?: string): Command[];
  get(id: string, guildId?: string): Command;
  /** Replaces a command of the same name and type. */
  put(body: unknown, guildId?: string): { readonly command: Command; readonly isNew: boolean };
  change(id: string, body: unknown, guildId?: string): Command;
  replaceAll(body: unknown, guildId?: string): Command[];
  remove(id: string, guildId?: string): void;
}

/** How many commands of each type an application may register per scope. */
const limits: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

export function createCommands(
  applicationId: string,
  snowflakes: Snowflakes,
  changed: () => void,
): CommandStore {
  const scopes = new Map<string, Command[]>();
  const scope = (guildId: string | undefined) => scopes.get(guildId ?? '') ?? [];

  function save(guildId: string | undefined, commands: Command[]): void {
    for (const [type, limit] of Object.entries(limits))
      if (commands.filter((command) => command.type === Number(type)).length > limit)
        throw discordError('tooManyCommands');
    scopes.set(guildId ?? '', commands);
    changed();
  }

  function make(
    wanted: z.infer<typeof commandSchema>,
    guildId: string | undefined,
    known?: Command,
  ): Command {
    const id = known?.id ?? snowflakes.next();
    return {
      id,
      application_id: applicationId,
      version: snowflakes.next(),
      default_member_permissions: wanted.default_member_permissions?.toString() ?? null,
      type: wanted.type,
      name: wanted.name,
      name_localizations: wanted.name_localizations ?? null,
      description: wanted.description ?? '',
      description_localizations: wanted.description_localizations ?? null,
      ...(guildId === undefined ? {} : { guild_id: guildId }),
      contexts: wanted.contexts ?? (wanted.dm_permission === false ? [0] : null),
      integration_types: wanted.integration_types ?? [0],
      ...(wanted.options === undefined ? {} : { options: wanted.options }),
      nsfw: wanted.nsfw ?? false,
    };
  }

  function get(id: string, guildId: string | undefined): Command {
    const found = scope(guildId).find((command) => command.id === id);
    if (found === undefined) throw discordError('unknownCommand');
    return found;
  }

  return {
    list: (guildId) => scope(guildId),
    get,
    put(body, guildId) {
      const wanted = read(commandSchema, body);
      const known = scope(guildId).find(({ type, name }) => type === wanted.type && name === wanted.name);
      const command = make(wanted, guildId, known);
      save(guildId, [...scope(guildId).filter(({ id }) => id !== command.id), command]);
      return { command, isNew: known === undefined };
    },
    change(id, body, guildId) {
      const known = get(id, guildId);
      const wanted = read(commandSchema, { ...known, ...Object(body) });
      const command = make(wanted, guildId, known);
      save(
        guildId,
        scope(guildId).map((one) => (one.id === id ? command : one)),
      );
      return command;
    },
    replaceAll(body, guildId) {
      const commands = read(commandsSchema, body).map((wanted) => {
        const known = scope(guildId).find(({ type, name }) => type === wanted.type && name === wanted.name);
        return make(wanted, guildId, known);
      });
      save(guildId, commands);
      return commands;
    },
    remove(id, guildId) {
      const known = get(id, guildId);
      save(
        guildId,
        scope(guildId).filter((one) => one !== known),
      );
    },
  };
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const checked = check(schema, body);
  if (!checked.ok) throw invalidBody(checked.errors);
  return checked.value;
}
