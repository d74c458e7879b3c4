import type { Notice } from '../search/query/notice.ts';
import { dateRange } from './date-range.ts';
import { dateName } from './day-name.ts';
import { enumerated } from './enumerated.ts';

/** A search notice as a plain-text sentence: escape it where markdown is read. */
export function noticeSentence(notice: Notice): string {
  switch (notice.kind) {
    case 'no-such-paper':
      return `I couldn't find ${notice.id} in my catalog.`;
    case 'not-cited-so':
      return `I don't have ${shortened(notice.citation)}.`;
    case 'unknown-links':
      return notice.links === 1
        ? "I couldn't find a paper for that link."
        : "I couldn't find papers for those links.";
    case 'unread-date':
      return `“${shortened(notice.given)}” isn't a valid date for ${notice.option}. Use 2024, 2024-06 or 2024-06-30.`;
    case 'unknown-condition':
      return `“${notice.key}:” isn't a filter, so I searched for its words. The filters are author:, cat:, after:, before: and sort:.`;
    case 'empty-condition':
      return `Nothing follows “${notice.key}:”, so I ignored it.`;
    case 'too-many-conditions':
      return `A search takes up to ${notice.most} filters. I ignored the rest.`;
    case 'open-quote':
      return "There's no closing quotation mark, so I searched for the words one by one.";
    case 'too-long':
      return `That's too long, so I used the first ${notice.most.toLocaleString('en')} characters.`;
    case 'also-searched-for':
      return `Also searched for “${notice.words}”.`;
    case 'not-mentioned':
      return `Nothing mentions ${listed(notice.words)}, so I searched for the other words.`;
    case 'not-known':
      return `No paper mentions ${listed(notice.words)}, and ${notice.words.length === 1 ? 'no author has that name' : 'no authors have those names'}.`;
    case 'not-on-that':
      return `None of those papers mentions “${shortened(notice.words)}”, so here are all of them.`;
    case 'not-at-that-time':
      return `I found nothing ${timeOf(notice.after, notice.before)}. Here's what I have from other ${notice.after?.includes('-') === true ? 'dates' : 'years'}.`;
    case 'no-such-title':
      return 'No paper here has that title. These are the closest.';
    case 'in-titles':
      return 'Nearly every paper says that, so here are titles with those words.';
    case 'no-words':
      return "There's nothing to search for in that, so here are the newest papers.";
    case 'no-votes':
      return 'None of these have votes yet, so the newest come first.';
    case 'leaves-nothing':
      return leavesNothing(notice.conditions);
  }
}

/** Quoted words, with `or` before the last. */
function listed(words: readonly string[]): string {
  return enumerated(
    words.map((word) => `“${shortened(word)}”`),
    'or',
  );
}

function timeOf(after: string | undefined, before: string | undefined): string {
  if (after !== undefined && before !== undefined) return `from ${dateRange(after, before)}`;
  return after === undefined ? `up to ${dateName(before ?? '')}` : `since ${dateName(after)}`;
}

function leavesNothing(conditions: readonly string[]): string {
  return conditions.length === 1
    ? `Nothing matches ${conditions[0]}. Try removing it.`
    : `Nothing matches all of ${conditions.join(' ')}. Try removing one.`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
