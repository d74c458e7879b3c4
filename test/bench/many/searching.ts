import { setTimeout as sleep } from 'node:timers/promises';
import { shardOf } from '../../../src/loopback/wire/snowflake.ts';
import { textOf } from '../../support/read-message.ts';
import type { Fleet } from './fleet.ts';

const EVERY_MS = 400;
const PATIENCE_MS = 15_000;

/** Searches on processes that survived until the answer, and how many were answered. */
export interface Searches {
  readonly asked: number;
  readonly answered: number;
}

/** Lets people search on each live process in turn, until told to stop. */
export async function search(fleet: Fleet, signal: AbortSignal): Promise<Searches> {
  const { discord, processes } = fleet;
  const underWay: Promise<void>[] = [];
  let [asked, answered] = [0, 0];

  async function askOne(turn: number): Promise<void> {
    const process = processes[turn % processes.length];
    if (process === undefined || !process.isServing) return;
    const { lines } = process;
    const text = await answerTo(fleet, process.shard);
    // Killed or frozen meanwhile: Discord itself reports that the bot did not respond.
    if (!process.isServing || process.lines !== lines) return;
    asked += 1;
    if (text.includes('papers for')) answered += 1;
    else if (answered < asked - 20) throw new Error(`searches are not answered: ${text}`);
  }

  for (let turn = 0; !signal.aborted; turn++) {
    if (discord.gateway.sessions.length > 0) underWay.push(askOne(turn));
    await sleep(EVERY_MS);
  }
  await Promise.all(underWay);
  return { asked, answered };
}

async function answerTo({ discord, processes }: Fleet, shard: number): Promise<string> {
  const guild = [...discord.world.guilds.values()].find(
    ({ id, name }) => name.startsWith('server-') && shardOf(id, processes.length) === shard,
  );
  const channel = [...discord.world.channels.values()].find(
    ({ guild_id, name }) => guild_id === guild?.id && name?.startsWith('talk-'),
  );
  if (channel === undefined) return 'no channel';
  try {
    const options = { query: 'followable paper' };
    const interaction = await discord.command({ as: 'ada', channel: channel.id, name: 'search', options });
    return textOf(await interaction.finished({ withinMs: PATIENCE_MS }));
  } catch (error) {
    return String(error);
  }
}
