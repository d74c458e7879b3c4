/** Documents that match a query. */
export interface Matches {
  readonly documents: Uint32Array;
  /** Whether there are more. */
  readonly hasMore: boolean;
}

/** Below this share of all documents, a set is faster than a mark for every document. */
const FEW_OF = 1 / 64;

/** Matches and other documents, without duplicates. @param documents - How many there are in all. */
export function union(documents: number, matches: Matches, more: ArrayLike<number>): Matches {
  if (more.length === 0) return matches;
  if (matches.documents.length + more.length <= documents * FEW_OF) {
    const all = Uint32Array.from(new Set([...matches.documents, ...Array.from(more)]));
    return { documents: all, hasMore: matches.hasMore };
  }
  const isIn = new Uint8Array(documents);
  for (const document of matches.documents) isIn[document] = 1;
  const all = new Uint32Array(matches.documents.length + more.length);
  all.set(matches.documents);
  let count = matches.documents.length;
  for (let i = 0; i < more.length; i++) {
    const document = more[i] ?? 0;
    if (isIn[document] === 1) continue;
    isIn[document] = 1;
    all[count++] = document;
  }
  return { documents: all.subarray(0, count), hasMore: matches.hasMore };
}

export function unionOf(documents: number, a: Matches, b: Matches): Matches {
  const all = union(documents, a, b.documents);
  return { ...all, hasMore: a.hasMore || b.hasMore };
}
