import { NONE } from '../index/lexicon.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import type { Corrector } from '../query/correct.ts';
import type { Rewrite } from '../query/near-titles.ts';
import { type QueryTerm, type QueryWord, rankable } from '../query/terms.ts';
import type { AuthorMatch } from './author-match.ts';
import { better } from './better.ts';
import { keptFirst } from './kept-first.ts';
import { placeOf } from './place-of.ts';
import type { Ranked, Ranker, RankRequest } from './ranked.ts';
import type { Recency } from './recency.ts';
import type { Reranker } from './rerank.ts';
import type { Scorer } from './scorer.ts';
import type { ScoredDocument } from './top.ts';
import { union, unionOf } from './union.ts';
import type { RankingWeights } from './weights.ts';

/** Query terms that select papers. */
const MOST_TERMS = 64;
/** Titles with the query word for word that are reranked in addition to the head. */
const TITLES = 300;
/** This many consecutive title words mean that title, not its topic. */
const KNOWN_ITEM_WORDS = 3;
/** Bonus for a paper by the author whom the whole query names, above any word score; and for exactly that name. */
const WHOLE_NAME = 1_000;
const EXACT_NAME = 2_000;
/** Bonus for a paper whose title is the query: it comes first. */
const WHOLE_TITLE = 5_000;
/** Extra if it's exactly the query, above what its authors may add. */
const AS_WRITTEN = 5_000;
/** Bonus for a paper that introduced a name equal to the query, and extra for the first to do so. */
const GAVE_NAME = 4_000;
const GAVE_FIRST = 900;
/** If one of this many first titles has all the words, they are what was meant. */
const LOOKED_AT = 20;
/** At most this many titles may share a slip. */
const FEW = 3;
/** And this many times more titles must then have what was meant. */
const FAR_MORE = 100;
/** Papers with the words as typed that stay first if a rewrite is doubtful. */
const AS_TYPED = 3;

interface RankerParts {
  readonly scorer: Scorer;
  readonly rerank: Reranker;
  readonly feedback: (ranked: readonly ScoredDocument[], queryLength: number) => ScoredDocument[];
  readonly titles: TitleMatcher;
  readonly corrector: Corrector;
  readonly authorsIn: (words: readonly QueryWord[]) => AuthorMatch;
  readonly weights: RankingWeights;
  readonly recency: Recency;
}

export function createRanker({
  scorer,
  rerank,
  feedback,
  titles,
  corrector,
  authorsIn,
  weights,
  recency,
}: RankerParts): Ranker {
  function rankOnce(
    words: readonly QueryWord[],
    titled: readonly number[],
    { filter, limit, minCoverage, mostMatches, authorFit = () => 0, titled: written }: RankRequest,
  ): Ranked {
    const query = rankable(words);
    const named = authorsIn(words);
    const numbers = words.map(({ word }) => word);
    const whole = new Set(titled.filter((document) => titles.isWhole(document, numbers)));
    const informative = informativeNumbers(words);
    // `Few-NERD` isn't NERD, though `few` says little elsewhere.
    const called = titled.filter((document) => titles.isName(document, numbers));
    const givers = new Set(
      called.length > 0 ? called : titled.filter((document) => titles.isName(document, informative)),
    );
    const terms = mostInformative(query.terms);
    const size = Math.max(limit, weights.depth);
    const { top, also, matches } = scorer.score({
      terms,
      filter,
      limit: size,
      also: named.documents.size === 0 ? titled : [...titled, ...named.documents.keys()],
      mostAlso: TITLES,
      alsoKept: [...whole, ...givers, ...named.documents.keys()],
      minCoverage,
      mostMatches,
    });
    const first = top.slice(0, weights.depth);
    const seen = new Set(first.map(({ document }) => document));
    const others = also.filter(
      ({ document }, i) => !seen.has(document) && (i < TITLES || whole.has(document) || givers.has(document)),
    );
    for (const { document } of others) seen.add(document);
    const idf = scorer.idf(titled.length);
    const titleBonus = (document: number) => {
      if (whole.has(document)) return WHOLE_TITLE + (written?.has(document) === true ? AS_WRITTEN : 0);
      if (givers.has(document)) return GAVE_NAME + GAVE_FIRST * (1 - recency(document));
      if (placeOf(titled, document) === NONE) return 0;
      if (numbers.length < KNOWN_ITEM_WORDS) return idf * weights.titlePhrase;
      const share = titles.share(document, numbers.length);
      const age = recency(document);
      return idf * (weights.titlePhrase + weights.titleShare * share + weights.titleRecency * age);
    };
    const authorBonus = (document: number) => {
      const papers = named.documents.get(document);
      if (papers === undefined) return 0;
      const age = recency(document);
      if (!named.isWhole) return weights.author * scorer.idf(papers);
      return WHOLE_NAME * (1 + age) + (named.exact.has(document) ? EXACT_NAME : 0);
    };
    const bonus = (document: number) =>
      titleBonus(document) + authorBonus(document) + weights.authorFit * authorFit(document);
    const reranked = rerank(query, [...first, ...others], bonus);
    const head = feedback(reranked, query.order.length);
    const rest = top.slice(weights.depth).filter(({ document }) => !seen.has(document));
    const byAuthors = also
      .filter(({ document }) => named.documents.has(document))
      .map(({ document }) => document);
    return {
      list: [...head, ...rest],
      behind: top.length < size ? 0 : (top.at(-1)?.score ?? 0),
      matches: union(scorer.documents, matches, byAuthors),
      certain: new Set([...whole, ...givers, ...(named.isWhole ? named.documents.keys() : [])]),
    };
  }

  /** The most informative terms: a text as a query has hundreds, and common ones cost the most. */
  function mostInformative(terms: readonly QueryTerm[]): readonly QueryTerm[] {
    if (terms.length <= MOST_TERMS) return terms;
    const gain = ({ stem, weight }: QueryTerm) => weight * scorer.idfOfStem(stem);
    return [...terms].sort((a, b) => gain(b) - gain(a)).slice(0, MOST_TERMS);
  }

  /** Scores as shares of the query's idf mass, so that a query and its rewrite are comparable. */
  function shares({ list }: Ranked, words: readonly QueryWord[]): ScoredDocument[] {
    const mass = rankable(words).terms.reduce((sum, { stem }) => sum + scorer.idfOfStem(stem), 0);
    return list.map(({ document, score }) => ({ document, score: score / mass }));
  }

  return {
    rank(words, request) {
      const titled = titlesWith(words);
      const plain = rankOnce(words, titled, request);
      const slip = slipIn(words, titled);
      if (titled.length > 0 && slip === undefined) return plain;
      if (slip !== undefined) return beside(plain, words, slip, request);
      const completed = corrector.completed(words);
      if (completed !== undefined) {
        const { rewrite: _, ...found } = beside(
          plain,
          words,
          { words: completed, isDoubtful: false },
          request,
        );
        const completion = { from: words.at(-1)?.text ?? '', to: completed.at(-1)?.text ?? '' };
        return { ...found, completion };
      }
      const informative = informativeNumbers(words);
      if (plain.list.slice(0, LOOKED_AT).some(({ document }) => titles.holdsAll(document, informative)))
        return plain;
      const rewrite = corrector.rewrite(words);
      return rewrite === undefined ? plain : beside(plain, words, rewrite, request);
    },
  };

  /**
   * The query with slips corrected even if a few titles share them, if far more titles have the corrected words in a row.
   * Undefined if it's a whole title as typed.
   */
  function slipIn(words: readonly QueryWord[], titled: readonly number[]): Rewrite | undefined {
    const numbers = words.map(({ word }) => word);
    // For a single word, being a whole title or a name says more than how many titles have it.
    const isAlone = words.length < 2;
    const holding = isAlone ? titles.holding(numbers) : titled;
    if (holding.length > FEW || (isAlone && (titled.length > 0 || holding.length === 0))) return undefined;
    if (titled.some((document) => titles.isWhole(document, numbers))) return undefined;
    const meant = corrector.withoutSlips(words);
    if (meant === undefined) return undefined;
    const others = isAlone ? titles.holding(meant.words.map(({ word }) => word)) : titlesWith(meant.words);
    return others.length >= FAR_MORE * (holding.length + 1) ? meant : undefined;
  }

  /** Results for a query as typed and as rewritten, each paper with the better of its two scores. */
  function beside(
    plain: Ranked,
    words: readonly QueryWord[],
    { words: meant, isDoubtful }: Rewrite,
    request: RankRequest,
  ): Ranked {
    const other = rankOnce(meant, titlesWith(meant), request);
    const list = better(shares(plain, words), shares(other, meant));
    const isOtherWord = meant.some(({ stem }, i) => stem !== words[i]?.stem);
    return {
      list: isDoubtful ? keptFirst(plain.list.slice(0, AS_TYPED), list) : list,
      matches: unionOf(scorer.documents, plain.matches, other.matches),
      certain: new Set([...plain.certain, ...other.certain]),
      isRewritten: true,
      ...(isOtherWord && { rewrite: meant.map(({ text }) => text).join(' ') }),
    };
  }

  /** Ascending: titles with the words in a row, and titles that introduce the name asked for (`what is BERT`). */
  function titlesWith(words: readonly QueryWord[]): readonly number[] {
    const numbers = words.map(({ word }) => word);
    const informative = informativeNumbers(words);
    const holding = numbers.includes(NONE) ? [] : titles.holding(numbers);
    const holdingInformative =
      informative.length === numbers.length || informative.includes(NONE)
        ? holding
        : titles.holding(informative);
    const givers = holdingInformative.filter((document) => titles.isName(document, informative));
    // BM25 finds titles with a single word somewhere.
    const phrased =
      words.length > 1 ? holding : holding.filter((document) => titles.isWhole(document, numbers));
    const others = givers.filter((document) => placeOf(phrased, document) === NONE);
    return others.length === 0 ? phrased : [...phrased, ...others].sort((a, b) => a - b);
  }
}

/** Numbers of the words that aren't stop words. */
function informativeNumbers(words: readonly QueryWord[]): readonly number[] {
  return words.filter(({ isStop }) => !isStop).map(({ word }) => word);
}
