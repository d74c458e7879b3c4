import type { Command as CommanderCommand } from 'commander';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';

/** What a verb of `papers` may use. Results go to `out`, progress and complaints to `err`. */
export interface VerbContext {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly args: readonly string[];
  /** Parsed options of this verb, by commander's names. */
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * One verb of `papers`, the default export of a file in `src/cli/verbs/` that bears its name.
 * `run` returns the exit status: 0 done, 1 something is wrong, 2 the words or values given were.
 */
export interface Verb {
  readonly describe: (command: CommanderCommand) => void;
  readonly run: (context: VerbContext) => Promise<number>;
}
