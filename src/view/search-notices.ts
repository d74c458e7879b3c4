import type { Notice } from '../search/query/notice.ts';

/** A notice of a search as a sentence of plain text: whoever shows it where text is read as markdown escapes it. */
export function noticeSentence(notice: Notice): string {
  switch (notice.kind) {
    case 'no-such-paper':
      return `The catalog has no paper ${notice.id}.`;
    case 'unknown-links':
      return notice.links === 1 ? 'That link names no paper I know.' : 'Those links name no paper I know.';
    case 'unread-date':
      return `"${shortened(notice.given)}" is no date for ${notice.option}: write 2024, 2024-06 or 2024-06-30.`;
    case 'unknown-condition':
      return `I know no condition "${notice.key}:", so its words were searched; there are author:, cat:, after: and before:.`;
    case 'empty-condition':
      return `Nothing follows "${notice.key}:", so it was left out.`;
    case 'too-many-conditions':
      return `A search has ${notice.most} conditions at most; the others were left out.`;
    case 'open-quote':
      return 'A quote is not closed, so its words were searched one by one.';
    case 'too-long':
      return `The query is longer than ${notice.most.toLocaleString('en')} characters; the rest was left out.`;
    case 'also-searched-for':
      return `Also searched for "${notice.words}".`;
    case 'no-words':
      return 'There is no word to search for in this; these are the newest papers.';
    case 'no-votes':
      return 'None of these has votes: the newest come first.';
    case 'leaves-nothing':
      return leavesNothing(notice.conditions);
  }
}

function leavesNothing(conditions: readonly string[]): string {
  return conditions.length === 1
    ? `${conditions[0]} leaves nothing. Try it without.`
    : `Together these leave nothing: ${conditions.join(' ')}. Try it without one of them.`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
