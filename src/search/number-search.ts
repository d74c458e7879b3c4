import { lazily } from '../lazily.ts';
import { createAnswerer, type FoundAnswer, type ReadTexts } from './answer/answer.ts';
import { createBelonging } from './answer/belonging.ts';
import { createInUse } from './answer/in-use.ts';
import { createMakers } from './answer/makers.ts';
import type { Embedded } from './embeddings/embedded.ts';
import { createEmbeddedNearness } from './embeddings/nearness.ts';
import { createFinder } from './find.ts';
import type { Found } from './found.ts';
import { openAuthors } from './index/authors.ts';
import type { PaperColumns } from './index/columns.ts';
import { openNames, openStems, openWords } from './index/joint-lexicon.ts';
import { NONE } from './index/lexicon.ts';
import type { PackedIndex } from './index/packed-index.ts';
import { createTitleMatcher } from './index/title-match.ts';
import type { Meaning } from './meaning/meaning.ts';
import { createNearness, type Nearness } from './meaning/nearness.ts';
import { createMeaningRanker } from './meaning/ranker.ts';
import { createCorrector } from './query/correct.ts';
import { type Dictionaries, openDictionaries } from './query/dictionaries.ts';
import { createHalfWords } from './query/half-words.ts';
import { createNearTitles } from './query/near-titles.ts';
import { createOtherForms, type OtherForms } from './query/other-forms.ts';
import { createOtherSpelling } from './query/other-spelling.ts';
import { createQueryReader } from './query/terms.ts';
import { createTextTest } from './query/text-test.ts';
import { createAuthorMatcher } from './rank/author-match.ts';
import { besideOtherForms, besideOtherSpelling } from './rank/beside-spelling.ts';
import { createCitations } from './rank/citations.ts';
import { createMarker } from './rank/code-marks.ts';
import { createFeedback } from './rank/feedback.ts';
import { createHeadTexts } from './rank/head-texts.ts';
import { likeSeveral } from './rank/like-several.ts';
import { createMentions } from './rank/mentions.ts';
import { besideThings, createNamedThings, type NamedThings } from './rank/named-things.ts';
import { createNamesakes } from './rank/namesakes.ts';
import { createOrder } from './rank/order.ts';
import { createOrigins } from './rank/origins.ts';
import { createOtherNames } from './rank/other-names.ts';
import type { Partner } from './rank/partner.ts';
import { createRanker } from './rank/ranker.ts';
import { recencyIn } from './rank/recency.ts';
import { createReranker } from './rank/rerank.ts';
import { createScorer } from './rank/scorer.ts';
import { createSimilar } from './rank/similar.ts';
import type { ScoredDocument } from './rank/top.ts';
import { WEIGHTS } from './rank/weights.ts';
import { fitOfAuthors } from './reading/by-authors.ts';
import { createEventPapers } from './reading/event-papers.ts';
import { createEvidence } from './reading/evidence.ts';
import { createBegunNames } from './reading/half-names.ts';
import { readQuery } from './reading/read-query.ts';
import { createReadingFilter } from './reading/reading-filter.ts';
import type { SearchRequest } from './search.ts';
import { createAuthorSuggester } from './suggest/authors.ts';
import { staticRanker } from './suggest/static-rank.ts';
import { createTitleSuggester } from './suggest/titles.ts';

/** Searches that know papers only by document number, so they can run in a thread without papers. */
export interface NumberSearch {
  /** For a request without what it names outright. @param vector - The query's, from the model that embedded the papers. */
  find(request: SearchRequest, vector?: Float32Array): Found;
  /** All documents that share a word with a plain text, in the order of `find`. */
  rank(text: string, limit: number): readonly ScoredDocument[];
  /** Documents like one or several others, scored by likeness, unordered. */
  similar(documents: readonly number[], limit: number): readonly ScoredDocument[];
  answer(question: string, limit: number, read: ReadTexts): Promise<FoundAnswer>;
  /** Documents or names that a misspelt half-typed text may mean. */
  repaired(kind: 'paper' | 'author', typed: string, limit: number): readonly number[];
  /** From now on, ranks by meaning too. @param meaning - Of exactly the index's papers. */
  adopt(meaning: Meaning): void;
  /** From now on, ranks requests with a vector by a model's vectors. */
  adoptEmbedded(embedded: Embedded): void;
  /** What the search of an index grown from this one can reuse. */
  readonly dictionaries: Pick<Dictionaries, 'first'>;
  readonly otherForms: Pick<OtherForms, 'known'>;
}

/**
 * Opens an index built from exactly the papers of the columns, in their order.
 *
 * @param earlier the search of an index with the same papers before its tail.
 * @param partner scores a share of the papers if there are many.
 */
export function createNumberSearch(
  index: PackedIndex,
  columns: PaperColumns,
  earlier?: Pick<NumberSearch, 'dictionaries' | 'otherForms'>,
  partner?: Partner,
): NumberSearch {
  const dictionaries = openDictionaries(index, earlier?.dictionaries);
  const { words: dictionary, commonWords, nameWords: nameDictionary } = dictionaries;
  const lexicon = openWords(index);
  const authors = openAuthors(index);
  const scorer = createScorer(index, WEIGHTS, partner);
  const reader = createQueryReader(index, lexicon, openStems(index));
  const titles = createTitleMatcher(index);
  const isName = authors.isNameWord;
  const nearTitles = createNearTitles({ index, reader, isName });
  const halfWords = createHalfWords(index, lexicon, reader, titles, isName);
  const spelling = createOtherSpelling(reader, lexicon, titles, dictionary);
  const corrector = createCorrector({
    reader,
    dictionary,
    commonWords,
    nearTitles,
    halfWords,
    spelling,
    isName,
  });
  const authorSuggester = lazily(() => createAuthorSuggester(index));
  const recency = recencyIn(columns.days);
  let nearness: Nearness | undefined;
  let embeddedNearness: ((vector: Float32Array) => Nearness) | undefined;
  /** Of the current request. */
  let asked: Nearness | undefined;
  const headTexts = createHeadTexts(index);
  const marker = createMarker(index);
  const asTyped = createRanker({
    scorer,
    rerank: createReranker(index, scorer, WEIGHTS, headTexts, marker()),
    feedback: createFeedback(index, scorer, WEIGHTS, headTexts, marker()),
    titles,
    corrector,
    authorsIn: createAuthorMatcher(authors, reader),
    weights: WEIGHTS,
    recency,
  });
  const otherForms = createOtherForms(index, reader, earlier?.otherForms.known());
  const days = columns.publishedFrom;
  const things = {
    index,
    lexicon,
    authors,
    titles,
    days,
    citations: createCitations({ index, lexicon, authors, days }),
    mentionsOf: createMentions(index),
  };
  const namesakes = createNamesakes(things);
  const origins = createOrigins({ ...things, longFormOf: (word) => otherForms.of([reader.known(word)]) });
  const namedAsTyped = createNamedThings({
    titles,
    recency,
    origins,
    namesakes,
    the: lexicon.find('the'),
    isLongForm: (words) => otherForms.of(words)?.length === 1,
    numberOf: lexicon.find,
    frequency: reader.frequency,
    holding: (documents, words) => evidence.holding(documents, words),
  });
  const madeByOtherName = createOtherNames({ ...things, namesakes, origins });
  const namedThings: NamedThings = {
    ...namedAsTyped,
    madeBy(words) {
      const made = namedAsTyped.madeBy(words);
      return made.length > 0 ? made : madeByOtherName(words);
    },
    namesakesOf(words, certain) {
      const givers = namedAsTyped.namesakesOf(words, certain);
      // Somebody's first name may be a thing, too: `MERT`.
      const isFirstName =
        words.length === 1 && words.every(({ text }) => isName(text) && !authors.isFamilyName(text));
      return givers.length > 0 || !isFirstName ? givers : madeByOtherName(words);
    },
  };
  const byWords = besideOtherSpelling(besideThings(asTyped, namedThings, index.documents), spelling, scorer);
  const evidence = createEvidence({
    index,
    columns,
    authors,
    reader,
    titles,
    dictionary,
    nameDictionary,
    halfWords,
    nearTitles,
    madeBy: namedThings.madeBy,
    otherWays: [spelling.of, otherForms.of],
    begunNames: createBegunNames(authorSuggester, openNames(index).at, authors),
  });
  const ranker = createMeaningRanker(
    besideOtherForms(byWords, otherForms, scorer),
    titles,
    () => asked ?? nearness,
  );
  const finder = createFinder({
    columns,
    authors,
    ranker,
    corrector,
    reader,
    titles,
    textTest: createTextTest({ index, reader, titles }),
    order: createOrder(columns),
    eventPapers: createEventPapers(index, titles, lexicon.find),
    readingOf: (text, today) => readQuery(text, evidence, today),
    readingFilter: createReadingFilter(index, reader, evidence),
    fitOfAuthors: (reading) => fitOfAuthors(reading, evidence),
  });
  const answer = createAnswerer({
    reader,
    corrector,
    spelling,
    rank: finder.rank,
    belonging: createBelonging(index, () => nearness),
    makers: createMakers({
      titles,
      namesakes,
      origins,
      isInUseBefore: createInUse(things),
      recency,
      reader,
      madeBy: namedAsTyped.madeBy,
      longFormOf: otherForms.of,
    }),
    recency,
    idfOf: (stem) => (stem === NONE ? scorer.idf(0) : scorer.idfOfStem(stem)),
  });
  const like = createSimilar(index, scorer);
  const titleSuggester = createTitleSuggester(index, lexicon, staticRanker(columns, index));

  return {
    ...finder,
    find(request, vector) {
      asked = vector && embeddedNearness?.(vector);
      try {
        return finder.find(request);
      } finally {
        asked = undefined;
      }
    },
    answer,
    similar: (documents, limit) => likeSeveral(documents, limit, like),
    repaired: (kind, typed, limit) =>
      kind === 'paper'
        ? titleSuggester.repaired(typed, limit, dictionary)
        : authorSuggester().repaired(typed, limit, nameDictionary),
    adopt(meaning) {
      nearness = createNearness(meaning);
    },
    dictionaries: { first: dictionaries.first },
    otherForms: { known: otherForms.known },
    adoptEmbedded(embedded) {
      embeddedNearness = createEmbeddedNearness(embedded);
    },
  };
}
