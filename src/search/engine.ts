import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';
import { type AnswerText, answerText } from './answer/answer-text.ts';
import { createIndexBuilder } from './index/build.ts';
import { columnsOf, type PaperColumns } from './index/columns.ts';
import { indexedText } from './index/indexed-text.ts';
import type { PackedIndex } from './index/packed-index.ts';
import { learnMeaning } from './meaning/learn.ts';
import type { Meaning } from './meaning/meaning.ts';
import { createNumberSearch } from './number-search.ts';
import { createPaperSearch } from './paper-search.ts';
import type { RankingEngine, Suggestion, SuggestionKind } from './search.ts';
import { createSuggestions, repairsOf } from './suggestions.ts';

/** An engine in this thread: a search blocks it for a few ms, or twenty and more with a large catalog. */
export interface LocalEngine extends RankingEngine {
  /** Synchronous. */
  suggest(kind: SuggestionKind, typed: string, limit?: number): readonly Suggestion[];
}

interface EngineParts {
  readonly catalog: Catalog;
  /** Called with each paper as it's read. */
  readonly onPaper?: (number: number, paper: Paper) => void;
  /** Called after each paper, with the number read so far and the total. */
  readonly onProgress?: (done: number, all: number) => void;
}

interface LocalEngineParts extends EngineParts {
  /** Whether to learn meaning too, as the bot does in the background. */
  readonly withMeaning?: boolean;
}

/** Builds an engine over a catalog synchronously; the bot uses `createLiveSearch`. */
export function createSearchEngine(parts: LocalEngineParts): LocalEngine {
  const index = buildIndexHere(parts);
  const meaning = parts.withMeaning === true ? learnMeaning(index) : undefined;
  return openEngine(parts.catalog, index, columnsOf(parts.catalog.all(), parts.catalog.size), meaning);
}

/** Builds a catalog's index in this thread: half a minute for 100,000 papers. */
export function buildIndexHere({ catalog, onPaper, onProgress }: EngineParts): PackedIndex {
  const builder = createIndexBuilder();
  let done = 0;
  for (const paper of catalog.all()) {
    builder.add(indexedText(paper));
    onPaper?.(done, paper);
    onProgress?.(++done, catalog.size);
  }
  return builder.finish();
}

/** Opens an engine over an index and columns built from exactly this catalog, in its order. */
export function openEngine(
  catalog: Catalog,
  index: PackedIndex,
  columns: PaperColumns = columnsOf(catalog.all(), catalog.size),
  meaning?: Meaning,
): LocalEngine {
  const numbers = createNumberSearch(index, columns);
  if (meaning !== undefined) numbers.adopt(meaning);
  const suggestions = createSuggestions(catalog, index, columns);
  const texts = answerTextsIn(catalog);
  return {
    ...createPaperSearch(catalog, index, {
      find: async (request) => numbers.find(request),
      rank: async (text, limit) => numbers.rank(text, limit),
      similar: async (documents, limit) => numbers.similar(documents, limit),
      answer: (question, limit) => numbers.answer(question, limit, async (documents) => texts(documents)),
    }),
    suggest(kind, typed, limit = 25) {
      const exact = suggestions.exact(kind, typed, limit);
      if (exact.length > 0) return exact;
      for (const of of repairsOf(kind)) {
        const repaired = suggestions.shown(of, typed, numbers.repaired(of, typed, limit), limit);
        if (repaired.length > 0) return repaired;
      }
      return [];
    },
  };
}

/** Looks up the texts of documents that are read to answer a question. */
export function answerTextsIn(catalog: Catalog): (documents: readonly number[]) => readonly AnswerText[] {
  return (documents) =>
    documents.flatMap((document) => {
      const paper = catalog.at(document);
      return paper === undefined ? [] : [answerText(paper)];
    });
}
