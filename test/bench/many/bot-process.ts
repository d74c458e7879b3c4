import { type ChildProcess, spawn } from 'node:child_process';
import { wholeProgram } from '../../support/whole-programs.ts';

const MAIN = wholeProgram('src/main.js');

/** One of the bot's processes: the program as it is started, started again after each kill. */
export interface BotProcess {
  readonly shard: number;
  /** Whether it serves: it has come up, and was neither killed nor frozen since. */
  readonly isServing: boolean;
  /** Whether it leads the refresh, as far as it said. */
  readonly isLeading: boolean;
  /** What it holds deliveries as. */
  readonly holder: string;
  /** What it said since its start, a line each. */
  readonly lines: readonly string[];
  /** Ends it at once (SIGKILL) and starts it again, with settings over those of before; resolves once it is started. */
  restart(over?: Readonly<Record<string, string>>): Promise<void>;
  /** Resolves once it serves. */
  ready(): Promise<void>;
  freeze(): void;
  thaw(): void;
  end(): Promise<void>;
}

export function createBotProcess(shard: number, environment: Readonly<Record<string, string>>): BotProcess {
  const { PATH = '' } = process.env;
  let child: ChildProcess | undefined;
  let lines: string[] = [];
  let isFrozen = false;

  function start(over: Readonly<Record<string, string>>): void {
    const started = spawn(process.execPath, [MAIN], {
      cwd: environment.DATA_DIR,
      env: { PATH, ...environment, ...over },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = started;
    const own: string[] = [];
    lines = own;
    let rest = '';
    started.stderr?.on('data', (data) => {
      const parts = `${rest}${data}`.split('\n');
      rest = parts.pop() ?? '';
      own.push(...parts);
    });
  }

  const isAlive = () => child?.exitCode === null && child.signalCode === null;
  const said = (what: string) => lines.some((line) => line.includes(what));
  const self: BotProcess = {
    shard,
    get isServing() {
      return isAlive() && !isFrozen && said('commands registered');
    },
    get isLeading() {
      return isAlive() && said('this process leads the refresh now');
    },
    get holder() {
      return /"holder":"([^"]+)"/.exec(lines.find((line) => line.includes('"holder"')) ?? '')?.[1] ?? '';
    },
    get lines() {
      return lines;
    },
    async restart(over = {}) {
      await self.end();
      start(over);
    },
    async ready() {
      while (!self.isServing) {
        if (!isAlive()) throw new Error(`a process of the bot ended:\n${lines.slice(-20).join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    freeze() {
      isFrozen = true;
      child?.kill('SIGSTOP');
    },
    thaw() {
      isFrozen = false;
      child?.kill('SIGCONT');
    },
    async end() {
      if (child === undefined || !isAlive()) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      isFrozen = false;
    },
  };
  return self;
}
