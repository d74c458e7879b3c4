import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { settings } from './config.ts';
import { editDistance } from './search/query/edit-distance.ts';

/** A name in `.env` that isn't a setting, and the setting that was probably meant. */
export interface UnknownSetting {
  readonly name: string;
  readonly meant: string | undefined;
}

/** Up to this many edits count as a typo for a setting: `DISCORD_TOKN`, `LOGLEVEL`. */
const SLIP_EDITS = 2;

/**
 * Reads a settings file into an environment, whose own values win, as in `process.loadEnvFile`. The file may be absent.
 * Returns the names in it that aren't settings.
 */
export function loadEnvFile(file: string, environment: Record<string, string | undefined>): UnknownSetting[] {
  if (!existsSync(file)) return [];
  const values = parseEnv(readFileSync(file, 'utf8'));
  for (const [name, value] of Object.entries(values)) environment[name] ??= value;
  return unknownSettings(Object.keys(values));
}

/** Picks the names that aren't settings. */
function unknownSettings(names: readonly string[]): UnknownSetting[] {
  const known = Object.keys(settings.shape);
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      name,
      meant: known.find((setting) => editDistance(setting, name.toUpperCase(), SLIP_EDITS) <= SLIP_EDITS),
    }));
}

/** `DISCORD_TOKN isn't a setting. Did you mean DISCORD_TOKEN?` */
export function unknownSentence({ name, meant }: UnknownSetting): string {
  return `${name} isn't a setting.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}
