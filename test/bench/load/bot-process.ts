import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { freePort } from '../../support/free-port.ts';
import { wholeProgram } from '../../support/whole-programs.ts';

const MAIN = wholeProgram('src/main.js');

const START_WITHIN_MS = 300_000;

/** Makes the program collect garbage on a signal it doesn't otherwise use, and how long that takes at most, ms. */
const COLLECTS_WHEN_TOLD = ['--expose-gc', '--import', "data:text/javascript,process.on('SIGUSR2',()=>gc())"];
const COLLECTION_MS = 1000;

/** The program as people start it, in a separate process, so that memory and CPU time can be measured. */
export interface BotProcess {
  readonly folder: string;
  figures(): Promise<Figures>;
  /** Runs a full garbage collection: an idle process collects nothing, so its heap would include dead objects. */
  collect(): Promise<void>;
  stop(): Promise<void>;
}

export interface Figures {
  /** The process's resident memory, and how much of it is JavaScript heap and other buffers; MB. */
  readonly residentMb: number;
  readonly heapMb: number;
  readonly externalMb: number;
  readonly processorSeconds: number;
  readonly openFiles: number;
  /** Node's active timers, sockets and requests. */
  readonly handles: number;
  /** The longest block of the event loop since the last report, ms. */
  readonly longestBlockMs: number;
}

export type Way = 'gateway' | 'http';

/**
 * Starts the program on a loopback Discord and waits until it answers.
 * @throws Error with its output if it ends before that.
 */
export async function startBotProcess(
  discord: LoopbackDiscord,
  options: { readonly way: Way; readonly environment?: Readonly<Record<string, string>> },
): Promise<BotProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), 'paperboy-load-'));
  const [web, metrics] = [await freePort(), await freePort()];
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [...COLLECTS_WHEN_TOLD, MAIN], {
    cwd: folder,
    env: {
      PATH,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATA_DIR: folder,
      REFRESH: 'off',
      LOG_LEVEL: 'warn',
      HTTP_PORT: String(web),
      METRICS_PORT: String(metrics),
      INTERACTIONS: options.way,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said = (said + String(data)).slice(-10_000);
    });
  }
  const ended = once(child, 'close');
  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }

  const deadline = performance.now() + START_WITHIN_MS;
  while (!(await isReady(`http://127.0.0.1:${web}/readyz`))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`the program did not start:\n${said}`);
    }
    await sleep(100);
  }
  if (options.way === 'http') await discord.useEndpoint(`http://127.0.0.1:${web}/interactions`);
  return {
    folder,
    async collect() {
      child.kill('SIGUSR2');
      await sleep(COLLECTION_MS);
    },
    async figures() {
      const response = await fetch(`http://127.0.0.1:${metrics}/metrics`);
      return readFigures(await response.text());
    },
    stop,
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Reads the metrics page. @throws Error naming a missing metric. */
export function readFigures(page: string): Figures {
  const value = (name: string): number => {
    const samples = [...page.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))];
    if (samples.length === 0) throw new Error(`there is no ${name} on the page of metrics`);
    return samples.reduce((sum, [, text]) => sum + Number(text), 0);
  };
  return {
    residentMb: value('process_resident_memory_bytes') / 1e6,
    heapMb: value('nodejs_heap_size_used_bytes') / 1e6,
    externalMb: value('nodejs_external_memory_bytes') / 1e6,
    processorSeconds: value('process_cpu_seconds_total'),
    openFiles: value('process_open_fds'),
    handles: value('nodejs_active_resources_total'),
    longestBlockMs: value('paperboy_event_loop_block_seconds') * 1000,
  };
}
