import { createIndexBuilder, type IndexBuilder } from '../build.ts';
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

  function joinLastTwo(): void {
    const [first, second] = done.splice(-2);
    if (first !== undefined && second !== undefined) done.push(appendIndex(first, second));
  }

  function endPart(): void {
    done.push(shareIndex(builder.finish()));
    builder = createIndexBuilder();
    size = 0;
    while ((done.at(-2)?.documents ?? Number.POSITIVE_INFINITY) === done.at(-1)?.documents) joinLastTwo();
  }

  return {
    add(text) {
      if (size === part) endPart();
      builder.add(text);
      size++;
    },
    finish() {
      if (done.length === 0) return builder.finish();
      done.push(shareIndex(builder.finish()));
      while (done.length > 1) joinLastTwo();
      const [whole = createIndexBuilder().finish()] = done;
      return whole;
    },
  };
}
