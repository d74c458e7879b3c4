import type { PackedIndex } from '../index/packed-index.ts';
import { FEWEST_PAPERS, type Meaning } from '../meaning/meaning.ts';
import type { EarlierMeaning } from './meaning-protocol.ts';
import { meaningWorkers, type OpeningMeaning, openMeaning } from './open-meaning.ts';

/** The vectors of one index after another: carried over to the next, learnt anew when the catalog outgrows them. */
export interface Meanings {
  /** Of an index, as far as there are any yet. */
  of(index: PackedIndex): Meaning | undefined;
  /** Starts the thread that takes them over, so that it is there when there is a new index. */
  startAhead(): void;
  /**
   * Begins with those of a new index, and gives up on any other; resolves with what could be taken from before.
   *
   * @param first the index before it.
   * @param same how many of the first papers are the same in both; all of that one's where the others were appended to it.
   */
  prepare(index: PackedIndex, first?: PackedIndex, same?: number): Promise<Meaning | undefined>;
  close(): Promise<void>;
}

interface MeaningsParts {
  readonly file?: string | undefined;
  /** Called whenever there are vectors, or better ones, for an index. */
  readonly onMeaning: (index: PackedIndex, meaning: Meaning) => void;
  readonly onUnwritten?: ((reason: string) => void) | undefined;
  /** See `learnMeaning`. */
  readonly pairs?: number | undefined;
}

export function createMeanings({ file, onMeaning, onUnwritten, pairs }: MeaningsParts): Meanings {
  const known = new WeakMap<PackedIndex, Meaning>();
  const workers = meaningWorkers();
  let earlier: EarlierMeaning | undefined;
  /** The index that these are of. */
  let placed: PackedIndex | undefined;
  let opening: OpeningMeaning | undefined;
  /** Of how many of the first papers of what is placed the file is. */
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
      const started = openMeaning(
        { index, file, earlier: earlierThan(index, first, same), kept, pairs },
        {
          onLearnt: (meaning) => take(index, meaning),
          onKept(papers) {
            kept = papers;
          },
          onUnwritten,
        },
        workers.take(),
      );
      opening = started;
      const found = await started.first;
      if (found !== undefined) take(index, found);
      return found;
    },
    async close() {
      await Promise.all([opening?.stop(), workers.close()]);
    },
  };
}
