import type { Catalog } from '../catalog/catalog.ts';
import { isPartialDate } from '../paper/dates.ts';
import type { Paper } from '../paper/paper.ts';
import { readable } from '../paper/text/readable.ts';
import { normalTitle } from '../paper/title.ts';
import { isAboutTheBot } from './answer/about-the-bot.ts';
import type { FoundAnswer } from './answer/answer.ts';
import { withAskingWord } from './answer/asking-word.ts';
import type { AnswerOutcome } from './answer/outcome.ts';
import {
  givesName,
  type RecordQuestion,
  readMakerQuestion,
  readRecordQuestion,
} from './answer/record-question.ts';
import type { Found } from './found.ts';
import { openStems, openWords } from './index/joint-lexicon.ts';
import type { PackedIndex } from './index/packed-index.ts';
import { createTitleMatcher } from './index/title-match.ts';
import { createPassages } from './passage.ts';
import { createCited } from './query/cited.ts';
import { isMissingTitle } from './query/missing-title.ts';
import { papersNamed } from './query/named.ts';
import type { Notice } from './query/notice.ts';
import { severalCitations } from './query/several-citations.ts';
import { createQueryReader } from './query/terms.ts';
import { createWholeTitles } from './query/whole-title.ts';
import { kinshipTo, MOST_KINSHIP } from './rank/kinship.ts';
import type { ScoredDocument } from './rank/top.ts';
import type { RankingEngine, SearchFilters, SearchHit, SearchOutcome, SearchRequest } from './search.ts';
import { createStemmer } from './text/stems.ts';

/** An asynchronous `NumberSearch`, wherever it runs. */
export interface LaterSearch {
  find(request: SearchRequest): Promise<Found>;
  rank(text: string, limit: number): Promise<readonly ScoredDocument[]>;
  similar(documents: readonly number[], limit: number): Promise<readonly ScoredDocument[]>;
  answer(question: string, limit: number): Promise<FoundAnswer>;
}

/** An excluded word. */
const EXCLUDES = /(?:^|\s)-[\p{L}"]/u;

/** Most papers to find similar ones for at once: each costs some 10 ms over 100,000 papers. */
const MOST_LIKED = 20;

/** Papers listed for each of several citations: one may mean a few from a year. */
const MOST_CITED_ALIKE = 5;

/** An outcome without how its request's options were understood. */
type Answered = Omit<SearchOutcome, 'parsed'> & Pick<Found, 'isEmpty'>;

/** Searches a catalog's papers through a search of its document numbers. */
export function createPaperSearch(
  catalog: Catalog,
  index: PackedIndex,
  numbers: LaterSearch,
): Omit<RankingEngine, 'suggest'> {
  const stem = createStemmer();
  const reader = createQueryReader(index, openWords(index), openStems(index));
  const titles = createTitleMatcher(index);
  const titledWhole = createWholeTitles(reader, titles);
  const citedIn = createCited({ catalog, index, reader, titles });

  function hitsOf(documents: readonly ScoredDocument[]): SearchHit[] {
    return documents.flatMap(({ document, score }) => {
      const paper = catalog.at(document);
      return paper === undefined ? [] : [{ paper, score }];
    });
  }

  /** The documents whose title is exactly this text: others only fold to the same. */
  function asWritten(documents: readonly number[], text: string): readonly number[] {
    const written = normalTitle(text);
    return documents.filter((document) => normalTitle(catalog.at(document)?.title ?? '') === written);
  }

  async function searched(request: SearchRequest, notices: readonly Notice[]): Promise<Answered> {
    const { votesHere, ...asked } = request;
    const votesOf = [...(votesHere ?? [])].flatMap(([id, votes]) => {
      const document = catalog.numberOf(id);
      return document === undefined ? [] : [[document, votes] as const];
    });
    const {
      documents,
      searched: words = [],
      ...found
    } = await numbers.find(votesOf.length === 0 ? asked : { ...asked, votesOf });
    const passageOf = createPassages(words, stem);
    const hits = hitsOf(documents).map((hit) => {
      const passage = passageOf(hit.paper);
      return passage === undefined ? hit : { ...hit, passage };
    });
    const isMissing =
      isFirstPage(request) &&
      found.understood === undefined &&
      isMissingTitle(asked.query, titlesOf(hits), stem);
    const missing: Notice[] = isMissing && found.corrections.length === 0 ? [{ kind: 'no-such-title' }] : [];
    return { ...found, hits, notices: [...notices, ...found.notices, ...missing] };
  }

  /** The papers of several citations in one query, the first of each before the second of any; undefined if it isn't that. */
  async function citedTogether(request: SearchRequest): Promise<Answered | undefined> {
    const { offset = 0, limit = 10 } = request;
    const parts = request.isLiteral === true ? [] : severalCitations(request.query);
    if (parts.length === 0) return undefined;
    const found = await Promise.all(
      parts.map((query) => numbers.find({ ...request, query, offset: 0, limit: MOST_CITED_ALIKE })),
    );
    if (!found.every(({ understood }) => (understood?.people.length ?? 0) > 0)) return undefined;
    const isMissing = ({ notices }: Found) => notices.some(({ kind }) => kind === 'not-at-that-time');
    const lists = found.map((one) => (isMissing(one) ? [] : one.documents));
    const inTurn = Array.from({ length: MOST_CITED_ALIKE }, (_, i) => lists.flatMap((list) => list[i] ?? []));
    const all = [...new Map(inTurn.flat().map((one) => [one.document, one])).values()];
    const notices = parts.flatMap((citation, i): readonly Notice[] =>
      lists[i]?.length === 0 ? [{ kind: 'not-cited-so', citation }] : [],
    );
    const hits = hitsOf(all.slice(offset, offset + limit));
    return { hits, total: all.length, corrections: found.flatMap((one) => one.corrections), notices };
  }

  async function find(request: SearchRequest): Promise<Answered> {
    const { offset = 0, limit = 10 } = request;
    const query = readable(request.query);
    const titled = titledWhole(query);
    const written = asWritten(titled, query);
    // `-neural machine translation` has a title's words, but excludes one of them.
    const isLeftOut =
      EXCLUDES.test(query) && !titled.some((one) => EXCLUDES.test(catalog.at(one)?.title ?? ''));
    if (titled.length > 0 && !isLeftOut)
      return searched({ ...request, query, isPlain: true, titled: written }, []);
    const outright = (papers: readonly Paper[], notices: readonly Notice[]): Answered => {
      const hits = papers.slice(offset, offset + limit).map((paper) => ({ paper, score: 1 }));
      return { hits, total: papers.length, corrections: [], notices };
    };
    const { papers, notices, rest } = papersNamed(catalog, query);
    if (rest === undefined) return outright(papers, notices);
    const cited = request.isPlain === true ? undefined : (citedIn(request.query) ?? citedIn(rest));
    if (cited !== undefined && cited.papers.length > 0) return outright(cited.papers, []);
    const together = request.isPlain === true ? undefined : await citedTogether({ ...request, query });
    if (together !== undefined) return together;
    return searched({ ...request, query: cited?.text ?? rest }, notices);
  }

  /** Who wrote a paper, or when it came out: by the one of that title, else by the one that made the thing, and says so or gives it its name. */
  async function answerByRecord(asked: RecordQuestion): Promise<AnswerOutcome | undefined> {
    const [titled] = titledWhole(readable(asked.subject));
    const made =
      titled === undefined ? await numbers.answer(`Who introduced ${asked.subject}?`, 1) : undefined;
    const [quote] = made?.quotes ?? [];
    const document = titled ?? quote?.document;
    const paper = document === undefined ? undefined : catalog.at(document);
    if (paper === undefined) return undefined;
    const isMade = quote?.sentence !== undefined || givesName(paper.title, asked.subject);
    if (titled === undefined && !isMade) return undefined;
    return {
      quotes: [{ paper, score: quote?.score ?? 1 }],
      byRecord: asked.asks,
      corrections: made?.corrections ?? [],
    };
  }

  /** The paper that gave a thing its name, where a question asks who made that and no sentence was found to say so. */
  function unquotedMaker(
    question: string,
    first: FoundAnswer['quotes'][number] | undefined,
  ): Paper | undefined {
    const subject = readMakerQuestion(question);
    if (subject === undefined || first === undefined || first.sentence !== undefined) return undefined;
    const paper = catalog.at(first.document);
    return paper !== undefined && givesName(paper.title, subject) ? paper : undefined;
  }

  return {
    async find(request) {
      const { isEmpty = false, ...outcome } = await find(request);
      return { ...outcome, parsed: { filters: filtersOf(request), isEmpty } };
    },

    rank: async (text, limit) => hitsOf(await numbers.rank(text, limit)),

    async similar(given, limit = 10) {
      const asked = (typeof given === 'string' ? [given] : given)
        .flatMap((id) => catalog.get(id) ?? [])
        .slice(0, MOST_LIKED);
      const documents = asked.flatMap(({ id }) => catalog.numberOf(id) ?? []);
      if (documents.length === 0) return [];
      const like = [...(await numbers.similar(documents, limit))].sort((a, b) => b.score - a.score);
      // Papers that kinship can't lift to the last rank aren't read.
      const least = (like[limit - 1]?.score ?? 0) - MOST_KINSHIP;
      const kinship = kinshipTo(asked);
      const ranked = like
        .filter(({ score }) => score >= least)
        .map((one) => ({ ...one, score: one.score + kinship(catalog.at(one.document)) }))
        .sort((a, b) => b.score - a.score || a.document - b.document);
      return hitsOf(ranked.slice(0, limit));
    },

    async answer(typed, limit = 3) {
      const isKnown = (word: string) =>
        reader.read(word).every((one) => titles.holdingAll([one.word]).length > 0);
      const question = withAskingWord(typed, isKnown);
      if (isAboutTheBot(question)) return { quotes: [], corrections: [], isAboutTheBot: true };
      const asked = readRecordQuestion(question);
      const recorded = asked === undefined ? undefined : await answerByRecord(asked);
      if (recorded !== undefined) return recorded;
      const { quotes, corrections } = await numbers.answer(question, limit);
      const maker = unquotedMaker(question, quotes[0]);
      if (maker !== undefined)
        return { quotes: [{ paper: maker, score: quotes[0]?.score ?? 1 }], byRecord: 'authors', corrections };
      return {
        quotes: quotes.flatMap(({ document, sentence, score }) => {
          const paper = catalog.at(document);
          // Sentences say what was made, and hardly ever by whom or when.
          const isQuoted = sentence !== undefined && asked === undefined;
          return paper === undefined ? [] : [{ paper, score, ...(isQuoted && { sentence }) }];
        }),
        corrections,
      };
    },
  };
}

function titlesOf(hits: readonly SearchHit[]): readonly string[] {
  return hits.map(({ paper }) => paper.title);
}

function isFirstPage({ offset = 0, sort = 'relevance', isPlain = false }: SearchRequest): boolean {
  return offset === 0 && sort === 'relevance' && !isPlain;
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
