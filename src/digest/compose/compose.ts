import type { BatchNews } from '../../catalog/refresh/batch-news.ts';
import type { FeaturedPaper } from '../../featured/featured.ts';
import type { Paper } from '../../paper/paper.ts';
import { createPaperFilter, type UnmetCondition } from '../../search/match/paper-filter.ts';
import type { TrendingEntry } from '../../trending/entry.ts';
import type { TrendingOutcome } from '../../trending/trending.ts';
import type { Arrivals } from '../arrivals.ts';
import { isWeekly, longestGap } from '../days.ts';
import type { Digest, DigestEntry } from '../digest.ts';
import type { Delivery } from '../ledger.ts';
import type { Subscription } from '../subscription.ts';
import { carriedOver } from './carry.ts';
import { type History, historyOf } from './history.ts';
import { createNews } from './news.ts';
import { notesOf, quietReason } from './quiet.ts';
import { createUnjudged } from './unjudged.ts';

/** Entries examined per page: a few milliseconds of work. */
const PAGE = 200;

export interface ComposeInput {
  readonly subscription: Subscription;
  readonly period: string;
  /** This recipient's rows, without the one being composed. */
  readonly recent: readonly Delivery[];
  /** All papers the digest may draw from: those of the last `ARRIVAL_DAYS`, and whatever moves. */
  readonly ranking: TrendingOutcome;
  /** When the papers of that ranking arrived. */
  readonly arrivals: Arrivals;
  /** The server's active featured papers, newest first. */
  readonly featured: readonly FeaturedPaper[];
  readonly find: (id: string) => Paper | undefined;
  readonly now: Date;
  readonly nextAt?: Date;
  /** Why there is no batch for this day, if known. */
  readonly batchNews?: BatchNews;
  /** Whether papers may lack categories because the source that knows them failed. */
  readonly categoriesFailed?: boolean;
}

/** A digest being chosen, page by page of the ranking. */
export interface Composition {
  /** Examines the next page; false when there is nothing left to examine. */
  look(): boolean;
  /** What has been chosen so far. */
  digest(): Digest;
}

/** Chooses a digest in one go; see `beginDigest`. */
export function compose(input: ComposeInput): Digest {
  const composition = beginDigest(input);
  while (composition.look());
  return composition.digest();
}

/**
 * Chooses what a recipient is told. Featured papers not shown since they were featured come first. Then, in order of
 * trend, whatever is new to the recipient (see `news.ts`) or moving. Papers shown within two weeks stay out unless they
 * rose sharply, which the digest then says. If there is nothing to show, the day is quiet, and the digest says why.
 */
export function beginDigest(input: ComposeInput): Composition {
  const { subscription, ranking, arrivals, period, now, nextAt } = input;
  const { days, size } = subscription;
  const { batchDay } = ranking;
  const window = windowOf(subscription);
  const history = historyOf(input.recent);
  const newsOf = createNews({ history, arrivals, batchDay, window, now });
  const unmetBy = createPaperFilter(subscription);
  const lead = featuredEntries(input, history).slice(0, size);
  const chosen = new Set(lead.map((entry) => entry.paper.id));
  const entries: DigestEntry[] = [...lead];
  const fresh: Paper[] = [];
  const leftOut: Paper[] = [];
  const unjudged = createUnjudged(history.considered?.carried ?? []);
  const unfit: Record<UnmetCondition, number> = { category: 0, include: 0, exclude: 0 };
  let looked = 0;

  function take(entry: TrendingEntry, isFull: boolean): void {
    const { paper, reasons } = entry;
    if (chosen.has(paper.id)) return;
    const news = newsOf(entry);
    if (news === undefined || (isFull && news.kind !== 'new')) return;
    const unmet = unmetBy(paper);
    if (unmet !== undefined) {
      if (news.kind === 'new' && unjudged.isCounted(paper, unmet)) unfit[unmet] += 1;
    } else if (isFull) {
      leftOut.push(paper);
    } else {
      entries.push(news.kind === 'back' ? { paper, reasons: [], risenBy: news.risenBy } : { paper, reasons });
      if (news.kind === 'new') fresh.push(paper);
    }
  }

  function look(): boolean {
    for (const entry of ranking.entries.slice(looked, looked + PAGE)) {
      const isFull = entries.length >= size;
      // Without batches everything is new, so counting what is left out is pointless.
      if (isFull && batchDay === undefined) return false;
      take(entry, isFull);
    }
    looked += PAGE;
    return looked < ranking.entries.length;
  }

  function digest(): Digest {
    const left = { size: leftOut.length, ...unfit };
    const isQuiet = entries.length === 0;
    const isLed = entries.length === lead.length;
    return {
      ...(subscription.name === undefined ? {} : { name: subscription.name }),
      period,
      weekly: isWeekly(days),
      entries,
      notes: [
        ...(isQuiet || isLed ? [] : notesOf(ranking, period, longestGap(days))),
        ...unjudged.notes(input.categoriesFailed ?? false),
      ],
      ...(isQuiet
        ? { quiet: quietReason({ ranking, seenBatch: history.batchDay, left, batchNews: input.batchNews }) }
        : {}),
      batchDay,
      considered: {
        seen: Math.max(arrivals.seen, history.considered?.seen ?? 0),
        carried: [
          ...(batchDay === undefined
            ? []
            : carriedOver(leftOut, {
                days,
                size,
                batchDay,
                taken: [...shownPapers(history, input.find), ...fresh],
                extras: entries.length - fresh.length,
              })),
          ...(batchDay === undefined ? [] : unjudged.waiting(batchDay)),
          ...elsewhere(input, history),
        ],
        left,
      },
      ...(nextAt === undefined ? {} : { nextAt }),
    };
  }

  return { look, digest };
}

/** Trends cover the time between two digests. */
export function windowOf({ days }: Pick<Subscription, 'days'>): 'day' | 'week' {
  // `weekdays` has a three-day gap only because nothing arrives at weekends.
  return longestGap(days) > 2 && days !== 'weekdays' ? 'week' : 'day';
}

function featuredEntries({ featured, find }: ComposeInput, { shown }: History): DigestEntry[] {
  return featured.flatMap((one) => {
    const paper = find(one.paperId);
    const last = shown.get(one.paperId);
    if (paper === undefined || (last !== undefined && last.at >= one.at)) return [];
    return [{ paper, reasons: [], featured: one.note === undefined ? {} : { note: one.note } }];
  });
}

function shownPapers({ shown }: History, find: (id: string) => Paper | undefined): Paper[] {
  return [...shown.keys()].flatMap((id) => find(id) ?? []);
}

/** Carried-over papers that this process doesn't have yet but another has: they stay carried until they arrive here. */
function elsewhere({ ranking, arrivals }: ComposeInput, { considered }: History): string[] {
  const carried = considered?.carried ?? [];
  if (carried.length === 0) return [];
  const { entries } = ranking;
  const here = new Set(entries.slice(0, entries.length).map(({ paper }) => paper.id));
  return carried.filter((id) => !here.has(id) && arrivals.waveOf(id) !== undefined);
}
