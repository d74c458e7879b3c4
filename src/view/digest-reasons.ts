import type { BatchNews } from '../catalog/refresh/batch-news.ts';
import type { DigestNote } from '../digest/digest.ts';
import type { DeliveryReason, OffReason, QuietReason } from '../digest/reason.ts';
import { dateName, dayName } from './day-name.ts';
import { sayRejection } from './rejection.ts';
import { grouped } from './text.ts';
import { trendingNotice } from './trending-words.ts';

/**
 * The outcome of a delivery and its reason, as a sentence for moderators; not escaped, because it may quote outside
 * text.
 */
export function sayDelivery(reason: DeliveryReason): string {
  switch (reason.kind) {
    case 'missed':
      return 'I was offline then, and came back more than six hours later.';
    case 'too-late': {
      const last = reason.last === undefined ? '' : ` Last reason: ${sayRejection(reason.last)}`;
      return `I couldn't deliver it within six hours.${last}`;
    }
    case 'inactive':
      return 'The digest was paused or disabled before it went out.';
    case 'removed':
      return 'The digest was removed before it went out.';
    case 'quiet':
      return `Quiet day: ${sayQuiet(reason.why)}`;
    case 'turned-down':
      return sayRejection(reason.why);
    case 'interrupted':
      return `I was interrupted while sending and can't check whether it arrived, so I didn't send it again. ${sayRejection(reason.why)}`;
    case 'unknown':
      return `I couldn't find out whether it arrived. ${sayRejection(reason.why)}`;
    case 'unpublished':
      return `It's in the channel but wasn't published to followers. ${sayRejection(reason.why)}`;
    case 'plain':
      return `Sent in the plain layout. ${sayRejection(reason.why)}`;
    case 'said':
      return reason.text;
  }
}

/** Why there is nothing to show, as sentences. */
export function sayQuiet(reason: QuietReason): string {
  switch (reason.kind) {
    case 'none-fits':
      return reason.papers === 1
        ? "One new paper, but it doesn't match this channel's filters."
        : `${reason.papers} new papers, but none match this channel's filters.`;
    case 'no-new-batch': {
      const news = reason.news === undefined ? '' : ` ${sayBatchNews(reason.news)}`;
      return `No new papers since ${dateName(reason.since)}.${news}`;
    }
    case 'all-shown':
      return `Everything I could show was already shown here in the last ${reason.days} days.`;
    case 'no-papers':
      return reason.batch === undefined
        ? 'The catalog is empty.'
        : `No papers were listed in this time. Latest papers are from ${dateName(reason.batch)}.`;
    case 'said':
      return reason.text;
  }
}

function sayBatchNews(news: BatchNews): string {
  switch (news.kind) {
    case 'weekend':
      return `Nothing is listed on weekends. The next batch comes on ${weekdayOf(news.nextDay)}.`;
    case 'not-begun':
      return "Today's batch hasn't started yet.";
    case 'not-read':
      return "I couldn't read today's batch yet.";
    case 'empty':
      return `Nothing has been listed today, perhaps because of a holiday. The next batch comes on ${weekdayOf(news.nextDay)}.`;
    case 'coming-in':
      return `Today's batch is still coming in (${news.papers} so far).`;
  }
}

/** A note on a digest's contents, as a sentence. */
export function sayNote(note: DigestNote): string {
  switch (note.kind) {
    case 'ranking':
      return trendingNotice(note.notice);
    case 'old-batch':
      return `Latest papers are from ${dateName(note.batch)}.`;
    case 'no-categories': {
      const why = note.failed ? "arXiv didn't answer, so" : 'So far,';
      const rest = note.papers === 1 ? 'one new paper has' : `${grouped(note.papers)} new papers have`;
      return `${why} ${rest} no category. Any that fit will be in a later digest.`;
    }
  }
}

/** Why a digest was disabled, as sentences; not escaped. */
export function sayOff(reason: OffReason): string {
  switch (reason.kind) {
    case 'gone':
      return sayRejection(reason.why);
    case 'turned-down':
      return `Discord refused it for ${reason.days === 3 ? 'three' : reason.days} days. ${sayRejection(reason.why)}`;
    case 'said':
      return reason.text;
  }
}

function weekdayOf(day: string): string {
  return dayName(day).split(',')[0] ?? day;
}
