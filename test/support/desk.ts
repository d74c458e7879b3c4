import { onTestFinished } from 'vitest';
import { type Catalog, createCatalog } from '../../src/catalog/catalog.ts';
import { createDeliveries } from '../../src/digest/delivery/deliveries.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { createOutlet, type Outlets } from '../../src/digest/outlet.ts';
import type { ChannelKind, ChannelRecipient, PersonRecipient } from '../../src/digest/recipient.ts';
import type { Sender } from '../../src/digest/sender.ts';
import { createDigests } from '../../src/digest/service/digests.ts';
import type { DigestSettings, Subscription } from '../../src/digest/subscription.ts';
import { createChannelSender } from '../../src/discord/delivery/channel-sender.ts';
import { createOpenChannel } from '../../src/discord/delivery/open-private-channel.ts';
import { createOpeningBudget } from '../../src/discord/delivery/opening-budget.ts';
import { createPersonSender, type DrawPrivate } from '../../src/discord/delivery/person-sender.ts';
import { createBulkRest } from '../../src/discord/rest/bulk-rest.ts';
import { createPacer } from '../../src/discord/rest/pacer.ts';
import type { LoopbackDiscord } from '../../src/loopback/driver.ts';
import type { Paper } from '../../src/paper/paper.ts';
import type { Store } from '../../src/store/store.ts';
import { createTrending } from '../../src/trending/trending.ts';
import { watchAnswers } from './answer-contract.ts';
import { subscription } from './digest.ts';
import { startLoopback } from './loopback.ts';
import { paper } from './papers.ts';
import { projectCommands } from './project-commands.ts';
import { silent, temporaryStore } from './stores.ts';

/** The whole digest delivery on a real store and a loopback Discord, with a clock that tests control. */
export interface Desk {
  readonly discord: LoopbackDiscord;
  readonly store: Store;
  readonly sender: Sender<ChannelRecipient, Digest>;
  personSender<D>(draw: DrawPrivate<D>): Sender<PersonRecipient, D>;
  /** Sets the clock to a moment (ISO). */
  at(moment: string): void;
  /** Sets Discord's clock this many minutes ahead of ours. */
  discordIsAhead(minutes: number): void;
  readonly clock: () => Date;
  /** Makes these papers the catalog. */
  hold(papers: readonly Paper[]): void;
  readonly catalog: () => Catalog;
  find(id: string): Paper | undefined;
  /** Sets up a digest in a channel of the loopback's server. */
  subscribe(channel: string, settings?: Partial<DigestSettings>): Promise<Subscription<ChannelRecipient>>;
  /** One tick of a process; each gets its own lease holder, and may have outlets other than the channels'. */
  tick(holder?: string, outlets?: Omit<Outlets, 'channel'>): Promise<void>;
  readonly digests: ReturnType<typeof createDigests>;
}

/** Twelve papers of one batch, the first with the most votes. */
export function batchOf(day: string, prefix = 'p'): Paper[] {
  return Array.from({ length: 12 }, (_, i) =>
    paper(`${prefix}${i}`, { listedOn: day, upvotes: 40 - i, abstract: `About ${prefix}${i}.` }),
  );
}

/** @param options.pace of the bot's own requests; without one, no test waits. */
export async function openDesk(
  start = '2026-11-20T07:00:00Z',
  options: {
    readonly pace?: Parameters<typeof createPacer>[0];
    /** Whether the source of categories failed. */
    readonly categoriesFailed?: () => boolean;
    /** For private channels; the usual one by default. */
    readonly opening?: Parameters<typeof createOpeningBudget>[0];
    /** The store; a fresh one by default. */
    readonly store?: (discord: LoopbackDiscord) => Promise<Store>;
  } = {},
): Promise<Desk> {
  let now = new Date(start);
  let catalog = createCatalog(batchOf('2026-11-20'));
  const clock = () => now;
  let ahead = 0;
  const discord = await startLoopback({ clock: () => new Date(now.getTime() + ahead) });
  const commands = await projectCommands();
  watchAnswers(discord, () => commands);
  const store = await (options.store ?? freshStore)(discord);
  const pacer = createPacer(options.pace ?? { perSecond: 1000 });
  const bulk = createBulkRest({ apiUrl: discord.apiUrl, token: discord.token, pacer });
  const privateChannels = store.privateChannels;
  const budget = createOpeningBudget(options.opening);
  const open = createOpenChannel({ rest: bulk.paced, store: privateChannels, budget });
  const sender = createChannelSender({ bulk, open, clock });
  const trending = createTrending({
    catalog: () => catalog,
    dayCounts: store.dayCounts,
    votes: store.votes,
    clock,
  });
  const digests = createDigests({
    ...store,
    ...(options.categoriesFailed && { categoriesFailed: options.categoriesFailed }),
    trending,
    catalog: () => catalog,
    clock,
  });

  return {
    discord,
    store,
    sender,
    personSender: (draw) => createPersonSender({ bulk, open, store: privateChannels, draw }),
    clock,
    digests,
    at(moment) {
      now = new Date(moment);
    },
    discordIsAhead(minutes) {
      ahead = minutes * 60_000;
    },
    catalog: () => catalog,
    find: (id) => catalog.get(id),
    hold(papers) {
      catalog = createCatalog(papers);
    },
    async subscribe(name, settings = {}) {
      const channel = discord.world.channel(name);
      const kinds: Record<number, ChannelKind> = { 0: 'text', 5: 'announcement', 15: 'forum' };
      const { time, timezone, days, size, include, exclude, layout, quietDays } = subscription();
      const base = { time, timezone, days, size, include, exclude, layout, quietDays };
      const set = await digests.set(
        {
          recipient: {
            kind: 'channel',
            guildId: channel.guild_id ?? '',
            channelId: channel.id,
            channelKind: kinds[channel.type] ?? 'text',
          },
        },
        discord.world.person('maria').id,
        { ...base, ...settings },
      );
      if (set === undefined) throw new Error('the digest was not set up');
      return set.subscription;
    },
    async tick(holder = 'one', outlets = {}) {
      await createDeliveries({
        ...store,
        outlets: { ...outlets, channel: createOutlet({ compose: digests.compose, sender }) },
        clock,
        random: () => 0.5,
        log: silent,
        holder,
      }).run();
    },
  };
}

async function freshStore(): Promise<Store> {
  const { store, remove } = await temporaryStore();
  onTestFinished(remove);
  return store;
}
