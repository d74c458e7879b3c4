import { createIndexBuilder, type IndexBuilder } from '../build.ts';
import { collectSoon } from '../collect.ts';
import type { PackedIndex } from '../packed-index.ts';
import { shareIndex } from '../shared-memory.ts';
import { appendIndex } from './append.ts';

/** Papers per part. Building one takes about 400 MB of heap; a thread has 2 GB on a machine with 4 GB. */
const PART = 200_000;

/**
 * Builds an index of any number of papers in parts, which are off the heap once built. Joins two parts of equal size, like carries in
 * binary addition, so each paper is copied once per doubling.
 */
export function createPartsBuilder(part = PART): IndexBuilder {
  const done: PackedIndex[] = [];
  let builder = createIndexBuilder();
  let size = 0;

  /** Joins a part to the previous one, and keeps no reference to either, to limit peak memory. */
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
