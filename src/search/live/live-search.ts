import type { Worker } from 'node:worker_threads';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Embedder } from '../embeddings/embedder.ts';
import { answerTextsIn, createSearchEngine } from '../engine.ts';
import { SearchFailure } from '../failure.ts';
import type { PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { bytesOf } from '../index/shared-memory.ts';
import { createPaperSearch } from '../paper-search.ts';
import type { RankingEngine, SearchRequest, SuggestionKind } from '../search.ts';
import { createSuggestions, type EarlierSuggestions, repairsOf, type Suggestions } from '../suggestions.ts';
import { meaningFileIn } from './meaning-file.ts';
import { createMeanings } from './meanings.ts';
import type { MomentSearch } from './moment-search.ts';
import { createIndexOpener } from './open-index.ts';
import { createSearchPool, type SearchLimits } from './search-pool.ts';

/** A catalog and the engine for exactly its papers. */
export interface SearchMoment {
  readonly catalog: Catalog;
  readonly search: RankingEngine;
}

/** Holds the current catalog and engine, and replaces both atomically. */
export interface LiveSearch {
  /** Catalog and engine that belong together. Get them once per interaction and use them throughout. */
  current(): SearchMoment;
  /**
   * Indexes a catalog in the background, then switches to it; until then the old one answers. Of several calls
   * during a swap, only the last is carried out. Resolves once this catalog, or a newer one, is live; rejects if
   * indexing fails, and the old one stays.
   */
  swap(catalog: Catalog): Promise<void>;
  /** Starts the workers that a swap to a larger catalog will need, so that they are ready. */
  startAhead(): void;
  /** Whether the current index was loaded from its file. */
  readonly fromFile: boolean;
  /** Bytes of the current index, outside the heap; and of the heap of its search thread. */
  readonly indexBytes: number;
  readonly threadBytes: number;
  /** Ends the search threads. @see SearchFailure for what happens to running searches. */
  close(): Promise<void>;
}

export interface LiveSearchOptions {
  readonly catalog: Catalog;
  /** Folder of the index file (`DATA_DIR`); if undefined, none is read or written. */
  readonly dataDir?: string | undefined;
  /** See `IndexTask`. */
  readonly mergedAtOnce?: number | undefined;
  /** Called while an index is built, with the number of papers done and the total. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Called with the reason if the index file can't be written. Search still works. */
  readonly onUnwritten?: ((reason: string) => void) | undefined;
  /** Called when a search thread dies. */
  readonly onDeath?: ((error: Error) => void) | undefined;
  /** Called with each search thread as it starts. */
  readonly onStart?: ((worker: Worker) => void) | undefined;
  /** Whether a spare thread may search alongside the first one (default: if there are two cores). */
  readonly hasSpare?: boolean | undefined;
  readonly limits?: Partial<SearchLimits> | undefined;
  /** Provides a model's vectors; if undefined, ranking uses only the learnt ones. */
  readonly embedder?: Embedder | undefined;
}

/** Up to this many papers, index and search in this thread: starting a worker takes longer. */
const SMALL = 150;

interface Indexed extends SearchMoment {
  /** Undefined if the engine has its own. */
  readonly columns?: PaperColumns;
  /** Undefined if the catalog is too small for a search thread. */
  readonly index?: PackedIndex;
  readonly numbers?: MomentSearch;
  readonly suggestions?: Suggestions;
  readonly threadBytes?: number;
  readonly fromFile: boolean;
  /** See `OpenedIndex`. */
  readonly outdated?: readonly number[];
}

/** Opens the first catalog, with the index from the file if it matches. Never blocks the event loop for long. */
export async function createLiveSearch(options: LiveSearchOptions): Promise<LiveSearch> {
  const { dataDir, onProgress, onUnwritten, onDeath, onStart, hasSpare, limits, embedder, mergedAtOnce } =
    options;
  const indexes = createIndexOpener({
    dataDir,
    mergedAtOnce,
    onProgress,
    onUnwritten,
    onMerged(opened, index) {
      merged = { opened, index };
      if (running === undefined) takeMerged();
    },
  });
  /** The current or upcoming index, and the same with its tail merged. */
  let merged: { readonly opened: PackedIndex; readonly index: PackedIndex } | undefined;
  let isClosed = false;
  const meanings = createMeanings({
    file: dataDir === undefined ? undefined : meaningFileIn(dataDir),
    onUnwritten,
    onMeaning: (index, meaning) => pool.adopt(index, meaning),
  });
  const pool = createSearchPool({ meaning: meanings.of, hasSpare, onDeath, onStart, limits });
  if (options.catalog.size > SMALL) pool.prepare();
  let waiting: Catalog | undefined;
  let running: Promise<void> | undefined;
  let now = await indexed(options.catalog);

  /** @param first the index of the old catalog to continue from (default: the current one). A merged one has no outdated texts. */
  async function indexed(catalog: Catalog, old?: Indexed, first = old?.index): Promise<Indexed> {
    if (catalog.size <= SMALL) return { catalog, search: createSearchEngine({ catalog }), fromFile: false };
    const outdated = (first === old?.index && old?.outdated) || [];
    const earlier = old && first && { ...old, index: first, outdated };
    const {
      index,
      fromFile,
      columns,
      isAppended,
      same,
      outdated: left,
    } = await indexes.open(catalog, earlier ?? old);
    const hasIndex = index === old?.index;
    if (isClosed) throw new SearchFailure('closed');
    const isGrown = first === old?.index && (isAppended || hasIndex) && haveSameStart(index, first);
    const after = isGrown ? old?.numbers?.number : undefined;
    const numbers = pool.moment({ index, columns, after, texts: answerTextsIn(catalog) });
    const ready = numbers.ready();
    const prepared = hasIndex ? undefined : meanings.prepare(index, same > 0 ? old?.index : undefined, same);
    const before = isGrown && old !== undefined ? suggestedBefore(catalog, old) : undefined;
    const suggestions = createSuggestions(catalog, index, columns, before);
    // The search thread prepares its own meanwhile.
    const [threadBytes] = await Promise.all([ready, suggestions.prepare()]);
    // The first engine starts without vectors; later ones can wait for them while the old one answers.
    if (old !== undefined) await prepared;
    embedder?.follow(catalog, numbers.adoptEmbedded);
    const find = async (request: SearchRequest) =>
      numbers.find(request, await embedder?.query(request.query));
    async function repaired(kind: SuggestionKind, typed: string, limit: number) {
      for (const of of repairsOf(kind)) {
        const found = suggestions.shown(of, typed, await numbers.repaired(of, typed, limit), limit);
        if (found.length > 0) return found;
      }
      return [];
    }
    const search: RankingEngine = {
      ...createPaperSearch(catalog, index, embedder === undefined ? numbers : { ...numbers, find }),
      suggest(kind, typed, limit = 25) {
        const exact = suggestions.exact(kind, typed, limit);
        return exact.length > 0 ? exact : repaired(kind, typed, limit);
      },
    };
    return { catalog, columns, search, index, numbers, suggestions, threadBytes, fromFile, outdated: left };
  }

  async function work(): Promise<void> {
    let failure: unknown;
    while (waiting !== undefined) {
      const next = waiting;
      waiting = undefined;
      failure = undefined;
      try {
        const old = now;
        const first = mergedNow();
        merged = undefined;
        now = await indexed(next, old, first);
        old.numbers?.retire();
      } catch (error) {
        failure = error;
      }
    }
    running = undefined;
    takeMerged();
    if (failure !== undefined) throw failure;
  }

  const mergedNow = () => (merged?.opened === now.index ? merged?.index : undefined);

  /** Replaces the current index with its merged version; on failure the current one stays. */
  function takeMerged(): void {
    if (mergedNow() !== undefined && !isClosed) swap(now.catalog).catch(() => {});
  }

  function swap(next: Catalog): Promise<void> {
    waiting = next;
    running ??= work();
    return running;
  }

  return {
    current: () => now,
    get fromFile() {
      return now.fromFile;
    },
    get indexBytes() {
      return now.index === undefined ? 0 : bytesOf(now.index);
    },
    get threadBytes() {
      return now.threadBytes ?? 0;
    },
    swap,
    startAhead() {
      if (now.index === undefined || isClosed) return;
      indexes.startAhead();
      meanings.startAhead();
    },
    async close() {
      isClosed = true;
      await Promise.all([indexes.close(), meanings.close(), embedder?.stop(), pool.close()]);
    },
  };
}

/** Whether two indexes, one grown from the other, have the same papers before their tails. */
function haveSameStart(one: PackedIndex, other: PackedIndex | undefined): boolean {
  if (other === undefined) return false;
  return (one.tail?.before ?? one).documents === (other.tail?.before ?? other).documents;
}

/** What was prepared for suggestions from an earlier moment of the catalog. */
function suggestedBefore(catalog: Catalog, earlier: Indexed): EarlierSuggestions | undefined {
  const ready = earlier.suggestions?.ready();
  const changed = catalog.changedSince(earlier.catalog);
  return ready && changed && { ready, changed };
}
