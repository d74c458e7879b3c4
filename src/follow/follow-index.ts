import { type Acronyms, NO_ACRONYMS } from '../search/match/acronyms.ts';
import { shyStemmer } from '../search/match/matcher.ts';
import type { Follow } from './follow.ts';
import { type Frequency, keyTest, paperKeys, wantedKeys } from './keys.ts';
import { createFollowMatchers } from './matcher.ts';
import { readFollow } from './read-follow.ts';
import type { ReadPaper } from './read-paper.ts';

/**
 * Many follows, each under its rarest word (or its author or category), so that the few which a paper may match are
 * looked up by the words of the paper: never each follow with each paper.
 */
export interface FollowIndex<F extends Pick<Follow, 'kind' | 'value'>> {
  /** One that wants nothing is left out. */
  add(follow: F): void;
  /**
   * Goes through those that may match, in the order in which they were added: gives each that does, and undefined for
   * others, so that long work can be broken off in between.
   */
  matching(paper: ReadPaper): Generator<F | undefined>;
}

export function createFollowIndex<F extends Pick<Follow, 'kind' | 'value'>>(
  options: { readonly acronyms?: Acronyms; readonly frequency?: Frequency } = {},
): FollowIndex<F> {
  const { acronyms = NO_ACRONYMS, frequency = () => 0 } = options;
  const stem = shyStemmer();
  const matcherOf = createFollowMatchers();
  const follows: F[] = [];
  const byKey = new Map<string, number[]>();
  /** Made when a paper first comes near a follow: most of many are near none. */
  const tests = new Map<number, (paper: ReadPaper, keys: ReadonlySet<string>) => boolean>();

  function testOf(number: number, follow: F) {
    const known = tests.get(number);
    if (known !== undefined) return known;
    const read = readFollow(follow, acronyms);
    if (read.kind !== 'read') return () => false;
    const mayMatch = keyTest(read.conditions.wanted, stem);
    const matches = matcherOf(read.conditions);
    const test = (paper: ReadPaper, keys: ReadonlySet<string>) => mayMatch(keys) && matches(paper);
    tests.set(number, test);
    return test;
  }

  return {
    add(follow) {
      const read = readFollow(follow, acronyms);
      if (read.kind !== 'read') return;
      const number = follows.push(follow) - 1;
      for (const key of wantedKeys(read.conditions.wanted, stem, frequency)) {
        const held = byKey.get(key);
        if (held === undefined) byKey.set(key, [number]);
        else held.push(number);
      }
    },

    *matching(paper) {
      const keys = paperKeys(paper, stem);
      const near = new Set<number>();
      for (const key of keys) for (const number of byKey.get(key) ?? []) near.add(number);
      for (const number of Uint32Array.from(near).sort()) {
        const follow = follows[number];
        if (follow !== undefined) yield testOf(number, follow)(paper, keys) ? follow : undefined;
      }
    },
  };
}
