import type { PackedIndex } from '../index/packed-index.ts';
import { FEWEST_PAPERS, type Meaning } from '../meaning/meaning.ts';
import type { EarlierMeaning } from './meaning-protocol.ts';
import { type OpeningMeaning, openMeaning } from './open-meaning.ts';

/** The vectors of one index after another: carried over to the next, learnt anew when the catalog outgrows them. */
export interface Meanings {
  /** Of an index, as far as there are any yet. */
  of(index: PackedIndex): Meaning | undefined;
  /** Begins with those of a new index, and gives up on any other; resolves with what could be taken from before. */
  prepare(index: PackedIndex): Promise<Meaning | undefined>;
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
  let earlier: EarlierMeaning | undefined;
  let opening: OpeningMeaning | undefined;

  function take(index: PackedIndex, meaning: Meaning): void {
    known.set(index, meaning);
    earlier = { meaning, stems: index.stems };
    onMeaning(index, meaning);
  }

  return {
    of: (index) => known.get(index),
    async prepare(index) {
      const last = opening;
      opening = undefined;
      await last?.stop();
      if (index.documents < FEWEST_PAPERS) return undefined;
      const started = openMeaning(
        { index, file, earlier, pairs },
        { onLearnt: (meaning) => take(index, meaning), onUnwritten },
      );
      opening = started;
      const first = await started.first;
      if (first !== undefined) take(index, first);
      return first;
    },
    async close() {
      await opening?.stop();
    },
  };
}
