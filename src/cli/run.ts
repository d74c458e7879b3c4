import { Command, CommanderError } from 'commander';
import { type Config, ConfigError, readConfig, secretValues } from '../config.ts';
import type { UnknownSetting } from '../env-file.ts';
import { createLog } from '../log.ts';
import { createStatusLine } from './status-line.ts';
import { UsageError, type Verb } from './verb.ts';

export interface Terminal {
  readonly version: string;
  /** Names in `.env` that aren't settings. */
  readonly unknown: readonly UnknownSetting[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Can text written to `err` be overwritten? */
  readonly isTerminal?: boolean;
}

/**
 * Runs `papers <words>` and returns its exit status: 0 done, 1 something is wrong, 2 bad arguments, which one line on
 * stderr names.
 */
export async function runPapers(
  words: readonly string[],
  verbs: ReadonlyMap<string, Verb>,
  terminal: Terminal,
): Promise<number> {
  let status = 0;
  const program = new Command('papers')
    .description('Search and manage papers from a terminal')
    .version(terminal.version, '--version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: () => {} });
  for (const [name, verb] of verbs) {
    const command = program
      .command(name)
      .exitOverride()
      .configureOutput({ writeOut: terminal.out, writeErr: () => {} })
      .option('--catalog <file>', 'use this catalog instead of the configured one (repeatable)', collect);
    verb.describe(command);
    command.action(async () => {
      status = await runVerb(verb, command, terminal);
    });
  }
  try {
    if (words.length === 0) throw new UsageError('no command given. Try `papers --help`.');
    await program.parseAsync([...words], { from: 'user' });
    return status;
  } catch (error) {
    return explain(
      error,
      terminal,
      program.commands.find((command) => command.name() === words[0]),
    );
  }
}

async function runVerb(verb: Verb, command: Command, terminal: Terminal): Promise<number> {
  const { catalog, ...options } = command.opts<Record<string, unknown>>();
  const files = Array.isArray(catalog) ? catalog.map(String) : [];
  const configured = readConfig(terminal.environment);
  const config: Config = files.length === 0 ? configured : { ...configured, CATALOG: files };
  const later: (() => void)[] = [];
  const statusLine = createStatusLine({ write: terminal.err, isTerminal: terminal.isTerminal === true });
  /** Prints in place of the status line. */
  const print = (write: (text: string) => void) => (line: string) => {
    statusLine.clear();
    write(`${line}\n`);
  };
  let status: number;
  try {
    status = await verb.run({
      config,
      unknown: terminal.unknown,
      log: createLog({ level: config.LOG_LEVEL, secrets: secretValues(config) }),
      clock: terminal.clock,
      out: print(terminal.out),
      err: print(terminal.err),
      status: statusLine.show,
      afterwards: (work) => void later.push(work),
      args: command.args,
      options,
    });
  } finally {
    statusLine.clear();
  }
  for (const work of later) work();
  return status;
}

function collect(file: string, before: readonly string[] = []): readonly string[] {
  return [...before, file];
}

/** Commander names one missing value at a time, which would mean a new attempt for each. */
const MISSING: readonly string[] = ['commander.missingArgument', 'commander.missingMandatoryOptionValue'];

/** The shortest valid call: `papers import <file...> --into <catalog>`. */
function leastCall(command: Command): string {
  const args = command.registeredArguments
    .filter(({ required }) => required)
    .map((argument) => `<${argument.name()}${argument.variadic ? '...' : ''}>`);
  const options = command.options
    .filter(({ mandatory }) => mandatory)
    .map(({ flags }) => flags.replace(/^-\w, /, ''));
  return ['papers', command.name(), ...args, ...options].join(' ');
}

function explain(error: unknown, { err }: Terminal, command: Command | undefined): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const said = error.code === 'commander.help' ? 'no command given. Try `papers --help`.' : error.message;
    const how =
      command !== undefined && MISSING.includes(error.code) ? `. Try \`${leastCall(command)}\`.` : '';
    err(`papers: ${oneLine(said.replace(/^error: /, ''))}${how}\n`);
    return 2;
  }
  if (error instanceof UsageError || error instanceof ConfigError) {
    err(`papers: ${oneLine(error.message)}\n`);
    return 2;
  }
  err(`papers: ${oneLine(error instanceof Error ? error.message : String(error))}\n`);
  return 1;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
