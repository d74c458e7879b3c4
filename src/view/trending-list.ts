import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Window } from '../trending/score.ts';
import type { TrendingOutcome } from '../trending/trending.ts';
import { turnTrending } from './component-ids.ts';
import { dateName } from './day-name.ts';
import { PAGE_SIZE, paperList } from './paper-list.ts';
import { WITHOUT_MARKS } from './store-failure.ts';
import { safe } from './text.ts';
import { reasonWords, trendingNotice } from './trending-words.ts';

/** Page limit: nobody reads on for longer, and each page is cut from the whole ranking again. */
const MOST = 100;

const HEADINGS: Readonly<Record<Window, string>> = {
  day: 'Trending today',
  week: 'Trending this week',
  month: 'Trending this month',
};

/** If nothing newer has come for days, the list is named after its newest day. */
const DATED: Readonly<Record<Window, string>> = {
  day: 'Trending on',
  week: 'Trending in the week to',
  month: 'Trending in the month to',
};

/** The heading if only the dates of papers are known. */
const BY_AGE = 'Newest papers';

/** A page of trending papers, each with its reason. */
export function trendingList(view: {
  readonly outcome: TrendingOutcome;
  readonly window: Window;
  /** Empty for all. */
  readonly category: string;
  readonly page: number;
  /** Ids of this server's featured papers. */
  readonly featured?: ReadonlySet<string>;
  /** Set if they aren't known because the store didn't answer. */
  readonly isWithoutMarks?: boolean;
}): APIMessageTopLevelComponent[] {
  const { outcome, page } = view;
  const entries = outcome.entries.slice(0, MOST);
  const first = page * PAGE_SIZE;
  const isByAge = outcome.basis === 'age' && entries.length > 0;
  const where = view.category === '' ? '' : ` in ${safe(view.category, 60)}`;
  return paperList({
    heading: `### ${isByAge ? BY_AGE : heading(view.window, outcome)}${where}`,
    notes: [
      ...outcome.notices
        // The heading already says so.
        .filter(({ kind }) => isByAge || kind !== 'old-batch')
        .map((notice) => `-# ${trendingNotice(notice)}`),
      ...(outcome.isWithoutMarks || view.isWithoutMarks ? [WITHOUT_MARKS] : []),
    ],
    entries: entries.slice(first, first + PAGE_SIZE).map((entry) => ({
      paper: entry.paper,
      why: reasonWords(entry.reasons),
      featured: view.featured?.has(entry.paper.id) === true,
    })),
    pages: {
      page,
      total: entries.length,
      turn: turnTrending,
      state: `${view.window} ${view.category}`,
    },
  });
}

function heading(window: Window, { notices }: TrendingOutcome): string {
  const old = notices.find((notice) => notice.kind === 'old-batch');
  return old === undefined ? HEADINGS[window] : `${DATED[window]} ${dateName(old.newestBatch)}`;
}
