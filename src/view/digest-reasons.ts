import type { BatchNews } from '../catalog/refresh/batch-news.ts';
import type { DigestNote } from '../digest/digest.ts';
import type { DeliveryReason, OffReason, QuietReason } from '../digest/reason.ts';
import { dayName } from './day-name.ts';
import { sayRejection } from './rejection.ts';
import { trendingNotice } from './trending-words.ts';

/** Why a delivery is as it is, as a sentence for moderators; not escaped, because it may quote what came from outside. */
export function sayDelivery(reason: DeliveryReason): string {
  switch (reason.kind) {
    case 'missed':
      return 'I was not running at that time, and came back more than six hours later.';
    case 'too-late': {
      const last = reason.last === undefined ? '' : ` The last reason: ${sayRejection(reason.last)}`;
      return `It could not be delivered within six hours.${last}`;
    }
    case 'inactive':
      return 'The digest was paused or switched off before it went out.';
    case 'removed':
      return 'The digest was removed before it went out.';
    case 'quiet':
      return `Quiet day: ${sayQuiet(reason.why)}`;
    case 'turned-down':
      return sayRejection(reason.why);
    case 'interrupted':
      return `I was interrupted while sending and cannot look whether it arrived, so I did not send it again. ${sayRejection(reason.why)}`;
    case 'unknown':
      return `I could not find out whether it arrived. ${sayRejection(reason.why)}`;
    case 'unpublished':
      return `It stands in the channel but was not published to followers: ${sayRejection(reason.why)}`;
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
        ? 'One paper is new, but it does not fit the words or the category chosen for this channel.'
        : `${reason.papers} papers are new, but none fits the words or the category chosen for this channel.`;
    case 'no-new-batch': {
      const news = reason.news === undefined ? '' : ` ${sayBatchNews(reason.news)}`;
      return `No new batch since the one of ${dayName(reason.since)}.${news}`;
    }
    case 'all-shown':
      return `Every paper I could show was shown here within the last ${reason.days} days.`;
    case 'no-papers':
      return reason.batch === undefined
        ? 'The catalog holds no papers yet.'
        : `No paper was listed in this time; the newest batch is of ${dayName(reason.batch)}.`;
    case 'said':
      return reason.text;
  }
}

function sayBatchNews(news: BatchNews): string {
  switch (news.kind) {
    case 'weekend':
      return `There is no batch at weekends; the next one is ${weekdayOf(news.nextDay)}'s.`;
    case 'not-begun':
      return "Today's batch has not begun yet.";
    case 'not-read':
      return "Today's batch could not be read yet.";
    case 'empty':
      return `Today has no batch so far, perhaps because of a holiday; the next one is ${weekdayOf(news.nextDay)}'s.`;
    case 'coming-in':
      return `Today's batch is still coming in (${news.papers} so far).`;
  }
}

/** What a digest is made of, as a sentence. */
export function sayNote(note: DigestNote): string {
  return note.kind === 'ranking'
    ? trendingNotice(note.notice)
    : `No new batch has come: the newest one I hold is of ${dayName(note.batch)}.`;
}

/** Why we switched a digest off, as sentences; not escaped. */
export function sayOff(reason: OffReason): string {
  switch (reason.kind) {
    case 'gone':
      return sayRejection(reason.why);
    case 'turned-down':
      return `I was refused for ${reason.days === 3 ? 'three' : reason.days} days. ${sayRejection(reason.why)}`;
    case 'said':
      return reason.text;
  }
}

function weekdayOf(day: string): string {
  return dayName(day).split(',')[0] ?? day;
}
