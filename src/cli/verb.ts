import type { Command as CommanderCommand } from 'commander';
import type { Config } from '../config.ts';
import type { UnknownSetting } from '../env-file.ts';
import type { Logger } from '../log.ts';

/** What a `papers` verb may use. */
export interface VerbContext {
  /** The settings, with `CATALOG` replaced if `--catalog` was given. */
  readonly config: Config;
  /** Names in `.env` that aren't settings. */
  readonly unknown: readonly UnknownSetting[];
  readonly log: Logger;
  readonly clock: () => Date;
  /** Prints a result line to stdout. */
  readonly out: (line: string) => void;
  /** Prints a line of progress or complaint to stderr. */
  readonly err: (line: string) => void;
  /** Shows progress of long work, on a terminal in one changing line. */
  readonly status: (line: string) => void;
  /** Does work once everything is printed, so that nobody waits for it. */
  readonly afterwards: (work: () => void) => void;
  /** The positional arguments after the verb. */
  readonly args: readonly string[];
  /** This verb's options, under commander's names. */
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * A `papers` verb: the default export of the file of that name in `src/cli/verbs/`. `run` returns the exit status: 0
 * done, 1 something is wrong, 2 bad arguments.
 */
export interface Verb {
  /** Declares arguments and options; `--catalog` and `--help` are already there. */
  readonly describe: (command: CommanderCommand) => void;
  readonly run: (context: VerbContext) => Promise<number>;
}

/** What was typed can't be right; ends the program with status 2 and this one line. */
export class UsageError extends Error {
  override name = 'UsageError';
}
