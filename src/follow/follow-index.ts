import { type Acronyms, NO_ACRONYMS } from '../search/match/acronyms.ts';
import { shyStemmer } from '../search/match/matcher.ts';
import type { Follow } from './follow.ts';
import { type Frequency, paperKeys, wantedKeys } from './keys.ts';
import { createFollowMatchers, type FollowMatcher } from './matcher.ts';
import { readFollow } from './read-follow.ts';
import type { ReadPaper } from './read-paper.ts';
import type { FollowConditions } from './wanted.ts';

/**
 * Many follows, each under its rarest word (or its author or category), so that the few which a paper may match are
 * looked up by the words of the paper: never each follow with each paper.
 */
export interface FollowIndex<F extends Pick<Follow, 'kind' | 'value'>> {
  /** One that wants nothing is left out. */
  add(follow: F): void;
  /** Those that match, in the order in which they were added. */
  matching(paper: ReadPaper): readonly F[];
}

interface Entry<F> {
  readonly follow: F;
  readonly conditions: FollowConditions;
  /** Made when a paper first comes near it. */
  matches?: FollowMatcher;
}

export function createFollowIndex<F extends Pick<Follow, 'kind' | 'value'>>(
  options: { readonly acronyms?: Acronyms; readonly frequency?: Frequency } = {},
): FollowIndex<F> {
  const { acronyms = NO_ACRONYMS, frequency = () => 0 } = options;
  const stem = shyStemmer();
  const matcherOf = createFollowMatchers();
  const entries: Entry<F>[] = [];
  const byKey = new Map<string, number[]>();

  return {
    add(follow) {
      const read = readFollow(follow, acronyms);
      if (read.kind !== 'read') return;
      const { conditions } = read;
      const number = entries.push({ follow, conditions }) - 1;
      for (const key of wantedKeys(conditions.wanted, stem, frequency)) {
        const held = byKey.get(key);
        if (held === undefined) byKey.set(key, [number]);
        else held.push(number);
      }
    },

    matching(paper) {
      const near = new Set<number>();
      for (const key of paperKeys(paper, stem)) for (const number of byKey.get(key) ?? []) near.add(number);
      const found: number[] = [];
      for (const number of near) {
        const entry = entries[number];
        if (entry === undefined) continue;
        entry.matches ??= matcherOf(entry.conditions);
        if (entry.matches(paper)) found.push(number);
      }
      return found.sort((a, b) => a - b).flatMap((number) => entries[number]?.follow ?? []);
    },
  };
}
