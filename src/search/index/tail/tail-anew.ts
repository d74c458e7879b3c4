import { mostExplained } from '../mined-acronyms.ts';
import type { PackedIndex } from '../packed-index.ts';
import { withoutTail } from './merge.ts';

/** What an index was before papers came behind its own: those of a tail may be put there again, with other texts. */
export function beforeTail(index: PackedIndex): PackedIndex {
  if (index.tail === undefined) return index;
  const { documents } = index.tail.before;
  return { ...withoutTail(index), acronyms: mostExplained(index.explained, documents) };
}
