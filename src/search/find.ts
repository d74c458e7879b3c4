import { conditionsIn, conditionsOf, narrowedBy } from './conditions.ts';
import { leastCoverage } from './coverage.ts';
import type { Finder } from './finder.ts';
import {
  type Found,
  MOST_COUNTED,
  nothing,
  nothingWithout,
  notOnThat,
  outOfTime,
  toldTruly,
  withCompletion,
} from './found.ts';
import type { AuthorIndex } from './index/authors.ts';
import type { PaperColumns } from './index/columns.ts';
import type { TitleMatcher } from './index/title-match.ts';
import type { Corrector } from './query/correct.ts';
import { both, type DocumentFilter, documentFilter, judgingOnce, passing } from './query/filters.ts';
import { type AskedOrder, LIKE_TITLE, type ParsedQuery, parseQuery, plainQuery } from './query/language.ts';
import type { Notice } from './query/notice.ts';
import type { QueryReader } from './query/terms.ts';
import type { TextTest } from './query/text-test.ts';
import { noticesOfUnknown } from './query/unknown-words.ts';
import type { Order } from './rank/order.ts';
import type { Ranker } from './rank/ranked.ts';
import type { ScoredDocument } from './rank/top.ts';
import { inAskedOrder, narrows, narrowsPhrases, type Reading, understoodOf } from './reading/reading.ts';
import type { SearchRequest } from './search.ts';
import { createSubjectReader, type Subject } from './subject.ts';
import { createUnranked } from './unranked.ts';

interface FinderParts {
  readonly columns: PaperColumns;
  readonly authors: AuthorIndex;
  readonly ranker: Ranker;
  readonly corrector: Corrector;
  readonly reader: QueryReader;
  readonly titles: TitleMatcher;
  readonly textTest: TextTest;
  readonly order: Order;
  readonly eventPapers: (reading: Reading) => readonly number[];
  readonly readingOf: (text: string, today?: string) => Reading | undefined;
  readonly readingFilter: (reading: Reading) => DocumentFilter | undefined;
  readonly fitOfAuthors: (reading: Reading) => (document: number) => number;
}

/** Papers that are sorted for the latest or most upvoted on a topic. */
const SORTED_OF = 50;

export function createFinder({
  columns,
  authors,
  ranker,
  corrector,
  reader,
  titles,
  textTest,
  order,
  eventPapers,
  readingOf,
  readingFilter,
  fitOfAuthors,
}: FinderParts): Finder {
  const papers = columns.days.length;
  const subjectOf = createSubjectReader({ reader, corrector, authors });
  const { cited, listed } = createUnranked({ columns, order, fitOfAuthors });

  /** Searches for what's left of a query once it's understood; undefined if that finds nothing. */
  function findRead(request: SearchRequest, parsed: ParsedQuery): Found | undefined {
    if (request.isPlain === true || request.isLiteral === true) return undefined;
    const isQuoted = parsed.phrases.length > 0;
    const typed = isQuoted ? parsed.loose.join(' ') : parsed.text;
    const reading = inAskedOrder(readingOf(typed, request.today), typed, parsed.sort);
    if (reading === undefined) return undefined;
    if (isQuoted) return findQuoted(reading, request, parsed);
    const found =
      nothingKnown(reading, parsed) ??
      findAs(reading, request, parsed) ??
      findAtOtherTimes(reading, request, parsed);
    if (found !== undefined || reading.meansPeople?.() !== true) return found;
    // People are mostly cited as first authors.
    const written = findAs({ citation: 'one', ...reading, text: '' }, request, parsed);
    return written && notOnThat(reading.text, written);
  }

  /** Nothing, if all that's left is unknown: the words around it are no help. */
  function nothingKnown({ text, people }: Reading, { notices }: ParsedQuery): Found | undefined {
    const { isKnown, notices: unknown } = subjectOf(text, true);
    return isKnown || people.length > 0 || unknown.length === 0
      ? undefined
      : nothing([...notices, ...unknown]);
  }

  /** With a phrase, only time, venue and order are read; people's names stay words. */
  function findQuoted(reading: Reading, request: SearchRequest, parsed: ParsedQuery): Found | undefined {
    if (!narrowsPhrases(reading)) return undefined;
    const text = [...parsed.phrases, reading.text].join(' ').trim();
    return findAs({ ...reading, text }, request, parsed);
  }

  function findAs(reading: Reading, request: SearchRequest, parsed: ParsedQuery): Found | undefined {
    const left = narrowedBy(parsed, reading);
    const isByRelevance = (request.sort ?? 'relevance') === 'relevance';
    const sort = isByRelevance ? reading.sort : undefined;
    const found =
      sort !== undefined && reading.text !== ''
        ? sorted(sort, request, left, reading)
        : findParsed(sort === 'votes' ? { ...request, sort } : request, left, reading);
    if (found.total === 0)
      return reading.excluded.length === 0 ? undefined : nothingWithout(reading.excluded, found);
    const corrections = [...reading.corrections, ...found.corrections];
    return narrows(reading) ? { ...found, corrections, understood: understoodOf(reading) } : found;
  }

  /** Papers from other years, if the people wrote nothing in those named, or nothing fits a span. */
  function findAtOtherTimes(
    reading: Reading,
    request: SearchRequest,
    parsed: ParsedQuery,
  ): Found | undefined {
    const { after, before, ...others } = reading;
    // A year alone may be a number in the topic.
    const isYear = after === before && after?.includes('-') !== true;
    if ((after ?? before) === undefined) return undefined;
    if (reading.people.length === 0 && isYear) return findWithYear(reading, request, parsed);
    // A span up to now asks for the newest there is.
    const { today = '' } = request;
    const isUntilNow =
      after !== undefined && (before === undefined || before >= today.slice(0, before.length));
    const isNewest = (isUntilNow || reading.text === '') && reading.people.length === 0;
    const sort = reading.sort ?? (isNewest ? 'newest' : undefined);
    const found = findAs({ ...others, ...(sort !== undefined && { sort }) }, request, parsed);
    return found && outOfTime(reading, found);
  }

  /** The words' results if nothing is from a year: papers with the number answer it; otherwise a notice says so. */
  function findWithYear(reading: Reading, request: SearchRequest, parsed: ParsedQuery): Found {
    const found = findParsed(request, parsed);
    const [best] = found.documents;
    const saysYear = textTest([reading.after ?? ''], []);
    return best === undefined || saysYear?.(best.document) === true ? found : outOfTime(reading, found);
  }

  /** Sorts only the best matches by date or votes: the first of all matches may merely mention the topic. */
  function sorted(sort: AskedOrder, request: SearchRequest, parsed: ParsedQuery, reading: Reading): Found {
    const { offset = 0, limit = 10 } = request;
    const first = { ...request, offset: 0, limit: SORTED_OF };
    const { hasMore: _, ...best } = findParsed(first, parsed, reading);
    const documents = Uint32Array.from(best.documents, ({ document }) => document);
    return {
      ...best,
      ...listed(documents, { ...request, sort, offset, limit }, best.notices),
      corrections: best.corrections,
    };
  }

  function findParsed(request: SearchRequest, parsed: ParsedQuery, reading?: Reading): Found {
    const { sort = 'relevance', offset = 0, limit = 10 } = request;
    const notices = [...parsed.notices];
    const conditions = conditionsOf(request, parsed, notices);
    const test = textTest(parsed.phrases, parsed.excluded);
    const narrowed = reading && readingFilter(reading);
    const filter = both(both(documentFilter(conditions, columns, authors), test), narrowed);
    const subject = subjectOf(parsed.text);
    const { words, corrections: corrected } = subject;
    const isByPeople = reading !== undefined && reading.people.length > 0 && reading.sort !== 'votes';
    if (!subject.isKnown && isByPeople && filter !== undefined)
      return cited(reading, passing(papers, filter), offset, limit, notices);
    if (!subject.isKnown) return withoutTopic(parsed.text, subject, filter, request, notices, reading);
    const {
      list,
      matches,
      rewrite,
      completion,
      alike = [],
    } = ranker.rank(words, {
      filter: filter && judgingOnce(filter, papers),
      limit: offset + limit,
      minCoverage: leastCoverage(parsed.text, sort),
      ...(sort === 'relevance' && { mostMatches: MOST_COUNTED }),
      ...(request.titled !== undefined && { titled: new Set(request.titled) }),
      ...(reading !== undefined && { authorFit: fitOfAuthors(reading) }),
      // Named people are meant, and the latest papers must have the words, whatever else is near.
      isByWords: sort !== 'relevance' || (reading?.people.length ?? 0) > 0 || reading?.sort !== undefined,
    });
    const corrections = completion === undefined ? corrected : withCompletion(corrected, completion);
    const texts = words.filter(({ isStop }) => !isStop).map(({ text }) => text);
    const searched = [...texts, ...(completion === undefined ? [] : [completion.to]), ...alike];
    if (rewrite === undefined && completion === undefined)
      notices.push(...noticesOfUnknown(words, corrector.isUnknown, matches.documents.length > 0));
    if (rewrite !== undefined) notices.push({ kind: 'also-searched-for', words: rewrite });
    if (sort !== 'relevance')
      return { ...listed(matches.documents, { ...request, sort }, notices), corrections, searched };
    const hasMore = matches.hasMore || matches.documents.length > MOST_COUNTED;
    return {
      documents: list.slice(offset, offset + limit),
      total: Math.min(matches.documents.length, MOST_COUNTED),
      ...(hasMore && { hasMore }),
      corrections,
      notices,
      searched,
    };
  }

  /** A request without content words: titles with its words, else whatever passes the filter. */
  function withoutTopic(
    text: string,
    { words, notices: unknown }: Subject,
    filter: DocumentFilter | undefined,
    request: SearchRequest,
    notices: readonly Notice[],
    reading?: Reading,
  ): Found {
    const asked = request.sort === 'relevance' ? undefined : request.sort;
    const by = { ...request, sort: asked ?? reading?.sort ?? 'newest' } as const;
    if (text === '' && filter !== undefined) {
      const first = reading === undefined || asked !== undefined ? [] : eventPapers(reading).filter(filter);
      return listed(passing(papers, filter), by, notices, first);
    }
    if (words.some(({ isStop }) => !isStop)) return nothing([...notices, ...unknown]);
    const titled = Uint32Array.from(titles.holding(words.map(({ word }) => word)));
    const found = filter === undefined ? titled : titled.filter(filter);
    if (found.length > 0) {
      return listed(found, by, request.query.includes('"') ? notices : [...notices, { kind: 'in-titles' }]);
    }
    // `Newest` and `top papers` ask for all papers.
    const told: Notice[] = reading?.sort === undefined ? [...notices, { kind: 'no-words' }] : [...notices];
    return { ...listed(passing(papers, filter), by, told), isEmpty: true };
  }

  function rankText(text: string, limit: number, isByWords: boolean): readonly ScoredDocument[] {
    const { words } = corrector.correct(reader.read(text));
    return ranker.rank(words, { limit, minCoverage: 0, mostMatches: 0, isByWords }).list.slice(0, limit);
  }

  return {
    find(request) {
      const { query } = request;
      const parsed = request.isPlain === true ? plainQuery(query) : parseQuery(query);
      const found = toldTruly(findRead(request, parsed) ?? findParsed(request, parsed), query);
      const conditions = found.total > 0 ? [] : conditionsIn(parsed);
      if (conditions.length === 0) return found;
      const asWords = LIKE_TITLE.test(query) ? findParsed(request, plainQuery(query)) : undefined;
      if (asWords !== undefined && asWords.total > 0) return asWords;
      return { ...found, notices: [...found.notices, { kind: 'leaves-nothing', conditions }] };
    },
    rank: (text, limit) => rankText(text, limit, false),
    rankByWords: (text, limit) => rankText(text, limit, true),
  };
}
