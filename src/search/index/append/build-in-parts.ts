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

  function endPart(): void {
    let last = shareIndex(builder.finish());
    builder = createIndexBuilder();
    size = 0;
    for (let before = done.at(-1); before?.documents === last.documents; before = done.at(-1)) {
      done.pop();
      last = appendIndex(before, last);
    }
    done.push(last);
  }

  return {
    add(text) {
      if (size === part) endPart();
      builder.add(text);
      size++;
    },
    finish: () => done.reduceRight((later, earlier) => appendIndex(earlier, later), builder.finish()),
  };
}
