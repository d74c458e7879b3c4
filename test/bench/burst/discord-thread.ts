import { parentPort } from 'node:worker_threads';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import type { BurstOrder, BurstOutcome, FromBurstThread } from './protocol.ts';

/** How long a deferred answer may take, ms. */
const PATIENCE_MS = 120_000;

const QUERIES = ['sequence models', 'long context attention', 'benchmark tasks', 'sequnce to sequnce'];

async function search(discord: LoopbackDiscord, turn: number): Promise<BurstOutcome> {
  const began = performance.now();
  const interaction = await discord.command({
    as: 'ada',
    channel: 'papers',
    name: 'search',
    options: { query: QUERIES[turn % QUERIES.length] ?? '' },
  });
  const finished = interaction.finished({ withinMs: PATIENCE_MS }).then(
    () => performance.now() - began,
    () => undefined,
  );
  const { kind } = await interaction.answer;
  return { kind, answeredAfterMs: interaction.answeredAfterMs, finishedAfterMs: await finished };
}

/** A Discord that doesn't share the bot's event loop: the cost of simulating Discord must not count as the bot's. */
if (parentPort !== null) {
  const port = parentPort;
  const send = (message: FromBurstThread) => port.postMessage(message);
  const keep = { requests: 50, interactions: 10_000, ephemeral: 50, messagesPerChannel: 10_000 };
  const discord = await createLoopbackDiscord({ clock: () => new Date(), keep });
  port.on('message', ({ burst }: BurstOrder) => {
    const asked = Array.from({ length: burst }, (_, turn) => search(discord, turn));
    void Promise.all(asked).then((outcomes) => send({ outcomes }));
  });
  send({ apiUrl: discord.apiUrl, token: discord.token });
}
