import { isWithinCategory } from '../../paper/category.ts';
import { firstDay, lastDay } from '../../paper/dates.ts';
import type { AuthorIndex } from '../index/authors.ts';
import { dayNumber, type PaperColumns } from '../index/columns.ts';

/** Whether the paper of a document number may be shown. */
export type DocumentFilter = (document: number) => boolean;

/** All conditions of a request, from its options and its text; each must hold. */
export interface FilterConditions {
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** Valid partial dates. */
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/**
 * One predicate for all conditions, or undefined if there are none.
 *
 * A paper known only by year or month matches a range that it may be inside. A category matches itself and what it
 * contains: `cs` contains `cs.CL`.
 */
export function documentFilter(
  { authors, categories, after, before }: FilterConditions,
  { publishedFrom, publishedTo, categoryList, categoryLists }: PaperColumns,
  authorIndex: AuthorIndex,
): DocumentFilter | undefined {
  const tests: DocumentFilter[] = [];
  for (const author of authors) {
    const documents = authorIndex.documentsOf(author);
    tests.push((document) => documents.has(document));
  }
  for (const category of categories) {
    const isWithin = categoryLists.map((list) => list.some((one) => isWithinCategory(one, category)));
    tests.push((document) => isWithin[categoryList[document] ?? 0] === true);
  }
  for (const date of after) {
    const day = dayNumber(firstDay(date));
    tests.push((document) => (publishedTo[document] ?? 0) >= day);
  }
  for (const date of before) {
    const day = dayNumber(lastDay(date));
    tests.push((document) => publishedFrom[document] !== 0 && (publishedFrom[document] ?? 0) <= day);
  }
  return tests.length === 0 ? undefined : (document) => tests.every((test) => test(document));
}

/** A filter that checks each of this many documents only once. */
export function judgingOnce(filter: DocumentFilter, documents: number): DocumentFilter {
  const verdicts = new Uint8Array(documents);
  return (document) => {
    verdicts[document] ||= filter(document) ? 2 : 1;
    return verdicts[document] === 2;
  };
}

/** Combines two filters, either of which may be absent. */
export function both(
  a: DocumentFilter | undefined,
  b: DocumentFilter | undefined,
): DocumentFilter | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (document) => a(document) && b(document);
}

/** All documents that pass, out of this many. */
export function passing(documents: number, filter: DocumentFilter = () => true): Uint32Array {
  const found = new Uint32Array(documents);
  let count = 0;
  for (let document = 0; document < documents; document++) if (filter(document)) found[count++] = document;
  return found.subarray(0, count);
}
