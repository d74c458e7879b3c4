import { mostExplained } from '../mined-acronyms.ts';
import type { PackedIndex } from '../packed-index.ts';
import { withoutTail } from './merge.ts';

/** The index as it was before its tail, so that the papers of the tail can be added again with other texts. */
export function beforeTail(index: PackedIndex): PackedIndex {
  if (index.tail === undefined) return index;
  const { documents } = index.tail.before;
  return { ...withoutTail(index), acronyms: mostExplained(index.explained, documents) };
}
