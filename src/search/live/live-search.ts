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

/** A catalog and the engine over just these papers. */
export interface SearchMoment {
  readonly catalog: Catalog;
  readonly search: RankingEngine;
}

/** Holds the catalog and engine of now, and replaces both in one step. */
export interface LiveSearch {
  /** Both of one moment; take it once per interaction and use it throughout. */
  current(): SearchMoment;
  /**
   * Indexes a catalog in the background and puts it in place; until then the old one answers. Of several calls
   * while one is at work only the last is carried out. Resolves when this catalog, or a later one, is in place;
   * rejects when the index could not be built, and the old one stays.
   */
  swap(catalog: Catalog): Promise<void>;
  /** Starts what a swap to a catalog with more papers takes, so that it is there when that comes. */
  startAhead(): void;
  /** Whether the index now in place came from its file. */
  readonly fromFile: boolean;
  /** Memory of the index now in place, in bytes, beside the heap; and the heap of the thread that searches it. */
  readonly indexBytes: number;
  readonly threadBytes: number;
  /** Ends the threads that search. @see SearchFailure for what becomes of the searches under way. */
  close(): Promise<void>;
}

export interface LiveSearchOptions {
  readonly catalog: Catalog;
  /** Folder of the index file (`DATA_DIR`); absent: none is read or written. */
  readonly dataDir?: string | undefined;
  /** See `IndexTask`. */
  readonly mergedAtOnce?: number | undefined;
  /** Called while an index is built, with the papers taken so far and all of them. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Called with the reason when the index file could not be written; the search works all the same. */
  readonly onUnwritten?: ((reason: string) => void) | undefined;
  /** Called when a thread that searches ended by itself. */
  readonly onDeath?: ((error: Error) => void) | undefined;
  /** Called with each thread that searches, when it is started. */
  readonly onStart?: ((worker: Worker) => void) | undefined;
  /** Whether a spare thread may search beside the first one; unless given, where there are two cores. */
  readonly hasSpare?: boolean | undefined;
  readonly limits?: Partial<SearchLimits> | undefined;
  /** Gives vectors of a model; absent: the learnt ones alone are ranked by. */
  readonly embedder?: Embedder | undefined;
}

/** Of at most this many papers an index is built, and searched, in this thread: sooner than another one starts. */
const SMALL = 150;

interface Indexed extends SearchMoment {
  /** Absent where the engine has its own. */
  readonly columns?: PaperColumns;
  /** Absent where a catalog is too small for a thread. */
  readonly index?: PackedIndex;
  readonly numbers?: MomentSearch;
  readonly suggestions?: Suggestions;
  readonly threadBytes?: number;
  readonly fromFile: boolean;
  /** See `OpenedIndex`. */
  readonly outdated?: readonly number[];
}

/** Opens the first catalog, its index from the file where that is of this catalog. Never blocks the event loop for long. */
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
  /** What is in place, or about to be, and the same without a tail. */
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

  /** @param first the index of the old catalog to go on from, unless the one that is in place: in it nothing is outdated. */
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
    // The thread has its own to make ready meanwhile.
    const [threadBytes] = await Promise.all([ready, suggestions.prepare()]);
    // While there is an engine in place its successor can wait for vectors; the first one starts without.
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

  /** Puts what was merged in the place of what it is made of; where it cannot be, that stays. */
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

/** Whether two indexes of which one grew out of the other have the same papers before their tails. */
function haveSameStart(one: PackedIndex, other: PackedIndex | undefined): boolean {
  if (other === undefined) return false;
  return (one.tail?.before ?? one).documents === (other.tail?.before ?? other).documents;
}

/** What was made ready to suggest papers of an earlier moment of a catalog. */
function suggestedBefore(catalog: Catalog, earlier: Indexed): EarlierSuggestions | undefined {
  const ready = earlier.suggestions?.ready();
  const changed = catalog.changedSince(earlier.catalog);
  return ready && changed && { ready, changed };
}
