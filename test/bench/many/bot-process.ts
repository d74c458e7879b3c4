import { type ChildProcess, spawn } from 'node:child_process';
import { wholeProgram } from '../../support/whole-programs.ts';

const MAIN = wholeProgram('src/main.js');

/** One of the bot's processes: the real program, restarted after each kill. */
export interface BotProcess {
  readonly shard: number;
  /** Is it serving? It is up, and hasn't been killed or frozen since. */
  readonly isServing: boolean;
  /** Does it lead the refresh, according to its log? */
  readonly isLeading: boolean;
  /** The holder name on its claims. */
  readonly holder: string;
  /** Its log lines since its start. */
  readonly lines: readonly string[];
  /** Kills it (SIGKILL) and restarts it, overriding earlier settings; resolves once it has started. */
  restart(over?: Readonly<Record<string, string>>): Promise<void>;
  /** Resolves once it is serving. */
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
