import { isPartialDate } from '../paper/dates.ts';
import type { ParsedQuery } from './query/language.ts';
import type { Notice } from './query/notice.ts';
import type { Reading } from './reading/reading.ts';
import type { SearchRequest } from './search.ts';

/** The conditions in a query's text, as people write them. */
export function conditionsIn({
  phrases,
  excluded,
  authors,
  categories,
  after,
  before,
}: ParsedQuery): string[] {
  const written = (key: string, values: readonly string[]) => values.map((value) => `${key}:${value}`);
  // `year:2017` was read as both; it's shown as typed.
  const years = after.filter((value) => before.includes(value));
  const others = (values: readonly string[]) => values.filter((value) => !years.includes(value));
  return [
    ...phrases.map((phrase) => `"${phrase}"`),
    ...excluded.map((word) => `-${word}`),
    ...written('author', authors),
    ...written('cat', categories),
    ...written('year', years),
    ...written('after', others(after)),
    ...written('before', others(before)),
  ];
}

/** Joins a request's options with the conditions in its text; an invalid date becomes a notice. */
export function conditionsOf(request: SearchRequest, parsed: ParsedQuery, notices: Notice[]) {
  const dates = (name: 'after' | 'before') => {
    const given = request[name]?.trim() ?? '';
    if (given === '') return parsed[name];
    if (isPartialDate(given)) return [...parsed[name], given];
    notices.push({ kind: 'unread-date', option: name, given });
    return parsed[name];
  };
  const also = (list: readonly string[], given = '') =>
    given.trim() === '' ? list : [...list, given.trim()];
  return {
    authors: also(parsed.authors, request.author),
    categories: also(parsed.categories, request.category),
    after: dates('after'),
    before: dates('before'),
  };
}

/** Adds what was understood of a query to its conditions, with the topic that's left as its text. */
export function narrowedBy(
  parsed: ParsedQuery,
  { text, venue, after, before, excluded }: Reading,
): ParsedQuery {
  const also = (list: readonly string[], one: string | undefined) =>
    one === undefined ? list : [...list, one];
  return {
    ...parsed,
    text,
    categories: also(parsed.categories, venue),
    after: also(parsed.after, after),
    before: also(parsed.before, before),
    excluded: [...parsed.excluded, ...excluded],
  };
}
