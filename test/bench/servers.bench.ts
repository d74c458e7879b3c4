import type { LoopbackDiscord } from '../../src/loopback/driver.ts';
import { type Bench, rounded, type Table } from './bench.ts';
import type { Figures } from './load/bot-process.ts';
import { openStage, type Stage } from './load/load.ts';
import { manyServers } from './load/servers.ts';

/** As many as Discord allows one shard. */
const SERVERS = 2500;
const QUICK_SERVERS = 50;

export default {
  name: 'servers',
  title: 'What many servers cost in memory',
  onlyByName: true,

  async run({ quick, progress }): Promise<readonly Table[]> {
    const many = quick ? QUICK_SERVERS : SERVERS;
    const rows: (string | number)[][] = [];
    for (const [name, environment] of [
      ['as it is by default', {}],
      ['with ANSWER_MENTIONS=on', { ANSWER_MENTIONS: 'on' }],
    ] as const) {
      const [none, ready, used] = await measure(many, environment, (line) => progress(`${name}: ${line}`));
      rows.push(
        [`${name}, in one server`, 1, ...shown(none), ''],
        [`${name}, ready`, many, ...shown(ready), perServer(none, ready, many)],
        [`${name}, after a command in each`, many, ...shown(used), perServer(none, used, many)],
      );
    }
    return [
      {
        title: `Memory with ${many.toLocaleString('en')} servers of 40 channels, 15 roles and 20 members, one shard`,
        columns: ['the program', 'servers', 'memory MB', 'heap MB', 'heap kB a server'],
        rows,
        notes: ['The heap is what is held once all garbage is collected.'],
      },
    ];
  },
} satisfies Bench;

async function measure(
  many: number,
  environment: Readonly<Record<string, string>>,
  progress: (line: string) => void,
): Promise<readonly [Figures, Figures, Figures]> {
  const alone = await openStage({ way: 'gateway', environment, seed: manyServers(1) });
  const none = await useAll(alone).finally(alone.close);
  progress('in one server');
  const stage = await openStage({ way: 'gateway', environment, seed: manyServers(many) });
  try {
    const ready = await held(stage);
    progress(`ready in ${many} servers`);
    return [none, ready, await useAll(stage)];
  } finally {
    await stage.close();
  }
}

/** Figures after a command in every server. */
async function useAll(stage: Stage): Promise<Figures> {
  for (const { as, channel } of places(stage.discord)) {
    const asked = await stage.discord.command({ as, channel, name: 'help' });
    await asked.answer;
  }
  return held(stage);
}

/** One member and one channel of each server. */
function* places(discord: LoopbackDiscord) {
  for (const guild of discord.world.guilds.values()) {
    const [channel] = discord.world.channelsOf(guild);
    if (channel !== undefined) yield { as: guild.ownerId, channel };
  }
}

/** Live memory after a full collection; the second one finds what the first released. */
async function held({ bot }: Stage): Promise<Figures> {
  await bot.collect();
  await bot.collect();
  return bot.figures();
}

function shown({ residentMb, heapMb }: Figures): number[] {
  return [Math.round(residentMb), rounded(heapMb)];
}

function perServer(none: Figures, all: Figures, many: number): number {
  return rounded((1000 * (all.heapMb - none.heapMb)) / many);
}
