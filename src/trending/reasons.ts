import type { Signals } from './score.ts';

/** What growth is measured against. */
export interface Since {
  /** Day (`YYYY-MM-DD`) of the earlier counts, and whether it is the day before today's. */
  readonly day: string;
  readonly yesterday: boolean;
}

/** One reason for a paper to be in the list of what trends. */
export type TrendReason =
  /** Members of this server voted for it. */
  | { readonly kind: 'local-votes'; readonly votes: number }
  | { readonly kind: 'vote-growth'; readonly votes: number; readonly since: Since }
  | { readonly kind: 'star-growth'; readonly stars: number; readonly since: Since }
  /** It is of the newest batch. */
  | { readonly kind: 'new' }
  /** Its place in the source's own trending list, 1 is first. */
  | { readonly kind: 'position'; readonly position: number }
  /** How many days it has been listed, counting the first. */
  | { readonly kind: 'listed'; readonly day: number };

/** Below this many days a paper is told by how long it has been listed. */
const COUNTED_DAYS = 7;

/** Growth of stars from here on is worth telling; they are cheaper than votes. */
const STARS = 10;

/** Places of the source's trending list that are worth telling. */
const TOP = 10;

const MOST = 2;

/** Why a paper is in the list: the two best reasons, the better one first; none when nothing is known but that it exists. */
export function reasonsOf(
  signals: Signals,
  facts: { readonly since?: Since; readonly listed: boolean },
): readonly TrendReason[] {
  const { localVotes, voteGrowth, starGrowth, position, ageDays } = signals;
  const { since, listed } = facts;
  const reasons: TrendReason[] = [];
  if (localVotes > 0) reasons.push({ kind: 'local-votes', votes: localVotes });
  if (voteGrowth > 0 && since !== undefined) reasons.push({ kind: 'vote-growth', votes: voteGrowth, since });
  if (listed && ageDays < 1) reasons.push({ kind: 'new' });
  if (position !== undefined && position <= TOP) reasons.push({ kind: 'position', position });
  if (starGrowth >= STARS && since !== undefined)
    reasons.push({ kind: 'star-growth', stars: starGrowth, since });
  if (listed && ageDays >= 1 && ageDays < COUNTED_DAYS) {
    reasons.push({ kind: 'listed', day: Math.floor(ageDays) + 1 });
  }
  return reasons.slice(0, MOST);
}
