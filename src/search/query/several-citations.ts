/** Between the year of one citation and the next one: `Quill 2019 and Harrow 2020`, `(Quill, 2019; Harrow, 2020)`. */
const BETWEEN = /(?<=\b(?:19|20)\d\d[a-z]?\)?)\s*(?:[;,]\s*(?:and\b)?|&|\band\b)\s*/iu;
/** People, and the year that closes it. */
const CITATION = /^\p{L}[\p{L}\p{M}\s.,&'’-]*[\s(,](?:19|20)\d\d[a-z]?\)?$/u;
const MOST = 5;

/** The citations in a query that consists of several; else none. */
export function severalCitations(query: string): readonly string[] {
  const parts = query
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .split(BETWEEN);
  const isCited = parts.length > 1 && parts.length <= MOST && parts.every((part) => CITATION.test(part));
  return isCited ? parts : [];
}
