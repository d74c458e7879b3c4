import { firstDay } from '../../paper/dates.ts';
import type { Paper } from '../../paper/paper.ts';

/** Facts of papers beside their words, by document number, gathered in one pass over the catalog. */
export interface PaperFacts {
  /** Day of publication, else of listing, as a number that grows with time; 0 where neither is known. */
  readonly days: Float64Array;
  readonly votes: Float64Array;
  /** Papers by category. */
  readonly categories: ReadonlyMap<string, number>;
  /** How new a paper is among the catalog's: from 0 for the oldest or an unknown day to 1 for the newest. */
  recency(document: number): number;
}

/** Gathers the facts when they are first needed, or before that in slices. */
export interface FactsSource {
  get(): PaperFacts;
  prepare(breathe: () => Promise<void> | undefined): Promise<void>;
}

export function createFactsSource(papers: readonly Paper[]): FactsSource {
  const days = new Float64Array(papers.length);
  const votes = new Float64Array(papers.length);
  const categories = new Map<string, number>();
  let oldest = Number.POSITIVE_INFINITY;
  let newest = Number.NEGATIVE_INFINITY;
  let gathered = 0;

  function gather(count: number): void {
    const end = Math.min(papers.length, gathered + count);
    for (; gathered < end; gathered++) {
      const paper = papers[gathered];
      if (paper === undefined) continue;
      votes[gathered] = paper.upvotes ?? 0;
      for (const category of paper.categories ?? [])
        categories.set(category, (categories.get(category) ?? 0) + 1);
      const day = dayOf(paper.published ?? paper.listedOn);
      days[gathered] = day;
      if (day === 0) continue;
      oldest = Math.min(oldest, day);
      newest = Math.max(newest, day);
    }
  }

  const facts: PaperFacts = {
    days,
    votes,
    categories,
    recency(document) {
      const day = days[document] ?? 0;
      return day === 0 || newest <= oldest ? 0 : (day - oldest) / (newest - oldest);
    },
  };
  return {
    get() {
      if (gathered < papers.length) gather(papers.length);
      return facts;
    },
    async prepare(breathe) {
      while (gathered < papers.length) {
        gather(500);
        await breathe();
      }
    },
  };
}

/** Months of 31 days: steady enough to compare and to tell ages, and far cheaper than a calendar. */
function dayOf(date: string | undefined): number {
  if (date === undefined) return 0;
  const day = firstDay(date);
  const count = Number(day.slice(0, 4)) * 372 + Number(day.slice(5, 7)) * 31 + Number(day.slice(8, 10));
  return Number.isFinite(count) ? count : 0;
}
