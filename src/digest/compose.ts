import { Temporal } from 'temporal-polyfill';
import type { BatchNews } from '../catalog/refresh/batch-news.ts';
import type { FeaturedPaper } from '../featured/featured.ts';
import type { Paper } from '../paper/paper.ts';
import { createPaperFilter } from '../search/match/paper-filter.ts';
import type { TrendingEntry } from '../trending/entry.ts';
import type { TrendingOutcome } from '../trending/trending.ts';
import type { Steps } from '../turns/steps.ts';
import type { Digest, DigestEntry, DigestNote } from './digest.ts';
import type { Delivery, ShownPaper } from './ledger.ts';
import type { QuietReason } from './reason.ts';
import type { Subscription } from './subscription.ts';

/** For so many days a channel is not shown a paper again. */
export const NO_REPEAT_DAYS = 14;

/** What counts as a sharp rise: at least this many more votes, and (since it was shown) at least twice as many. */
const SHARP_RISE = 30;

/** Entries whose words are looked at in one step: some milliseconds' work. */
const ENTRIES_A_STEP = 200;

const DAY = 86_400_000;

export interface ComposeInput {
  readonly subscription: Subscription;
  readonly period: string;
  /** Rows of this channel, without the one that is being composed. */
  readonly recent: readonly Delivery[];
  readonly ranking: TrendingOutcome;
  /** Active featured papers of the server, newest first. */
  readonly featured: readonly FeaturedPaper[];
  readonly find: (id: string) => Paper | undefined;
  readonly now: Date;
  readonly lateSince?: Date;
  readonly nextAt?: Date;
  /** Why there is no batch of this day, where that is known. */
  readonly batchNews?: BatchNews;
}

/**
 * Chooses what a channel is told. Featured papers that were not shown since they were featured lead. Then come the papers of
 * batches newer than the last one this channel saw, as they trend. What was shown within 14 days stays out, unless
 * it rose sharply, and then it says so. With nothing new, the day is quiet, and the digest says why.
 */
export function* compose(input: ComposeInput): Steps<Digest> {
  const { subscription, ranking } = input;
  const history = historyOf(input.recent, input.now);
  const lead = featuredEntries(input, history).slice(0, subscription.size);
  const chosen = new Set(lead.map((entry) => entry.paper.id));
  const fits = fitting(subscription);
  const entries: DigestEntry[] = [...lead];
  let unfit = 0;
  for (const [i, entry] of ranking.entries.entries()) {
    if (entries.length >= subscription.size) break;
    if (i % ENTRIES_A_STEP === 0) yield;
    if (chosen.has(entry.paper.id)) continue;
    const news = newsOf(entry, history, ranking.batch);
    if (news === undefined) continue;
    if (fits(entry.paper)) entries.push({ paper: entry.paper, ...news });
    else unfit += 1;
  }
  const quiet = entries.length === 0 ? quietReason(input, history, unfit) : undefined;
  return {
    period: input.period,
    weekly: subscription.days === 'weekly',
    entries,
    notes: quiet === undefined ? notesOf(input, entries) : [],
    ...(quiet === undefined ? {} : { quiet }),
    batch: ranking.batch,
    ...(input.lateSince === undefined ? {} : { lateSince: input.lateSince }),
    ...(input.nextAt === undefined ? {} : { nextAt: input.nextAt }),
  };
}

/** What the channel was shown within the no-repeat time, and the newest batch it ever saw of late. */
interface History {
  readonly shown: ReadonlyMap<string, ShownPaper & { readonly at: Date }>;
  readonly batch: string | undefined;
}

function historyOf(recent: readonly Delivery[], now: Date): History {
  const shown = new Map<string, ShownPaper & { at: Date }>();
  let batch: string | undefined;
  for (const row of recent) {
    if (row.sentAt === undefined) continue;
    if (row.papers.length > 0 && row.batch !== undefined && (batch === undefined || row.batch > batch)) {
      batch = row.batch;
    }
    if (now.getTime() - row.sentAt.getTime() > NO_REPEAT_DAYS * DAY) continue;
    for (const paper of row.papers) {
      const known = shown.get(paper.id);
      if (known === undefined || known.at < row.sentAt) shown.set(paper.id, { ...paper, at: row.sentAt });
    }
  }
  return { shown, batch };
}

function featuredEntries({ featured, find }: ComposeInput, { shown }: History): DigestEntry[] {
  return featured.flatMap((one) => {
    const paper = find(one.paperId);
    const last = shown.get(one.paperId);
    if (paper === undefined || (last !== undefined && last.at >= one.at)) return [];
    return [{ paper, reasons: [], featured: one.note === undefined ? {} : { note: one.note } }];
  });
}

/** Why an entry is news to this channel, or undefined when it is not. */
function newsOf(
  entry: TrendingEntry,
  history: History,
  batch: string | undefined,
): Pick<DigestEntry, 'reasons' | 'risenBy'> | undefined {
  const { paper, signals, reasons } = entry;
  const last = history.shown.get(paper.id);
  if (last !== undefined) {
    const rise = signals.upvotes - last.upvotes;
    const sharp = rise >= SHARP_RISE && signals.upvotes >= 2 * last.upvotes;
    return sharp ? { reasons: [], risenBy: rise } : undefined;
  }
  const newBatch = batch === undefined || history.batch === undefined || batch > history.batch;
  if (!newBatch) return signals.voteGrowth >= SHARP_RISE ? { reasons } : undefined;
  const seenBatch =
    history.batch !== undefined && paper.listedOn !== undefined && paper.listedOn <= history.batch;
  return seenBatch && signals.voteGrowth === 0 && signals.position === undefined ? undefined : { reasons };
}

function fitting(subscription: Subscription): (paper: Paper) => boolean {
  const { include, exclude, category } = subscription;
  const unmet = createPaperFilter({ include, exclude, categories: category === undefined ? [] : [category] });
  return (paper) => unmet(paper) === undefined;
}

function quietReason({ ranking, batchNews }: ComposeInput, history: History, unfit: number): QuietReason {
  const { batch } = ranking;
  if (unfit > 0) return { kind: 'none-fits', papers: unfit };
  if (ranking.entries.length === 0) return { kind: 'no-papers', ...(batch === undefined ? {} : { batch }) };
  if (batch !== undefined && history.batch !== undefined && batch <= history.batch) {
    return {
      kind: 'no-new-batch',
      since: batch,
      ...(batchNews === undefined ? {} : { news: batchNews }),
    };
  }
  return { kind: 'all-shown', days: NO_REPEAT_DAYS };
}

function notesOf(
  { ranking, period, subscription }: ComposeInput,
  entries: readonly DigestEntry[],
): DigestNote[] {
  if (entries.every((entry) => entry.featured !== undefined)) return [];
  if (ranking.batch === undefined) return ranking.notices.map((notice) => ({ kind: 'ranking', notice }));
  const age = Temporal.PlainDate.from(ranking.batch).until(Temporal.PlainDate.from(period)).days;
  const usual = subscription.days === 'weekly' ? 7 : 1;
  return age > usual ? [{ kind: 'old-batch', batch: ranking.batch }] : [];
}
