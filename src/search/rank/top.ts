export interface ScoredDocument {
  readonly document: number;
  readonly score: number;
}

/** The `limit` best of `documents` by score, best first; of equal ones the lower number first. A bounded heap. */
export function selectTop(
  documents: Uint32Array,
  limit: number,
  scoreOf: (document: number) => number,
): ScoredDocument[] {
  const size = Math.min(limit, documents.length);
  if (size === 0) return [];
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

  for (const document of documents) {
    const score = scoreOf(document);
    if (filled < size) {
      let i = filled++;
      heap[i] = document;
      scores[i] = score;
      while (i > 0 && isWorse(i, (i - 1) >> 1)) {
        swap(i, (i - 1) >> 1);
        i = (i - 1) >> 1;
      }
    } else {
      const worst = scores[0] ?? 0;
      if (score < worst || (score === worst && document > (heap[0] ?? 0))) continue;
      heap[0] = document;
      scores[0] = score;
      sink();
    }
  }
  return Array.from(heap, (document, i) => ({ document, score: scores[i] ?? 0 })).sort(
    (a, b) => b.score - a.score || a.document - b.document,
  );
}
