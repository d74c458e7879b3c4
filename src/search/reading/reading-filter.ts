import { openTitleLists } from '../index/joint-lists.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { DocumentFilter } from '../query/filters.ts';
import type { QueryReader } from '../query/terms.ts';
import type { Evidence } from './evidence.ts';
import type { Reading } from './reading.ts';

const SURVEY_WORDS = 'survey surveys overview overviews review reviews tutorial primer roadmap'.split(' ');
/** Journals review books, too, but a review of a subject doesn't mean those. */
const BOOK_WORDS = ['book', 'books'];

/** Makes the test for people and surveys; a reading's other conditions join the request's. Undefined if there are none. */
export function createReadingFilter(
  index: PackedIndex,
  reader: QueryReader,
  evidence: Pick<Evidence, 'papersBy'>,
): (reading: Reading) => DocumentFilter | undefined {
  const titlesBy = openTitleLists(index);

  function titled(words: readonly string[]): Set<number> {
    const found = new Set<number>();
    for (const { word } of words.flatMap(reader.read)) {
      for (const document of titlesBy.of(word)) found.add(document);
    }
    return found;
  }

  return ({ people, isSurvey }) => {
    const written = people.map(({ names }) => new Set(evidence.papersBy(names)));
    const surveys = isSurvey ? titled(SURVEY_WORDS) : undefined;
    const books = isSurvey ? titled(BOOK_WORDS) : undefined;
    if (written.length === 0 && surveys === undefined) return undefined;
    return (document) =>
      written.every((papers) => papers.has(document)) &&
      (surveys === undefined || (surveys.has(document) && books?.has(document) !== true));
  };
}
