import type { Catalog } from '../catalog/catalog.ts';
import { isPartialDate } from '../paper/dates.ts';
import type { Paper } from '../paper/paper.ts';
import { readable } from '../paper/text/readable.ts';
import type { Steps } from '../turns/steps.ts';
import type { AuthorIndex } from './index/authors.ts';
import { NONE } from './index/lexicon.ts';
import type { TitleMatcher } from './index/title-match.ts';
import type { Corrector } from './query/correct.ts';
import { type DocumentFilter, documentFilter, judgingOnce } from './query/filters.ts';
import { type ParsedQuery, parseQuery, plainQuery } from './query/language.ts';
import { papersNamed } from './query/named.ts';
import type { Notice } from './query/notice.ts';
import type { QueryReader, QueryWord } from './query/terms.ts';
import type { TextTest } from './query/text-test.ts';
import type { Order } from './rank/order.ts';
import type { Ranker } from './rank/ranker.ts';
import type { ScoredDocument } from './rank/top.ts';
import type { SearchFilters, SearchHit, SearchOutcome, SearchRequest, SearchSort } from './search.ts';

interface FinderParts {
  readonly catalog: Catalog;
  readonly papers: readonly Paper[];
  readonly authors: AuthorIndex;
  readonly ranker: Ranker;
  readonly corrector: Corrector;
  readonly reader: QueryReader;
  readonly titles: TitleMatcher;
  readonly textTest: TextTest;
  readonly order: Order;
}

export interface Finder {
  find(request: SearchRequest): Steps<SearchOutcome>;
  rank(text: string, limit: number): Steps<SearchHit[]>;
}

/**
 * A paper matches when it holds this share of what the best one holds of the query, by the idf of the words.
 * Ranked by relevance, a low share costs nothing: weak matches come last (nDCG@10 is the same from 0 to 0.3 and falls
 * from 0.5 on). By date or votes a weak match would stand among the first, so most of the query must be there.
 */
const MIN_COVERAGE: Readonly<Record<SearchSort, number>> = { relevance: 0.3, newest: 0.6, votes: 0.6 };

/** A word, a colon and a blank at the beginning, as titles have them; a condition seldom has the blank. */
const LIKE_TITLE = /^\s*\p{L}+:\s+\S/u;
/** A longer text is no title, in characters. */
const LONGEST_TITLE = 500;

/** Documents judged by a filter in one step. */
const DOCUMENTS_A_STEP = 5_000;

/** An outcome without how the options of its request were understood. */
type Found = Omit<SearchOutcome, 'parsed'> & { readonly isEmpty?: true };

export function createFinder({
  catalog,
  papers,
  authors,
  ranker,
  corrector,
  reader,
  titles,
  textTest,
  order,
}: FinderParts): Finder {
  function hitsOf(ranked: readonly ScoredDocument[]): SearchHit[] {
    return ranked.flatMap(({ document, score }) => {
      const paper = papers[document];
      return paper === undefined ? [] : [{ paper, score }];
    });
  }

  /** Every paper that passes, for a request without words. */
  function* passing(filter: DocumentFilter = () => true): Steps<Uint32Array> {
    const found = new Uint32Array(papers.length);
    let count = 0;
    for (let document = 0; document < papers.length; document++) {
      if (document % DOCUMENTS_A_STEP === 0) yield;
      if (filter(document)) found[count++] = document;
    }
    return found.subarray(0, count);
  }

  function* find(request: SearchRequest): Steps<SearchOutcome> {
    const { isEmpty = false, ...outcome } = yield* findNamed(request);
    return { ...outcome, parsed: { filters: filtersOf(request), isEmpty } };
  }

  function* findNamed(request: SearchRequest): Steps<Found> {
    const { offset = 0, limit = 10 } = request;
    const query = readable(request.query);
    if (isTitle(query)) return yield* findParsed(request, plainQuery(query));
    const named = papersNamed(catalog, query);
    if (named.rest === undefined) {
      const hits = named.papers.slice(offset, offset + limit).map((paper) => ({ paper, score: 1 }));
      return { hits, total: named.papers.length, corrections: [], notices: named.notices };
    }
    const parsed = request.isPlain === true ? plainQuery(named.rest) : parseQuery(named.rest);
    const found = yield* findParsed(request, parsed);
    const conditions = found.total > 0 ? [] : conditionsIn(parsed);
    if (conditions.length > 0 && LIKE_TITLE.test(named.rest)) {
      const asWords = yield* findParsed(request, plainQuery(named.rest));
      if (asWords.total > 0) return { ...asWords, notices: [...named.notices, ...asWords.notices] };
    }
    const nothing: Notice[] = conditions.length === 0 ? [] : [{ kind: 'leaves-nothing', conditions }];
    return { ...found, notices: [...named.notices, ...found.notices, ...nothing] };
  }

  /** Whether a query is the whole title of a paper, which is never meant as conditions: `CAT: Cross Attention`. */
  function isTitle(query: string): boolean {
    if (!/[:"“”„«»-]/.test(query) || query.length > LONGEST_TITLE) return false;
    const numbers = reader.read(query).map(({ word }) => word);
    return titles.holding(numbers).some((document) => titles.isWhole(document, numbers));
  }

  function* findParsed(request: SearchRequest, parsed: ParsedQuery): Steps<Found> {
    const { sort = 'relevance', offset = 0, limit = 10 } = request;
    const notices = [...parsed.notices];
    const conditions = conditionsOf(request, parsed, notices);
    yield;
    const test = yield* textTest(parsed.phrases, parsed.excluded);
    const byFacts = yield* documentFilter(conditions, papers, authors);
    const filter = both(byFacts, test);
    const { words, corrections } = yield* corrector.correct(reader.read(parsed.text));
    if (
      !words.some(
        ({ text, stem, isStop }) => !isStop && (stem !== NONE || authors.namesWith(text).length > 0),
      )
    ) {
      return yield* withoutTopic(parsed.text, words, filter, request, notices);
    }
    const { list, matches, rewrite } = yield* ranker.rank(words, {
      filter: filter && judgingOnce(filter, papers.length),
      limit: offset + limit,
      minCoverage: MIN_COVERAGE[sort],
    });
    if (rewrite !== undefined) notices.push({ kind: 'also-searched-for', words: rewrite });
    yield;
    if (sort !== 'relevance') return { ...listed(matches, sort, offset, limit, notices), corrections };
    const hits = hitsOf(list.slice(offset, offset + limit));
    return { hits, total: matches.length, corrections, notices };
  }

  /** A request without a word that says something: titles that hold its words, else what passes the filter. */
  function* withoutTopic(
    text: string,
    words: readonly QueryWord[],
    filter: DocumentFilter | undefined,
    { sort = 'relevance', offset = 0, limit = 10 }: SearchRequest,
    notices: readonly Notice[],
  ): Steps<Found> {
    const by = sort === 'votes' ? 'votes' : 'newest';
    if (text === '' && filter !== undefined)
      return listed(yield* passing(filter), by, offset, limit, notices);
    if (words.some(({ isStop }) => !isStop)) {
      return { hits: [], total: 0, corrections: [], notices };
    }
    const titled = Uint32Array.from(titles.holding(words.map(({ word }) => word)));
    const found = filter === undefined ? titled : titled.filter(filter);
    if (found.length > 0) return listed(found, by, offset, limit, notices);
    const told: Notice[] = [...notices, { kind: 'no-words' }];
    return { ...listed(yield* passing(filter), by, offset, limit, told), isEmpty: true };
  }

  function listed(
    documents: Uint32Array,
    sort: Exclude<SearchSort, 'relevance'>,
    offset: number,
    limit: number,
    notices: readonly Notice[],
  ): Found {
    const hits = hitsOf(order.page(documents, sort, offset, limit));
    const isUnvoted = sort === 'votes' && hits.length > 0 && !hits.some(({ paper }) => paper.upvotes);
    const told: readonly Notice[] = isUnvoted ? [...notices, { kind: 'no-votes' }] : notices;
    return { hits, total: documents.length, corrections: [], notices: told };
  }

  return {
    find,
    *rank(text, limit) {
      const { words } = yield* corrector.correct(reader.read(text));
      const { list } = yield* ranker.rank(words, { limit, minCoverage: 0 });
      return hitsOf(list.slice(0, limit));
    },
  };
}

/** The conditions in the text of a query, as one writes them. */
function conditionsIn({ phrases, excluded, authors, categories, after, before }: ParsedQuery): string[] {
  const written = (key: string, values: readonly string[]) => values.map((value) => `${key}:${value}`);
  return [
    ...phrases.map((phrase) => `"${phrase}"`),
    ...excluded.map((word) => `-${word}`),
    ...written('author', authors),
    ...written('cat', categories),
    ...written('after', after),
    ...written('before', before),
  ];
}

function both(a: DocumentFilter | undefined, b: DocumentFilter | undefined): DocumentFilter | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (document) => a(document) && b(document);
}

/** The options of a request that narrow it. */
function filtersOf({ author = '', category = '', after = '', before = '' }: SearchRequest): SearchFilters {
  return {
    ...(author.trim() !== '' && { author: author.trim() }),
    ...(category.trim() !== '' && { category: category.trim() }),
    ...(isPartialDate(after.trim()) && { after: after.trim() }),
    ...(isPartialDate(before.trim()) && { before: before.trim() }),
  };
}

/** Joins the options of a request with the conditions in its text; a date that is none becomes a notice. */
function conditionsOf(request: SearchRequest, parsed: ParsedQuery, notices: Notice[]) {
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
