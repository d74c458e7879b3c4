import type { KeptWords } from '../archive/kept-words.ts';
import type { SharedCatalog } from '../catalog/refresh/shared-catalog.ts';
import type { SubmissionStore } from '../catalog/submissions/submit.ts';
import type { ArrivalStore } from '../digest/arrivals.ts';
import type { DigestFeedStore } from '../digest/digest-feeds.ts';
import type { Ledger } from '../digest/ledger.ts';
import type { PrivateChannelStore } from '../digest/private-channels.ts';
import type { SubscriptionStore } from '../digest/subscription.ts';
import type { FeaturedStore } from '../featured/featured.ts';
import type { FollowStore } from '../follow/follow.ts';
import type { FollowSettingsStore } from '../follow/settings.ts';
import type { LibraryStore } from '../library/library.ts';
import type { MailStore } from '../mail/mail-store.ts';
import type { CreditStore } from '../personal-data/credits.ts';
import type { PersonalData } from '../personal-data/personal-data.ts';
import type { LeftGuildStore } from '../retention/retention.ts';
import type { DayCountsStore } from '../trending/day-counts.ts';
import type { VoteStore } from '../trending/votes.ts';
import { arrivalStore } from './arrivals.ts';
import { connectStore, type StorePlace } from './connect.ts';
import { creditStore } from './credits.ts';
import type { Database } from './database/schema.ts';
import { dayCountsStore } from './day-counts.ts';
import { digestFeedStore } from './digest-feeds.ts';
import { featuredStore } from './featured.ts';
import { followSettingsStore, followStore } from './follows.ts';
import { type StoreHealth, storeHealth } from './health.ts';
import { personalDataStore } from './kept/personal-data.ts';
import { keptWordStore } from './kept-words.ts';
import { ledgerStore } from './ledger/ledger.ts';
import { leftGuildStore } from './left-guilds.ts';
import { libraryStore } from './library.ts';
import { mailStore } from './mail/mail-store.ts';
import { migrate } from './migrations/migrate.ts';
import { privateChannelStore } from './private-channels.ts';
import { createInTurn, type InTurn } from './shared/in-turn.ts';
import { type SharedLimits, sharedLimitStore } from './shared/limits.ts';
import { type SeenInteractions, seenInteractionStore } from './shared/seen-interactions.ts';
import { sharedCatalogStore } from './shared/shared-catalog.ts';
import { type AskTime, askDatabaseTime } from './shared/shared-clock.ts';
import { submissionStore } from './submissions.ts';
import { subscriptionStore } from './subscriptions.ts';
import { voteStore } from './votes.ts';

/** Everything the program stores, port by port. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly privateChannels: PrivateChannelStore;
  readonly featured: FeaturedStore;
  readonly votes: VoteStore;
  readonly dayCounts: DayCountsStore;
  readonly submissions: SubmissionStore;
  readonly arrivals: ArrivalStore;
  readonly library: LibraryStore;
  readonly keptWords: KeptWords;
  readonly health: StoreHealth;
  readonly credits: CreditStore;
  readonly leftGuilds: LeftGuildStore;
  readonly mail: MailStore;
  readonly digestFeeds: DigestFeedStore;
  readonly personalData: PersonalData;
  readonly follows: FollowStore;
  readonly followSettings: FollowSettingsStore;
  /** Used by processes on PostgreSQL; with an embedded store, refreshed papers are in files. */
  readonly sharedCatalog: SharedCatalog;
  readonly sharedLimits: SharedLimits;
  readonly seenInteractions: SeenInteractions;
  readonly inTurn: InTurn;
  /** PostgreSQL's clock; with an embedded store, this machine's. */
  readonly askTime: AskTime;
  close(): Promise<void>;
}

/**
 * Opens the store and brings its schema to this version: PostgreSQL at `databaseUrl`, else SQLite in `dataDir`.
 * Several processes may open the same store at once.
 *
 * @throws Error with a sentence on what to check, if it can't be opened.
 */
export async function openStore(place: StorePlace): Promise<Store> {
  const { database, problem } = await connectStore(place);
  try {
    await migrate(database.db);
  } catch (error) {
    await close(database).catch(() => {});
    const cause = error instanceof Error ? error.cause : undefined;
    const sentence = cause === undefined ? undefined : problem(cause)?.sentence;
    throw sentence === undefined ? error : new Error(sentence, { cause });
  }
  return {
    engine: database.engine,
    subscriptions: subscriptionStore(database),
    ledger: ledgerStore(database),
    privateChannels: privateChannelStore(database),
    featured: featuredStore(database),
    votes: voteStore(database),
    dayCounts: dayCountsStore(database),
    submissions: submissionStore(database),
    arrivals: arrivalStore(database),
    library: libraryStore(database),
    keptWords: keptWordStore(database),
    health: storeHealth(database),
    credits: creditStore(database),
    leftGuilds: leftGuildStore(database),
    mail: mailStore(database),
    digestFeeds: digestFeedStore(database),
    personalData: personalDataStore(database),
    follows: followStore(database),
    followSettings: followSettingsStore(database),
    sharedCatalog: sharedCatalogStore(database),
    sharedLimits: sharedLimitStore(database),
    seenInteractions: seenInteractionStore(database),
    inTurn: createInTurn(database),
    askTime: askDatabaseTime(database),
    close: () => close(database),
  };
}

async function close({ db, reader }: Database): Promise<void> {
  if (reader !== db) await reader.destroy();
  await db.destroy();
}
