import type { Acronyms } from '../search/match/acronyms.ts';
import { shyStemmer } from '../search/match/matcher.ts';
import type { Follow } from './follow.ts';
import { type Frequency, keyTest, paperKeys, wantedKeys } from './keys.ts';
import { createFollowMatchers } from './matcher.ts';
import { readFollow } from './read-follow.ts';
import type { ReadPaper } from './read-paper.ts';

/**
 * Many follows, each under its rarest word (or its author or category), so that the few a paper might match are
 * looked up by the paper's words instead of comparing every follow with every paper.
 */
export interface FollowIndex<F extends Pick<Follow, 'kind' | 'value'>> {
  /** A follow that wants nothing is ignored. */
  add(follow: F): void;
  /**
   * Tests the candidates: yields those that match, grouped by identical wording, and empty lists in between, so that
   * long work can be interrupted.
   */
  matching(paper: ReadPaper): Generator<readonly F[]>;
}

/** A follow shared by everyone who typed the same words. */
interface Entry<F> {
  readonly follows: F[];
  /** Built when a paper first comes near it; most follows never need one. */
  test?: (paper: ReadPaper, keys: ReadonlySet<string>) => boolean;
}

const NONE: readonly never[] = [];

export function createFollowIndex<F extends Pick<Follow, 'kind' | 'value'>>({
  acronyms,
  frequency,
}: {
  readonly acronyms: Acronyms;
  readonly frequency: Frequency;
}): FollowIndex<F> {
  const stem = shyStemmer();
  const matcherOf = createFollowMatchers();
  /** By kind and value; undefined for one that wants nothing. */
  const entries = new Map<string, Entry<F> | undefined>();
  const byKey = new Map<string, Entry<F>[]>();

  function enter(follow: F): Entry<F> | undefined {
    const read = readFollow(follow, acronyms);
    if (read.kind !== 'read') return undefined;
    const entry: Entry<F> = { follows: [] };
    for (const key of wantedKeys(read.conditions.wanted, stem, frequency)) {
      const held = byKey.get(key);
      if (held === undefined) byKey.set(key, [entry]);
      else held.push(entry);
    }
    return entry;
  }

  function testOf(follow: F): NonNullable<Entry<F>['test']> {
    const read = readFollow(follow, acronyms);
    if (read.kind !== 'read') return () => false;
    const mayMatch = keyTest(read.conditions.wanted, stem);
    const matches = matcherOf(read.conditions);
    return (paper, keys) => mayMatch(keys) && matches(paper);
  }

  return {
    add(follow) {
      const name = `${follow.kind} ${follow.value}`;
      const entry = entries.has(name) ? entries.get(name) : enter(follow);
      entries.set(name, entry);
      entry?.follows.push(follow);
    },

    *matching(paper) {
      const keys = paperKeys(paper, stem);
      const near = new Set<Entry<F>>();
      for (const key of keys) for (const entry of byKey.get(key) ?? []) near.add(entry);
      for (const entry of near) {
        const [first] = entry.follows;
        if (first === undefined) continue;
        entry.test ??= testOf(first);
        yield entry.test(paper, keys) ? entry.follows : NONE;
      }
    },
  };
}
