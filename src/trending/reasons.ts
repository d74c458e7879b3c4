import type { Signals } from './score.ts';

/** What growth is measured from. */
export interface Since {
  /** The day (`YYYY-MM-DD`) of the earlier counts, and whether that is the day before today's. */
  readonly day: string;
  readonly yesterday: boolean;
}

/** A reason why a paper trends. */
export type TrendReason =
  /** Members of this server voted for it. */
  | { readonly kind: 'local-votes'; readonly votes: number }
  | { readonly kind: 'vote-growth'; readonly votes: number; readonly since: Since }
  | { readonly kind: 'star-growth'; readonly stars: number; readonly since: Since }
  /** It is in the newest batch. */
  | { readonly kind: 'new' }
  /** Its position in the source's own trending list; 1 is first. */
  | { readonly kind: 'position'; readonly position: number }
  /** How many days it has been listed, including the first. */
  | { readonly kind: 'listed'; readonly day: number };

/** Below this many days, how long a paper has been listed is worth mentioning. */
const COUNTED_DAYS = 7;

/** Star growth from this on is worth mentioning; stars are cheaper than votes. */
const STARS = 10;

/** Positions in the source's trending list worth mentioning. */
const TOP = 10;

const MOST = 2;

/** Why a paper trends: the two best reasons, better one first; none if nothing but its existence is known. */
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
