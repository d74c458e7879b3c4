import { documentsOf, holdersOf } from '../index/joint-postings.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { type MentionsOf, rarestStem } from '../rank/mentions.ts';

/** So many papers that are this many days older show that a name was in use. */
const LEAST_PAPERS = 5;
const OLDER = 365;
/** If the rarest word of a name is in more papers, these tell. */
const MOST_PAPERS = 4_000;

interface InUseParts {
  readonly index: PackedIndex;
  readonly mentionsOf: MentionsOf;
  /** Day numbers by document, 0 where unknown. */
  readonly days: Uint32Array;
}

/** Whether others used a name long before a paper that says it made the thing: then it made something with that. */
export function createInUse({
  index,
  mentionsOf,
  days,
}: InUseParts): (name: readonly number[], document: number) => boolean {
  function users(name: readonly number[]): Iterable<number> {
    const rarest = rarestStem(index, name);
    return name.length === 1 || holdersOf(index, rarest) > MOST_PAPERS
      ? documentsOf(index, rarest)
      : mentionsOf(name, { most: MOST_PAPERS }).map(({ document }) => document);
  }
  return (name, document) => {
    const latest = (days[document] ?? 0) - OLDER;
    let before = 0;
    for (const one of users(name)) {
      const day = days[one] ?? 0;
      if (day > 0 && day < latest && ++before === LEAST_PAPERS) return true;
    }
    return false;
  };
}
