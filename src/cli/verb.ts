import type { Command as CommanderCommand } from 'commander';
import type { Config } from '../config.ts';
import type { UnknownSetting } from '../env-file.ts';
import type { Logger } from '../log.ts';

/** What a verb of `papers` may use. */
export interface VerbContext {
  /** The settings; `--catalog` has replaced `CATALOG` where it was given. */
  readonly config: Config;
  /** Names in `.env` that are no settings. */
  readonly unknown: readonly UnknownSetting[];
  readonly log: Logger;
  readonly clock: () => Date;
  /** Prints one line of the result to stdout. */
  readonly out: (line: string) => void;
  /** Prints one line of progress or complaint to stderr. */
  readonly err: (line: string) => void;
  /** Shows how far long work has come, in one line that changes on a terminal. */
  readonly status: (line: string) => void;
  /** Has work done once everything is printed, which nobody should wait for. */
  readonly afterwards: (work: () => void) => void;
  /** The words after the verb that are no options. */
  readonly args: readonly string[];
  /** This verb's options, by commander's names. */
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * One verb of `papers`: the default export of the file in `src/cli/verbs/` that bears its name.
 * `run` returns the exit status: 0 done, 1 something is wrong, 2 the words or values given were.
 */
export interface Verb {
  /** Declares arguments and options; `--catalog` and `--help` are there already. */
  readonly describe: (command: CommanderCommand) => void;
  readonly run: (context: VerbContext) => Promise<number>;
}

/** What a person typed cannot be meant; ends the program with status 2 and this one line. */
export class UsageError extends Error {
  override name = 'UsageError';
}
