import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { startBot } from '../../../src/discord/gateway/bot.ts';
import { createLog } from '../../../src/log.ts';
import { percentile, rounded, type Table } from '../bench.ts';
import type { BurstOrder, BurstOutcome, FromBurstThread } from './protocol.ts';

/** How long Discord waits for a first response, ms. */
const IN_TIME_MS = 3000;

async function next(thread: Worker): Promise<FromBurstThread> {
  const [message]: FromBurstThread[] = await once(thread, 'message');
  if (message === undefined) throw new Error('the thread sent nothing');
  return message;
}

/** Many people who search at the same moment, through the real client, with Discord in a separate thread. */
export async function measureBursts(
  sizes: readonly number[],
  progress: (line: string) => void,
): Promise<Table> {
  const thread = new Worker(new URL('./discord-thread.js', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-burst-'));
  const place = await next(thread);
  if (!('apiUrl' in place)) throw new Error('the thread did not say where it is');
  const config = readConfig({ DISCORD_API_URL: place.apiUrl, DATA_DIR: folder, REFRESH: 'off' });
  const log = createLog({ level: 'error' });
  const clock = () => new Date();
  const app = await createApp({ config, log, clock, token: place.token });
  const bot = await startBot({
    connection: { apiUrl: place.apiUrl, shards: 1 },
    token: place.token,
    commands: app.commands,
    services: app.services,
    log,
    reference: () => 'BENCH',
  });
  const burst = async (size: number): Promise<readonly BurstOutcome[]> => {
    const order: BurstOrder = { burst: size };
    thread.postMessage(order);
    const told = await next(thread);
    return 'outcomes' in told ? told.outcomes : [];
  };
  try {
    await burst(200);
    const rows: (string | number)[][] = [];
    for (const size of sizes) {
      rows.push([size, ...figuresOf(await burst(size))]);
      progress(`${size} at once`);
    }
    return {
      title: 'Searches at the same moment, seconds; Discord waits 3 s for a first answer',
      columns: [
        'at once',
        'answered in time',
        'put off in time',
        'not in time',
        'first answer p99',
        'all done after',
      ],
      rows,
    };
  } finally {
    await bot.stop();
    await app.close();
    await thread.terminate();
    await rm(folder, { recursive: true, force: true });
  }
}

function figuresOf(outcomes: readonly BurstOutcome[]): (string | number)[] {
  const inTime = outcomes.filter(
    ({ answeredAfterMs }) => (answeredAfterMs ?? Number.POSITIVE_INFINITY) <= IN_TIME_MS,
  );
  const deferred = inTime.filter(({ kind }) => kind === 'deferred').length;
  const firsts = inTime.map(({ answeredAfterMs }) => (answeredAfterMs ?? 0) / 1000);
  const done = outcomes.map(({ finishedAfterMs }) => (finishedAfterMs ?? 0) / 1000);
  return [
    inTime.length - deferred,
    deferred,
    outcomes.length - inTime.length,
    rounded(percentile(firsts, 0.99)),
    rounded(Math.max(...done)),
  ];
}
