/** How new a document is within the catalog: from 0 for the oldest or an unknown day to 1 for the newest. */
export type Recency = (document: number) => number;

/** @param days of documents, as ascending day numbers; 0 if unknown. */
export function recencyIn(days: Uint32Array): Recency {
  const { oldest, newest } = spanOf(days);
  return (document) => {
    const day = days[document] ?? 0;
    return day === 0 || newest <= oldest ? 0 : (day - oldest) / (newest - oldest);
  };
}

/** The day at this quantile of the known days; 0 if none is known. */
export function dayBehind(days: Uint32Array, share: number): number {
  const { oldest, newest, known } = spanOf(days);
  if (known === 0) return 0;
  // There are few distinct days: counting them is much faster than sorting all documents.
  const counts = new Uint32Array(newest - oldest + 1);
  for (let document = 0; document < days.length; document++) {
    const day = days[document] ?? 0;
    if (day !== 0) counts[day - oldest] = (counts[day - oldest] ?? 0) + 1;
  }
  let behind = 0;
  const place = counts.findIndex((count) => {
    behind += count;
    return behind > Math.floor(known * share);
  });
  return oldest + place;
}

function spanOf(days: Uint32Array) {
  let oldest = Number.POSITIVE_INFINITY;
  let newest = 0;
  let known = 0;
  // All papers, for each new catalog: an iterator over shared memory takes ten times as long.
  for (let document = 0; document < days.length; document++) {
    const day = days[document] ?? 0;
    if (day === 0) continue;
    known++;
    if (day < oldest) oldest = day;
    if (day > newest) newest = day;
  }
  return { oldest, newest, known };
}

/** Documents, oldest first. */
export function oldestFirst(documents: readonly number[], recency: Recency): number[] {
  return [...documents].sort((a, b) => recency(a) - recency(b));
}

/** The oldest of some documents; the first among equals. */
export function oldest(documents: readonly number[], recency: Recency): number | undefined {
  let [found] = documents;
  let age = found === undefined ? 0 : recency(found);
  for (const document of documents) {
    const own = recency(document);
    if (own >= age) continue;
    found = document;
    age = own;
  }
  return found;
}
