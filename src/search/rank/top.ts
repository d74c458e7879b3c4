export interface ScoredDocument {
  readonly document: number;
  readonly score: number;
}

/** The best documents offered, up to a limit; the lower number among equals. A bounded heap. */
export interface Best {
  readonly isFull: boolean;
  /** The lowest score in it, once it's full. */
  readonly least: number;
  offer(document: number, score: number): void;
  /** Best first. */
  sorted(): ScoredDocument[];
}

export function createBest(size: number): Best {
  const heap = new Uint32Array(size);
  const scores = new Float64Array(size);
  let filled = 0;

  const isWorse = (i: number, j: number): boolean => {
    const a = scores[i] ?? 0;
    const b = scores[j] ?? 0;
    return a < b || (a === b && (heap[i] ?? 0) > (heap[j] ?? 0));
  };
  const swap = (i: number, j: number): void => {
    const document = heap[i] ?? 0;
    const score = scores[i] ?? 0;
    heap[i] = heap[j] ?? 0;
    scores[i] = scores[j] ?? 0;
    heap[j] = document;
    scores[j] = score;
  };
  const sink = (): void => {
    for (let i = 0; ; ) {
      let child = 2 * i + 1;
      if (child >= filled) return;
      if (child + 1 < filled && isWorse(child + 1, child)) child++;
      if (!isWorse(child, i)) return;
      swap(i, child);
      i = child;
    }
  };

  return {
    get isFull() {
      return filled === size;
    },
    get least() {
      return scores[0] ?? 0;
    },
    offer(document, score) {
      if (filled < size) {
        let i = filled++;
        heap[i] = document;
        scores[i] = score;
        while (i > 0 && isWorse(i, (i - 1) >> 1)) {
          swap(i, (i - 1) >> 1);
          i = (i - 1) >> 1;
        }
        return;
      }
      const worst = scores[0] ?? 0;
      if (size === 0 || score < worst || (score === worst && document > (heap[0] ?? 0))) return;
      heap[0] = document;
      scores[0] = score;
      sink();
    },
    sorted: () =>
      Array.from(heap.subarray(0, filled), (document, i) => ({ document, score: scores[i] ?? 0 })).sort(
        (a, b) => b.score - a.score || a.document - b.document,
      ),
  };
}

/** The `limit` best of `documents` by score, best first; the lower number first among equals. */
export function selectTop(
  documents: Uint32Array,
  limit: number,
  scoreOf: (document: number) => number,
): ScoredDocument[] {
  const best = createBest(Math.min(limit, documents.length));
  for (const document of documents) best.offer(document, scoreOf(document));
  return best.sorted();
}
