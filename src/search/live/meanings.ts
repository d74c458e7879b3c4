import type { PackedIndex } from '../index/packed-index.ts';
import { FEWEST_PAPERS, type Meaning } from '../meaning/meaning.ts';
import type { EarlierMeaning } from './meaning-protocol.ts';
import { meaningWorkers, type OpeningMeaning, openMeaning } from './open-meaning.ts';

/** Vectors for successive indexes: carried over to the next one, and learnt again when the catalog outgrows them. */
export interface Meanings {
  /** The vectors of an index, if there are any yet. */
  of(index: PackedIndex): Meaning | undefined;
  /** Starts the worker that carries them over, so that it is ready for the next index. */
  startAhead(): void;
  /**
   * Starts on the vectors of a new index, abandoning any other. Resolves with the ones carried over, if any.
   *
   * @param first the previous index.
   * @param same how many first papers both share (default: all of `first`, for an index appended to it).
   */
  prepare(index: PackedIndex, first?: PackedIndex, same?: number): Promise<Meaning | undefined>;
  close(): Promise<void>;
}

interface MeaningsParts {
  readonly file?: string | undefined;
  /** Called whenever an index gets vectors, or better ones. */
  readonly onMeaning: (index: PackedIndex, meaning: Meaning) => void;
  readonly onUnwritten?: ((reason: string) => void) | undefined;
  /** See `learnMeaning`. */
  readonly pairs?: number | undefined;
}

export function createMeanings({ file, onMeaning, onUnwritten, pairs }: MeaningsParts): Meanings {
  const known = new WeakMap<PackedIndex, Meaning>();
  const workers = meaningWorkers();
  let earlier: EarlierMeaning | undefined;
  /** The index that `earlier` is for. */
  let placed: PackedIndex | undefined;
  let opening: OpeningMeaning | undefined;
  /** How many first papers of `placed` the file covers. */
  let kept = 0;

  function take(index: PackedIndex, meaning: Meaning): void {
    known.set(index, meaning);
    earlier = { meaning, stems: index.stems, tail: index.tail };
    placed = index;
    onMeaning(index, meaning);
  }

  function earlierThan(index: PackedIndex, first?: PackedIndex, same = 0): EarlierMeaning | undefined {
    if (earlier === undefined || first === undefined || first !== placed) return earlier;
    const { documents } = first.tail?.before ?? first;
    const isAppended = same === first.documents;
    return { ...earlier, same, isGrown: isAppended && index.tail?.before.documents === documents };
  }

  return {
    of: (index) => known.get(index),
    startAhead() {
      if (earlier !== undefined) workers.start();
    },
    async prepare(index, first, same = first?.documents) {
      const last = opening;
      opening = undefined;
      await last?.stop();
      if (index.documents < FEWEST_PAPERS) return undefined;
      let learnt: Meaning | undefined;
      const started = openMeaning(
        { index, file, earlier: earlierThan(index, first, same), kept, pairs },
        {
          onLearnt(meaning) {
            learnt = meaning;
            take(index, meaning);
          },
          onKept(papers) {
            kept = papers;
          },
          onUnwritten,
        },
        workers.take(),
      );
      opening = started;
      const found = await started.first;
      // If the worker ended before its messages were read, what it learnt is here already.
      if (found !== undefined && learnt === undefined) take(index, found);
      return learnt ?? found;
    },
    async close() {
      await Promise.all([opening?.stop(), workers.close()]);
    },
  };
}
