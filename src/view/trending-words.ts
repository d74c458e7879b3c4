import type { TrendingNotice } from '../trending/notices.ts';
import type { Since, TrendReason } from '../trending/reasons.ts';
import { count } from './text.ts';

/** Why a paper trends, in a few words: `+37 votes since yesterday · 3rd day`; empty when nothing is known. */
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
      return `no. ${reason.position} on Hugging Face`;
    case 'listed':
      return `${ordinal(reason.day)} day`;
  }
}

function sinceWords({ day, yesterday }: Since): string {
  return yesterday ? 'since yesterday' : `since ${day}`;
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
      return 'The catalog holds no papers yet.';
    case 'none-listed':
      return `No paper was listed in this time; the newest batch is of ${notice.newestBatch}.`;
    case 'none-in-category':
      return 'No trending paper is in this category.';
    case 'old-batch':
      return `The newest batch is of ${notice.newestBatch}; nothing newer has come since.`;
    case 'no-votes':
      return 'No votes are known of these papers yet: newest papers first.';
    case 'no-batches':
      return {
        votes: 'This catalog has no listing days: ranked by votes, newest first.',
        'other-signals':
          'This catalog has no votes or listing days yet: what was voted for here, then the newest papers.',
        age: 'This catalog has no votes or listing days yet: newest papers first.',
      }[notice.basis];
  }
}
