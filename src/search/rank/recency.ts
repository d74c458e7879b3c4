/** How new a document is among the catalog's: from 0 for the oldest or an unknown day to 1 for the newest. */
export type Recency = (document: number) => number;

/** @param days of documents, as numbers that grow with time; 0 where unknown. */
export function recencyIn(days: Uint32Array): Recency {
  let oldest = Number.POSITIVE_INFINITY;
  let newest = 0;
  for (const day of days) {
    if (day === 0) continue;
    if (day < oldest) oldest = day;
    if (day > newest) newest = day;
  }
  return (document) => {
    const day = days[document] ?? 0;
    return day === 0 || newest <= oldest ? 0 : (day - oldest) / (newest - oldest);
  };
}

/** Documents with the oldest first. */
export function oldestFirst(documents: readonly number[], recency: Recency): number[] {
  return [...documents].sort((a, b) => recency(a) - recency(b));
}

/** The oldest of some documents, of equal ones the first. */
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
