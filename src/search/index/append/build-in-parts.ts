import { createIndexBuilder, type IndexBuilder } from '../build.ts';
import { collectSoon } from '../collect.ts';
import type { PackedIndex } from '../packed-index.ts';
import { shareIndex } from '../shared-memory.ts';
import { appendIndex } from './append.ts';

/** Papers of a part: while it is built it takes some 400 MB of the heap, which a thread has 2 GB of on a machine with four. */
const PART = 200_000;

/**
 * Builds an index of any number of papers in parts, outside of the heap but for the one that is being built. Two parts of one size
 * are joined, as carries are in counting by twos, so that a paper is copied once for each doubling.
 */
export function createPartsBuilder(part = PART): IndexBuilder {
  const done: PackedIndex[] = [];
  let builder = createIndexBuilder();
  let size = 0;

  /** The last of what is done and what comes behind it; neither is held any longer, nor is there more of them than there must be. */
  function joinLast(last: PackedIndex): PackedIndex {
    const before = done.pop();
    if (before === undefined) return last;
    const joined = appendIndex(before, last);
    collectSoon();
    return joined;
  }

  function endPart(): void {
    let last = shareIndex(builder.finish());
    builder = createIndexBuilder();
    size = 0;
    while (done.at(-1)?.documents === last.documents) last = joinLast(last);
    done.push(last);
  }

  return {
    add(text) {
      if (size === part) endPart();
      builder.add(text);
      size++;
    },
    finish() {
      let last = builder.finish();
      while (done.length > 0) last = joinLast(last);
      return last;
    },
  };
}
