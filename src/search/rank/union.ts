/** Two lists of documents, of so many in all, as one without repetitions. */
export function union(documents: number, matches: Uint32Array, more: ArrayLike<number>): Uint32Array {
  if (more.length === 0) return matches;
  const isIn = new Uint8Array(documents);
  for (const document of matches) isIn[document] = 1;
  const all = new Uint32Array(matches.length + more.length);
  all.set(matches);
  let count = matches.length;
  for (let i = 0; i < more.length; i++) {
    const document = more[i] ?? 0;
    if (isIn[document] === 1) continue;
    isIn[document] = 1;
    all[count++] = document;
  }
  return all.subarray(0, count);
}
