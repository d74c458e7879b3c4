import type { Catalog } from '../catalog/catalog.ts';
import { paperNamed } from '../catalog/lookup/named.ts';
import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';
import { finish, type Steps } from '../turns/steps.ts';
import { createTurns, type Turns } from '../turns/turns.ts';
import { createAnswerer } from './answer/answer.ts';
import { createFinder } from './find.ts';
import { openAuthors } from './index/authors.ts';
import { createIndexBuilder } from './index/build.ts';
import { indexedText } from './index/indexed-text.ts';
import { NONE, openLexicon } from './index/lexicon.ts';
import type { PackedIndex } from './index/packed-index.ts';
import { createTitleMatcher } from './index/title-match.ts';
import { createCorrector } from './query/correct.ts';
import { createNearTitles } from './query/near-titles.ts';
import { createDictionary } from './query/spelling.ts';
import { createQueryReader } from './query/terms.ts';
import { createTextTest } from './query/text-test.ts';
import { createAuthorMatcher } from './rank/author-match.ts';
import { createFeedback } from './rank/feedback.ts';
import { createOrder } from './rank/order.ts';
import { createFactsSource } from './rank/paper-facts.ts';
import { createRanker } from './rank/ranker.ts';
import { createReranker } from './rank/rerank.ts';
import { createScorer } from './rank/scorer.ts';
import { createSimilar } from './rank/similar.ts';
import { WEIGHTS } from './rank/weights.ts';
import type { SearchEngine, SearchHit } from './search.ts';
import { createAuthorSuggester } from './suggest/authors.ts';
import { createCategorySuggester } from './suggest/categories.ts';
import { CHOICE_LIMIT, cutLabel } from './suggest/cut.ts';
import { staticRankOf } from './suggest/static-rank.ts';
import { createTitleSuggester } from './suggest/titles.ts';

/** An engine that also ranks a whole query text as it is, for evaluation. */
export interface RankingEngine extends SearchEngine {
  /** Makes ready in slices what would else be made at the first need, in up to half a second of a large catalog. */
  prepare(breathe: () => Promise<void> | undefined): Promise<void>;
  /**
   * Ranks plain text (no ids, no inline language) and returns the best `limit` papers of all that share a word with
   * it, all at once. The order is that of `find`.
   */
  rank(text: string, limit: number): SearchHit[];
}

/** Builds an engine over a catalog here and now; for a large catalog see `createLiveSearch`. */
export function createSearchEngine({
  catalog,
  onProgress,
}: {
  readonly catalog: Catalog;
  /** Called after each paper, with the papers taken so far and all of them. */
  readonly onProgress?: (done: number, all: number) => void;
}): RankingEngine {
  const builder = createIndexBuilder();
  let done = 0;
  for (const paper of catalog.all()) {
    builder.add(indexedText(paper));
    onProgress?.(++done, catalog.size);
  }
  return openEngine(catalog, builder.finish());
}

/** Opens an engine over an index that was built of just this catalog, in its order. What may take long is done in `turns`. */
export function openEngine(
  catalog: Catalog,
  index: PackedIndex,
  turns: Turns = createTurns(),
): RankingEngine {
  const papers: readonly Paper[] = [...catalog.all()];
  const facts = createFactsSource(papers);
  const lexicon = openLexicon(index.words);
  const stems = openLexicon(index.stems);
  const authors = openAuthors(index);
  const scorer = createScorer(index, WEIGHTS);
  const rerank = createReranker(index, scorer, WEIGHTS);
  const feedback = createFeedback(index, scorer, WEIGHTS);
  const similar = createSimilar(index, scorer, papers);
  const reader = createQueryReader(index, lexicon, stems);
  const dictionary = createDictionary(() => correctable(index), lexicon);
  const nameWords = openLexicon(index.nameWords);
  const nameDictionary = createDictionary(
    () => new Uint32Array(nameWords.size).map((_, word) => word),
    nameWords,
  );
  const titleMatcher = createTitleMatcher(index);
  const isName = (word: string) => authors.namesWith(word).length > 0;
  const nearTitles = createNearTitles({ index, reader, isName });
  const corrector = createCorrector({ reader, dictionary, nearTitles, isName });
  const authorsIn = createAuthorMatcher(authors, reader);
  const ranker = createRanker({
    scorer,
    rerank,
    feedback,
    titles: titleMatcher,
    corrector,
    authorsIn,
    weights: WEIGHTS,
    facts,
  });
  const staticRank = once(() => staticRankOf(facts.get(), index));
  const titles = createTitleSuggester(index, lexicon, staticRank, dictionary);
  const names = once(() => createAuthorSuggester(index, nameDictionary));
  const categories = once(() => createCategorySuggester(facts.get().categories));
  const textTest = createTextTest({ index, reader, titles: titleMatcher });
  const order = createOrder(facts);
  const finder = createFinder({
    catalog,
    papers,
    authors,
    ranker,
    corrector,
    reader,
    titles: titleMatcher,
    textTest,
    order,
  });
  const answer = createAnswerer({
    reader,
    corrector,
    rank: finder.rank,
    idfOf: (stem) => (stem === NONE ? scorer.idf(0) : scorer.idfOfStem(stem)),
  });

  function* similarTo(id: string, limit: number): Steps<SearchHit[]> {
    const asked = catalog.get(id);
    // A look through all of them takes a tenth of a millisecond, less than a table of 100,000 costs when it is made.
    const document = asked === undefined ? -1 : papers.indexOf(asked);
    if (document < 0) return [];
    const found = yield* similar(document, limit);
    return found.flatMap(({ document: other, score }) => {
      const paper = papers[other];
      return paper === undefined ? [] : [{ paper, score }];
    });
  }

  return {
    async prepare(breathe) {
      await facts.prepare(breathe);
      for (const step of [staticRank, names, categories]) {
        step();
        await breathe();
      }
      await dictionary.prepare(breathe);
      await nameDictionary.prepare(breathe);
    },
    find: (request) => turns.run(finder.find(request)),
    rank: (text, limit) => finish(finder.rank(text, limit)),
    answer: (question, limit = 3) => turns.run(answer(question, limit)),
    similar: (id, limit = 10) => turns.run(similarTo(id, limit)),

    suggest(kind, typed, limit = 25) {
      const text = typed.slice(0, CHOICE_LIMIT * 2);
      if (kind === 'category') return categories()(text, limit).map(choice);
      if (kind === 'author') return names()(text, limit).map(choice);
      const exact = paperNamed(catalog, text);
      const found = titles(text, limit).flatMap((document) => papers[document] ?? []);
      const choices = exact === undefined ? found : [exact, ...found.filter((paper) => paper !== exact)];
      return choices
        .slice(0, limit)
        .map((paper) => ({ label: cutLabel(paper.title), value: choiceOf(paper.id) }));
    },
  };
}

/** A paper's id where a choice can hold it, else the key that stands for it. */
function choiceOf(id: string): string {
  return id.length <= CHOICE_LIMIT ? id : paperKey(id);
}

function choice(value: string): { label: string; value: string } {
  return { label: cutLabel(value), value: value.slice(0, CHOICE_LIMIT) };
}

/** Words that a misspelt one is read as: those of titles, and those of texts that more than one paper holds. */
function correctable({ words, stemOf, postingStart, titlePostingStart }: PackedIndex): Uint32Array {
  const found = new Uint32Array(words.starts.length);
  let count = 0;
  for (let word = 0; word + 1 < words.starts.length; word++) {
    const stem = stemOf[word] ?? NONE;
    const papers = stem === NONE ? 0 : (postingStart[stem + 1] ?? 0) - (postingStart[stem] ?? 0);
    const inTitles = (titlePostingStart[word + 1] ?? 0) > (titlePostingStart[word] ?? 0);
    if (inTitles || papers > 1) found[count++] = word;
  }
  return found.subarray(0, count);
}

/** Puts work off until it is first asked for, and does it once: opening an engine must not hold anything up. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
