import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { settings } from './config.ts';
import { editDistance } from './search/query/edit-distance.ts';

/** A name in `.env` that is no setting, and the setting that was probably meant. */
export interface UnknownSetting {
  readonly name: string;
  readonly meant: string | undefined;
}

/** A name is taken for a slip of a setting within so many edits: `DISCORD_TOKN`, `LOGLEVEL`. */
const SLIP_EDITS = 2;

/**
 * Reads a file of settings into an environment, whose own values win, as `process.loadEnvFile` does. An absent file is
 * no fault. Gives the names in it that are no settings.
 */
export function loadEnvFile(file: string, environment: Record<string, string | undefined>): UnknownSetting[] {
  if (!existsSync(file)) return [];
  const values = parseEnv(readFileSync(file, 'utf8'));
  for (const [name, value] of Object.entries(values)) environment[name] ??= value;
  return unknownSettings(Object.keys(values));
}

/** Those of some names that are no settings. */
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
