import { isWithinCategory } from '../../paper/category.ts';
import { firstDay, lastDay } from '../../paper/dates.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Steps } from '../../turns/steps.ts';
import type { AuthorIndex } from '../index/authors.ts';

/** Whether the paper of a document number may be shown. */
export type DocumentFilter = (document: number) => boolean;

/** All conditions of a request, those of its options and those of its text; every one must hold. */
export interface FilterConditions {
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** Valid partial dates. */
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/**
 * One test of all conditions, or undefined when there are none.
 *
 * A paper known only by year or month is inside a range when it may be. A category matches itself and what it
 * contains: `cs` holds `cs.CL`.
 */
export function* documentFilter(
  { authors, categories, after, before }: FilterConditions,
  papers: readonly Paper[],
  authorIndex: AuthorIndex,
): Steps<DocumentFilter | undefined> {
  const tests: ((paper: Paper, document: number) => boolean)[] = [];
  for (const author of authors) {
    yield;
    const documents = authorIndex.documentsOf(author);
    tests.push((_, document) => documents.has(document));
  }
  for (const category of categories) {
    const isWithin = remembered((one) => isWithinCategory(one, category));
    tests.push(({ categories: has = [] }) => has.some(isWithin));
  }
  for (const date of after) {
    const day = firstDay(date);
    tests.push(({ published }) => published !== undefined && lastDay(published) >= day);
  }
  for (const date of before) {
    const day = lastDay(date);
    tests.push(({ published }) => published !== undefined && firstDay(published) <= day);
  }
  if (tests.length === 0) return undefined;
  return (document) => {
    const paper = papers[document];
    return paper !== undefined && tests.every((test) => test(paper, document));
  };
}

/** A filter that judges each of so many documents once, however often it is asked. */
export function judgingOnce(filter: DocumentFilter, documents: number): DocumentFilter {
  const verdicts = new Uint8Array(documents);
  return (document) => {
    verdicts[document] ||= filter(document) ? 2 : 1;
    return verdicts[document] === 2;
  };
}

/** A catalog has few categories and many papers: each is judged once. */
function remembered(judge: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const verdict = judge(text);
    known.set(text, verdict);
    return verdict;
  };
}
