import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Catalog } from '../../catalog/catalog.ts';
import { createBreather } from '../../turns/breathe.ts';
import type { Steps } from '../../turns/steps.ts';
import { createTurns } from '../../turns/turns.ts';
import { openEngine, type RankingEngine } from '../engine.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { bytesOf } from '../index/shared-memory.ts';
import { buildIndex } from './build-index.ts';
import { fingerprintOf } from './fingerprint.ts';

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
  /** Whether the index now in place came from its file. */
  readonly fromFile: boolean;
  /** Memory of the index now in place, in bytes, beside the heap. */
  readonly indexBytes: number;
}

interface LiveSearchOptions {
  readonly catalog: Catalog;
  /** Folder of the index file (`DATA_DIR`); absent: none is read or written. */
  readonly dataDir?: string | undefined;
  /** Called while an index is built, with the papers taken so far and all of them. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Called with the reason when the index file could not be written; the search works all the same. */
  readonly onUnwritten?: ((reason: string) => void) | undefined;
}

interface Indexed extends SearchMoment {
  readonly index: PackedIndex;
  readonly fingerprint: string;
  readonly fromFile: boolean;
}

/** Opens the first catalog, from its file where there is a good one. Never blocks the event loop for long. */
export async function createLiveSearch({
  catalog,
  dataDir,
  onProgress,
  onUnwritten,
}: LiveSearchOptions): Promise<LiveSearch> {
  const indexFile = dataDir === undefined ? undefined : join(dataDir, 'search.index');
  // One for the old engine and the new one: they work in one event loop.
  const turns = createTurns();
  let now = await indexed(catalog);
  let waiting: Catalog | undefined;
  let running: Promise<void> | undefined;

  async function indexed(next: Catalog, old?: Indexed): Promise<Indexed> {
    const papers = [...next.all()];
    await setImmediate();
    const fingerprint = await fingerprintOf(papers);
    const reusable = old !== undefined && old.fingerprint === fingerprint;
    const built = reusable
      ? old
      : await buildIndex({ papers, fingerprint, indexFile, onProgress, onUnwritten });
    const { index, fromFile } = built;
    const search = openEngine(next, index, turns);
    await setImmediate();
    const breathe = createBreather();
    // Whoever searches meanwhile in the old engine goes first.
    await search.prepare(() => breathe()?.then(() => turns.run(nothing())));
    return { catalog: next, search, index, fingerprint, fromFile };
  }

  async function work(): Promise<void> {
    let failure: unknown;
    while (waiting !== undefined) {
      const next = waiting;
      waiting = undefined;
      failure = undefined;
      try {
        now = await indexed(next, now);
      } catch (error) {
        failure = error;
      }
    }
    running = undefined;
    if (failure !== undefined) throw failure;
  }

  return {
    current: () => now,
    get fromFile() {
      return now.fromFile;
    },
    get indexBytes() {
      return bytesOf(now.index);
    },
    swap(next) {
      waiting = next;
      running ??= work();
      return running;
    },
  };
}

/** Work of no steps: its turn comes when all that came before it is done. */
function* nothing(): Steps<void> {}
