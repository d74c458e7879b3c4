import type { TrendingNotice } from '../trending/notices.ts';
import type { Since, TrendReason } from '../trending/reasons.ts';
import { dateName } from './day-name.ts';
import { count } from './text.ts';

/** Why a paper is trending, in a few words: `+37 votes since yesterday · 3rd day`; empty if unknown. */
export function reasonWords(reasons: readonly TrendReason[]): string {
  return reasons.map(reasonWord).join(' · ');
}

function reasonWord(reason: TrendReason): string {
  switch (reason.kind) {
    case 'local-votes':
      return `${count(reason.votes, 'vote')} here`;
    case 'vote-growth':
      return `+${count(reason.votes, 'vote')} ${sinceWords(reason.since)}`;
    case 'star-growth':
      return `+${count(reason.stars, 'star')} ${sinceWords(reason.since)}`;
    case 'new':
      return 'new';
    case 'position':
      return `#${reason.position} on Hugging Face`;
    case 'listed':
      return `${ordinal(reason.day)} day`;
  }
}

function sinceWords({ day, yesterday }: Since): string {
  return yesterday ? 'since yesterday' : `since ${dateName(day)}`;
}

/** `1st`, `2nd`, `3rd`, `11th`. */
function ordinal(n: number): string {
  const tens = n % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}

/** What a ranking could not know, as a sentence. */
export function trendingNotice(notice: TrendingNotice): string {
  switch (notice.kind) {
    case 'no-papers':
      return 'The catalog is empty.';
    case 'none-listed':
      return `No papers were listed in this time. Latest papers are from ${dateName(notice.newestBatch)}.`;
    case 'none-in-category':
      return 'No trending papers in this category.';
    case 'old-batch':
      return `Latest papers are from ${dateName(notice.newestBatch)}.`;
    case 'no-votes':
      return 'No votes on these yet. Showing the newest papers.';
    case 'no-batches':
      return {
        votes: 'No trending data yet. Showing the papers with the most votes.',
        'other-signals': "No trending data yet. Showing this server's upvotes, then the newest papers.",
        age: 'No trending data yet. Showing the newest papers.',
      }[notice.basis];
  }
}
