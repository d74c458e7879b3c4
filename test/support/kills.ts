import { pino } from 'pino';
import type { Delivery } from '../../src/digest/ledger.ts';
import { type ChannelKind, subscriptionId } from '../../src/digest/recipient.ts';
import type { LoopbackDiscord } from '../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../src/loopback/loopback.ts';
import type { Message } from '../../src/loopback/wire/message.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { alone } from './alone.ts';
import { watchAnswers } from './answer-contract.ts';
import { subscription } from './digest.ts';
import { KILL_STEPS, type KillStep } from './kill-steps.ts';
import { runKillable } from './killable.ts';
import { projectCommands } from './project-commands.ts';

const KINDS: readonly ChannelKind[] = ['text', 'announcement', 'forum'];

/** How far the clock moves between two processes: past the lease, and past Discord's memory for nonces. */
const BETWEEN_MS = 6 * 60_000;

export interface KillReport {
  readonly kills: number;
  /** How often the process died at each step. */
  readonly byStep: ReadonlyMap<string, number>;
  readonly due: number;
  /** Digests posted more than once in their channel. */
  readonly doubled: number;
  /** Digests that arrived nowhere, or that the ledger doesn't count as sent. */
  readonly lost: number;
}

export interface KillOptions {
  /**
   * Kills to reach, rotating through the steps, each with new digests in a text, an announcement and a forum channel,
   * and for a person.
   */
  readonly kills: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly progress?: (kills: number) => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Delivers digests by a process that is killed again and again, and counts what arrived. */
export async function runKills(options: KillOptions): Promise<KillReport> {
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  const discord = await createLoopbackDiscord({ clock });
  const commands = await projectCommands();
  watchAnswers(discord, () => commands);
  const store = await openStore({
    ...options,
    databaseUrl: options.databaseUrl,
    log: pino({ level: 'silent' }),
  });
  const byStep = new Map<string, number>();
  let kills = 0;
  try {
    for (let round = 0; kills < options.kills; round += 1) {
      await addSubscriptions(discord, store, clock(), round);
      const step = KILL_STEPS[round % KILL_STEPS.length] ?? 'after send';
      const nth = 1 + Math.floor(options.random() * 3);
      const killed = await runChild(discord, options, ahead, { step, nth });
      ahead += BETWEEN_MS;
      if (!killed) continue;
      kills += 1;
      byStep.set(step, (byStep.get(step) ?? 0) + 1);
      options.progress?.(kills);
    }
    for (let last = 0; last < 3; last += 1) {
      await runChild(discord, options, ahead, undefined);
      ahead += BETWEEN_MS;
    }
    return { kills, byStep, ...(await countUp(discord, store)) };
  } finally {
    await store.close();
    await discord.close();
  }
}

async function addSubscriptions(
  discord: LoopbackDiscord,
  store: Store,
  now: Date,
  round: number,
): Promise<void> {
  const [guild] = discord.world.guilds.values();
  if (guild === undefined) throw new Error('the loopback has no server');
  const due = {
    time: now.toISOString().slice(11, 16),
    timezone: 'UTC',
    since: new Date(Math.floor(now.getTime() / 60_000) * 60_000),
    nextAt: now,
  };
  for (const channelKind of KINDS) {
    const channel = discord.world.addChannel(guild, { name: `${channelKind}-${round}`, kind: channelKind });
    const { id, guild_id: guildId = '' } = channel;
    await store.subscriptions.change(id, () => subscription({ channelId: id, guildId, channelKind, ...due }));
  }
  const { id: userId } = discord.world.addPerson({ username: `person-${round}` });
  discord.world.join(guild.id, userId);
  const recipient = { kind: 'person', userId } as const;
  const id = subscriptionId({ recipient });
  await store.subscriptions.change(id, () => ({ ...subscription(), ...due, id, recipient }));
}

/** Whether the process was killed; it may have found nothing to do at that step. */
async function runChild(
  discord: LoopbackDiscord,
  options: KillOptions,
  ahead: number,
  kill: { readonly step: KillStep; readonly nth: number } | undefined,
): Promise<boolean> {
  return runKillable(await alone('deliver-until-killed'), {
    API_URL: discord.apiUrl,
    TOKEN: discord.token,
    DATA_DIR: options.dataDir,
    DATABASE_URL: options.databaseUrl ?? '',
    CLOCK_AHEAD_MS: String(ahead),
    KILL_AT: kill?.step ?? '',
    KILL_ON: String(kill?.nth ?? 0),
  });
}

async function countUp(
  discord: LoopbackDiscord,
  store: Store,
): Promise<Pick<KillReport, 'due' | 'doubled' | 'lost'>> {
  let due = 0;
  let doubled = 0;
  let lost = 0;
  for (const { subscription, channel } of await placesOf(discord, store)) {
    const rows = await store.ledger.recent(subscription, 100);
    if (rows.length === 0) lost += 1;
    for (const row of rows) {
      due += 1;
      const found = messagesOf(discord, channel).filter((message) => isMarked(message, row));
      if (found.length > 1) doubled += 1;
      if (found.length === 0 || row.state !== 'sent' || row.messageId !== found[0]?.id) lost += 1;
    }
  }
  return { due, doubled, lost };
}

/** Each subscription with the channel its digests are posted in. */
async function placesOf(discord: LoopbackDiscord, store: Store) {
  const { guilds, people } = discord.world;
  const [guild] = guilds.values();
  const ofGuild = await store.subscriptions.ofGuild(guild?.id ?? '');
  const readers = [...people.values()]
    .map(({ user }) => user)
    .filter(({ username }) => username.startsWith('person-'));
  return [
    ...ofGuild.map(({ id, recipient }) => ({ subscription: id, channel: recipient.channelId })),
    ...readers.map(({ id: userId }) => ({
      subscription: subscriptionId({ recipient: { kind: 'person', userId } }),
      channel: discord.world.dm(userId).id,
    })),
  ];
}

/** The messages in a channel, and in a forum's posts. */
function messagesOf(discord: LoopbackDiscord, channelId: string): Message[] {
  const posts = [...discord.world.channels.values()].filter((channel) => channel.parent_id === channelId);
  return [channelId, ...posts.map((post) => post.id)].flatMap((id) => discord.messages(id, { limit: 2000 }));
}

function isMarked(message: Message, row: Delivery): boolean {
  return JSON.stringify(message.components).includes(row.id);
}
