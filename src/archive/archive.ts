import { LRUCache } from 'lru-cache';
import { utcDay } from '../calendar.ts';
import { sourceDay } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';
import type { DayCountsStore } from '../trending/day-counts.ts';
import { entriesOf, type TrendingEntries } from '../trending/entries.ts';
import { rank } from '../trending/rank.ts';
import type { Window } from '../trending/score.ts';
import { type Days, daysOf } from './days.ts';
import { type Span, spanOf } from './span.ts';

/** A span's papers, best first. */
export interface ArchivePage {
  readonly span: Span;
  readonly entries: TrendingEntries;
  /** A current span is ordered by trend, a past one by votes. */
  readonly isCurrent: boolean;
  /** The newest day in the span with papers. */
  readonly newestDay: string | undefined;
  /** The nearest spans with papers before and after this one. */
  readonly previous: Span | undefined;
  readonly next: Span | undefined;
}

/** What was listed when, by day, week and month. */
export interface Archive {
  /** The newest batch's day; undefined if the catalog has no batches. */
  newest(): string | undefined;
  /** The days of the newest batches, newest first. */
  days(most: number): readonly string[];
  /** A span's page; it has no entries if nothing was listed then. */
  page(span: Span): Promise<ArchivePage>;
}

/** How many rankings to keep: pages of the newest spans are asked for most. */
const KEPT = 64;

/** Reads the archive from the current catalog. */
export function createArchive(parts: {
  readonly catalog: () => Catalog;
  readonly dayCounts: Pick<DayCountsStore, 'dayBefore' | 'dayFrom' | 'read'>;
  readonly clock: () => Date;
}): Archive {
  const { dayCounts, clock } = parts;
  const orders = new LRUCache<string, { readonly of: Catalog; readonly entries: Promise<TrendingEntries> }>({
    max: KEPT,
  });
  let kept: { readonly of: Catalog; readonly until: string; readonly days: Days } | undefined;

  function days(): Days {
    const catalog = parts.catalog();
    const until = sourceDay(clock());
    if (kept?.of !== catalog || kept.until !== until)
      kept = { of: catalog, until, days: daysOf(catalog, until) };
    return kept.days;
  }

  /** Kept while the catalog, the day and the counts stay the same. */
  async function trending(span: Span, newest: string): Promise<TrendingEntries> {
    const today = utcDay(clock());
    const earlierDay = await dayCounts.dayBefore(today);
    const currentDay = await dayCounts.dayFrom(today);
    const key = `${span.name} ${today} ${earlierDay} ${currentDay} ${Math.floor(clock().getTime() / 600_000)}`;
    return keep(key, async () => {
      const earlier = earlierDay && { day: earlierDay, papers: await dayCounts.read(earlierDay) };
      const current = currentDay && { day: currentDay, papers: await dayCounts.read(currentDay) };
      return rank({
        papers: days().within(span),
        batchDay: newest,
        window: span.window,
        reachDays: LONGEST,
        today,
        until: sourceDay(clock()),
        ...(earlier && { earlier }),
        ...(current && { current }),
      }).entries;
    });
  }

  function keep(key: string, make: () => Promise<TrendingEntries>): Promise<TrendingEntries> {
    const of = parts.catalog();
    const known = orders.get(key);
    if (known?.of === of) return known.entries;
    const entries = make();
    orders.set(key, { of, entries });
    entries.catch(() => orders.delete(key));
    return entries;
  }

  return {
    newest: () => days().all.at(-1),
    days: (most) => days().all.slice(-most).reverse(),

    async page(span) {
      const { all, within } = days();
      const newest = all.at(-1);
      const isCurrent = newest !== undefined && newest >= span.first && newest <= span.last;
      const before = all.findLast((day) => day < span.first);
      const after = all.find((day) => day > span.last);
      return {
        span,
        isCurrent,
        newestDay: all.findLast((day) => day >= span.first && day <= span.last),
        entries: isCurrent
          ? await trending(span, newest)
          : await keep(span.name, async () => byVotes(within(span))),
        previous: neighbour(span.window, before),
        next: neighbour(span.window, after),
      };
    },
  };
}

/** Longer than any month, so that the ranking covers all of the newest one. */
const LONGEST = 62;

function neighbour(window: Window, day: string | undefined): Span | undefined {
  return day === undefined ? undefined : spanOf(window, day);
}

/** Most votes first, then most stars, then by id. */
function byVotes(papers: readonly Paper[]): TrendingEntries {
  const sorted = [...papers].sort(
    (a, b) =>
      (b.upvotes ?? 0) - (a.upvotes ?? 0) ||
      (b.codeStars ?? 0) - (a.codeStars ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
  return entriesOf(sorted.length, (place) => {
    const paper = sorted[place];
    return paper && { paper, score: paper.upvotes ?? 0, reasons: [], signals: signalsOf(paper) };
  });
}

function signalsOf(paper: Paper) {
  return { upvotes: paper.upvotes ?? 0, voteGrowth: 0, starGrowth: 0, localVotes: 0, ageDays: 0 };
}
