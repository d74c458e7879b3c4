import { parseArgs } from 'node:util';
import { ConfigError } from '../config.ts';

/** More than this on one machine must be a typo. */
const MOST = 64;

/**
 * The number given by `--processes`; undefined if absent.
 *
 * @throws ConfigError for other arguments or an invalid number.
 */
export function readProcesses(words: readonly string[]): number | undefined {
  const given = parsed(words);
  if (given === undefined) return undefined;
  const count = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (count < 1 || count > MOST) {
    throw new ConfigError(
      `--processes: ${JSON.stringify(given)} isn't valid. Use a whole number from 1 to ${MOST}.`,
    );
  }
  return count;
}

function parsed(words: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...words], options: { processes: { type: 'string' } } }).values.processes;
  } catch (error) {
    throw new ConfigError(
      `${error instanceof Error ? error.message : String(error)}. There is only --processes.`,
    );
  }
}
