import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createArchive } from './archive/archive.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { HttpParts } from './catalog/http/client.ts';
import { machineHttp } from './catalog/http/machine.ts';
import { openLiveCatalog } from './catalog/live/live-catalog.ts';
import type { Config } from './config.ts';
import type { EndedDelivery } from './digest/delivery/deliver.ts';
import { createDeliveries } from './digest/delivery/deliveries.ts';
import { createOutlet } from './digest/outlet.ts';
import { createDigests } from './digest/service/digests.ts';
import { createPersonNews } from './digest/service/person-news.ts';
import { digestFeedsOf } from './digest-feeds-of.ts';
import { createSending } from './discord/delivery/sending.ts';
import { helpOf } from './discord/interactions/help-of.ts';
import { type Commands, loadCommands } from './discord/interactions/load-commands.ts';
import type { Services } from './discord/interactions/services.ts';
import { createSweep } from './featured/sweep.ts';
import { createFollowing } from './follow/following.ts';
import { createRecommendDaily } from './library/recommend-daily.ts';
import type { Logger } from './log.ts';
import type { BounceKind } from './mail/outlet/bounce.ts';
import { openMail } from './open-mail.ts';
import { createForget } from './personal-data/forget.ts';
import { createRetention } from './retention/retention.ts';
import type { Schedule } from './schedule.ts';
import { sharedCatalogOf } from './shared-catalog-of.ts';
import type { sharedClockOf } from './shared-clock-of.ts';
import { createOptionalRead } from './store/optional-read.ts';
import { openStore, type Store } from './store/store.ts';
import { createTrending } from './trending/trending.ts';
import * as componentIds from './view/component-ids.ts';
import { drawFollowNews } from './view/follow-news.ts';
import { catalogProgress } from './view/progress.ts';
import type { WebContent } from './web/site/web-parts.ts';

/** The program without its Discord connection: what it knows and what it can do. */
export interface App {
  readonly commands: Commands;
  /** What commands may use, with the current catalog and its index. */
  services(): Services;
  /** Refreshes the catalog on the schedule that `REFRESH` sets. */
  keepFresh(schedule: Schedule): void;
  readonly store: Store;
  /** The clock everything here uses. */
  readonly clock: () => Date;
  /** What the web pages are made of; says nothing about servers or people. */
  readonly web: WebContent;
  /** When the current catalog went live. */
  catalogChangedAt(): Date;
  /** Asks the sources now, the way `keepFresh` does on schedule. */
  refresh(): Promise<void>;
  /** Memory of the search index, in bytes. */
  indexBytes(): number;
  /** Delivers due digests every minute from now on, and cleans up after featured papers that ended. */
  startDeliveries(schedule: Schedule): void;
  /** Finishes what is being sent, gives back other claims, breaks off a refresh, and starts nothing new. */
  stopWork(): Promise<void>;
  /** Resolves once Discord has refused the token for good, with a sentence that says what to do. */
  readonly tokenInvalid: Promise<string>;
  close(): Promise<void>;
}

export interface AppParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: () => Date;
  /** Replaces `clock` where the program follows the store's clock. */
  readonly clockOf?: typeof sharedClockOf;
  /** The bot's token; nothing can be sent without it. */
  readonly token?: string;
  /** Called for each delivery that ends. */
  readonly onDelivered?: (ended: EndedDelivery) => void;
  /** Called for each request to a source, and for each mail that bounced or may have been lost. */
  readonly onSourceRequest?: HttpParts['onRequest'];
  readonly onBounce?: (kind: BounceKind) => void;
  /** Takes progress sentences during a long start; they go to the log if this isn't given. */
  readonly onProgress?: (sentence: string) => void;
}

/** Puts the parts together: the one file that knows all of them. @throws Error with a sentence that says what to do. */
export async function createApp({
  config,
  log,
  clock: own,
  clockOf = async () => ({ clock: own, compare: async () => {} }),
  token = '',
  onDelivered,
  onSourceRequest,
  onBounce,
  onProgress = (sentence) => log.info(sentence),
}: AppParts): Promise<App> {
  const commands = await loadCommands(
    fileURLToPath(new URL('../commands', import.meta.url)),
    Object.values(componentIds),
  );
  const store = await openStore({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR, log });
  const { clock, compare } = await clockOf(store, config, own, log);
  const take = config.DATABASE_URL === undefined ? undefined : store.sharedLimits.takeTime;
  const live = await openLiveCatalog({
    config,
    log,
    clock,
    http: (signal) => machineHttp(clock, signal, { onRequest: onSourceRequest, take }),
    dayCounts: store.dayCounts,
    submissions: store.submissions,
    ...(await sharedCatalogOf(store, config, log)),
    onProgress: (progress) => onProgress(catalogProgress(progress)),
  });
  const held = (): Catalog => live.current().catalog;
  const { channelSender, personSender, board, access, guilds, tellLeftGuild, tokenInvalid } = createSending(
    { apiUrl: config.DISCORD_API_URL, token },
    { clock, find: (id) => held().get(id), privateChannels: store.privateChannels, take },
  );
  const optionalRead = createOptionalRead(log);
  const trending = createTrending({
    catalog: held,
    dayCounts: store.dayCounts,
    votes: store.votes,
    clock,
    read: optionalRead,
  });
  // A digest would rather wait for the store than go out without people's votes.
  const ofCompleteBatches = createTrending({
    catalog: live.completeBatches,
    dayCounts: store.dayCounts,
    votes: store.votes,
    clock,
  });
  const digests = createDigests({
    ...store,
    trending: ofCompleteBatches,
    catalog: held,
    completeBatches: live.completeBatches,
    clock,
    batchNews: live.batchNews,
    categoriesFailed: live.categoriesFailed,
  });
  const forget = createForget({ ...store, catalog: held, uncredit: live.uncredit });
  const recommendDaily = createRecommendDaily({ ...store, current: live.current, clock });
  const following = createFollowing({
    store,
    digests,
    async recommend(personId, not, limit) {
      try {
        return await recommendDaily(personId, not, limit);
      } catch (error) {
        log.warn({ err: error }, 'sending a private message without recommendations');
        return [];
      }
    },
    catalog: held,
    clock,
  });
  const personNews = createPersonNews(store);
  const mail = await openMail({
    followNews: following.compose,
    config,
    log,
    clock,
    store: store.mail,
    digests,
    find: (id) => held().get(id),
    take,
    ...(onBounce !== undefined && { onBounce }),
  });
  const holder = randomUUID();
  const deliveries = createDeliveries({
    ...store,
    outlets: {
      channel: createOutlet({ compose: digests.compose, sender: channelSender }),
      person: createOutlet({ compose: following.compose, sender: personSender(drawFollowNews) }),
      ...(mail !== undefined && { address: mail.outlet }),
    },
    clock,
    random: Math.random,
    log,
    holder,
    ...(onDelivered !== undefined && { observe: onDelivered }),
  });
  const { votes, featured } = store;
  const help = helpOf(commands);
  const retention = createRetention({ store, guilds, tell: tellLeftGuild, clock, log });
  const sweep = createSweep({ featured, votes, board, clock, log });
  return {
    commands,
    services: () => ({
      ...live.current(),
      commands: help,
      trending,
      votes,
      featured,
      optionalRead,
      library: store.library,
      forget,
      digests,
      follows: following.follows,
      mail: mail?.optIn,
      digestFeeds: digestFeedsOf(store, config),
      personNews,
      board,
      access,
      submissions: live.submissions,
      freshness: live.freshness,
      clock,
    }),
    keepFresh: live.keepFresh,
    store,
    clock,
    web: {
      current: live.current,
      trending,
      archive: createArchive({ catalog: held, dayCounts: store.dayCounts, clock }),
      complete: {
        catalog: live.completeBatches,
        archive: createArchive({ catalog: live.completeBatches, dayCounts: store.dayCounts, clock }),
      },
      keptWords: store.keptWords,
      publishedDigests: {
        find: store.digestFeeds.find,
        isThere: async (id) => (await store.subscriptions.get(id)) !== undefined,
        recent: digests.why,
      },
      mail: mail?.optIn,
      clock,
    },
    catalogChangedAt: live.changedAt,
    refresh: async () => void (await live.refresh()),
    indexBytes: live.indexBytes,
    startDeliveries(schedule) {
      log.info({ holder }, 'delivering what is due');
      schedule.add('digests', '* * * * *', () => compare().then(deliveries.run));
      schedule.add('featured papers', '* * * * *', sweep);
      schedule.add('what is kept too long', '23 4 * * *', retention);
      // Catches up at once on what was missed while nothing ran.
      void schedule.now('digests');
    },
    async stopWork() {
      live.stop();
      await deliveries.stop();
      mail?.close();
    },
    tokenInvalid,
    async close() {
      await live.close();
      await store.close();
    },
  };
}
