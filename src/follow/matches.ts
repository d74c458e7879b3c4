import { createBreath } from '../breath.ts';
import type { Paper } from '../paper/paper.ts';
import type { Follow } from './follow.ts';
import type { FollowIndex } from './follow-index.ts';
import { readPaper } from './read-paper.ts';

/** A paper with the follows it matches. */
export interface Match<F = Follow> {
  readonly paper: Paper;
  readonly follows: readonly F[];
}

/** Adds follows to an index, yielding to the event loop. */
export async function addAll<F extends Pick<Follow, 'kind' | 'value'>>(
  index: FollowIndex<F>,
  follows: Iterable<F> | AsyncIterable<F>,
): Promise<void> {
  const breathe = createBreath();
  for await (const follow of follows) {
    index.add(follow);
    const wait = breathe();
    if (wait !== undefined) await wait;
  }
}

/** The papers that match any follow in an index; yields to the event loop. */
export async function matchesAmong<F extends Pick<Follow, 'kind' | 'value'>>(
  index: FollowIndex<F>,
  papers: Iterable<Paper>,
): Promise<readonly Match<F>[]> {
  const breathe = createBreath();
  const found: Match<F>[] = [];
  for (const paper of papers) {
    const follows: F[] = [];
    for (const same of index.matching(readPaper(paper))) {
      for (const follow of same) follows.push(follow);
      const wait = breathe();
      if (wait !== undefined) await wait;
    }
    if (follows.length > 0) found.push({ paper, follows });
  }
  return found;
}
