import { Temporal } from 'temporal-polyfill';
import { DAY } from '../calendar.ts';
import { batchOf } from '../catalog/batch-day.ts';
import { dayOf } from '../catalog/day-of.ts';
import type { Paper } from '../paper/paper.ts';
import { type Basis, basisOf } from './basis.ts';
import { bestFirst } from './best-first.ts';
import type { DayCounts, PaperCounts } from './day-counts.ts';
import { entriesOf, merged, type TrendingEntries } from './entries.ts';
import type { TrendingEntry } from './entry.ts';
import { reasonsOf, type Since } from './reasons.ts';
import { type Signals, score, WINDOW_DAYS, type Window } from './score.ts';

export interface RankInput {
  readonly papers: Iterable<Paper>;
  /** The catalog's newest batch; absent if it has no batches. */
  readonly batchDay: string | undefined;
  readonly window: Window;
  /** Also ranks papers listed in the last so many days, even outside the window (default: none). */
  readonly reachDays?: number;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Leaves out papers of a later day (default: today). */
  readonly until?: string;
  /** What growth is measured against. */
  readonly earlier?: DayCounts;
  /** Today's counts: where the source's trending positions come from. */
  readonly current?: DayCounts;
}

export interface Ranking {
  readonly entries: TrendingEntries;
  /** A paper's entry; undefined if it isn't ranked. */
  entryOf(paper: Paper): TrendingEntry | undefined;
  /** The same ranking, of only the papers that pass a test. */
  only(test: (paper: Paper) => boolean): Ranking;
  readonly basis: Basis;
  readonly since: Since | undefined;
}

/** A paper with its sort keys. */
interface Scored {
  readonly paper: Paper;
  readonly score: number;
}

/** How many days back a ranking includes papers that aren't moving. */
export function reachOf({ window, reachDays = 0 }: Pick<RankInput, 'window' | 'reachDays'>): number {
  return Math.max(reachDays, WINDOW_DAYS[window]);
}

/**
 * Ranks the papers of a window: those listed within it, and older ones that move (votes grew, or they are in the source's
 * trending list). Age counts from the newest batch, so that a catalog without updates keeps its order. A
 * catalog without batches has neither window nor age: all of it is ranked by votes, then newest first.
 */
export function rank(input: RankInput): Ranking {
  const { window, earlier, current, batchDay, today, until = today } = input;
  const since = earlier === undefined ? undefined : sinceOf(earlier.day, today);
  const ageOf = createAges(batchDay, until);
  const reach = reachOf(input);

  function signalsIn(paper: Paper): Signals | undefined {
    const age = ageOf(paper);
    if (age === undefined) return undefined;
    const isOutside = batchDay !== undefined && age >= reach;
    const before = earlier?.papers.get(paper.id);
    const now = current?.papers.get(paper.id);
    if (isOutside && before === undefined && now === undefined) return undefined;
    const signals = signalsOf(paper, age, before, now);
    const moves = signals.voteGrowth > 0 || signals.position !== undefined;
    return isOutside && !moves ? undefined : signals;
  }

  function entryOf(paper: Paper): TrendingEntry | undefined {
    const signals = signalsIn(paper);
    return signals && makeEntry(paper, signals, window, since);
  }

  function ranked(papers: Iterable<Paper>): Ranking {
    const scored: Scored[] = [];
    const basis = basisOf();
    for (const paper of papers) {
      const signals = signalsIn(paper);
      if (signals === undefined) continue;
      basis.add(signals);
      scored.push({ paper, score: score(signals, window) });
    }
    const at = bestFirst(scored, byScore);
    return {
      entries: entriesOf(scored.length, (place) => {
        const one = at(place);
        return one && entryOf(one.paper);
      }),
      entryOf,
      only: (test) => ranked(scored.flatMap(({ paper }) => (test(paper) ? [paper] : []))),
      basis: basis.basis(),
      since,
    };
  }

  return ranked(input.papers);
}

/** A ranking as seen by one server. */
export interface LocalRanking {
  readonly entries: TrendingEntries;
  readonly basis: Basis;
}

/** Promotes the papers a server's members voted for, even from outside the window. */
export function withLocalVotes(
  ranking: Ranking,
  localVotes: ReadonlyMap<string, number>,
  window: Window,
  find: (id: string) => Paper | undefined,
  { batchDay, until }: { readonly batchDay: string | undefined; readonly until: string },
): LocalRanking {
  if (localVotes.size === 0) return ranking;
  const ageOf = createAges(batchDay, until);
  const lifted: TrendingEntry[] = [];
  const basis = basisOf(ranking.basis);
  /** Those already ranked. */
  const voted = new Set<Paper>();
  for (const [id, count] of localVotes) {
    const paper = find(id);
    const age = paper === undefined ? undefined : ageOf(paper);
    if (paper === undefined || age === undefined) continue;
    const inside = ranking.entryOf(paper);
    if (inside !== undefined) voted.add(paper);
    const signals = {
      ...(inside?.signals ?? signalsOf(paper, age, undefined, undefined)),
      localVotes: count,
    };
    basis.add(signals);
    lifted.push(makeEntry(paper, signals, window, ranking.since));
  }
  const entries = merged(lifted.sort(byScore), ranking.entries, voted, byScore);
  return { entries, basis: basis.basis() };
}

function signalsOf(
  paper: Paper,
  ageDays: number,
  earlier: PaperCounts | undefined,
  current: PaperCounts | undefined,
): Signals {
  const upvotes = paper.upvotes ?? 0;
  const position = current?.position;
  return {
    upvotes,
    voteGrowth: earlier === undefined ? 0 : Math.max(0, upvotes - earlier.upvotes),
    starGrowth:
      earlier?.codeStars === undefined || paper.codeStars === undefined
        ? 0
        : Math.max(0, paper.codeStars - earlier.codeStars),
    ...(position === undefined ? {} : { position }),
    localVotes: 0,
    ageDays,
  };
}

function makeEntry(paper: Paper, signals: Signals, window: Window, since: Since | undefined): TrendingEntry {
  const listed = paper.listedOn !== undefined;
  const reasons = reasonsOf(signals, { listed, ...(since === undefined ? {} : { since }) });
  return { paper, score: score(signals, window), reasons, signals };
}

/** Best first, then newest, then by id, so that the order never depends on the catalog's. */
function byScore(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    compare(dayOf(b.paper) ?? '', dayOf(a.paper) ?? '') ||
    compare(a.paper.id, b.paper.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Days from a paper's day to the newest batch, 0 in a catalog without batches; undefined for a future
 * day. Each day is parsed once.
 */
function createAges(batchDay: string | undefined, until: string): (paper: Paper) => number | undefined {
  const newest = batchDay === undefined ? undefined : Date.parse(batchDay);
  const known = new Map<string, number | undefined>();
  const read = (day: string, isListed: boolean): number | undefined => {
    if (day > until) return undefined;
    if (newest === undefined) return 0;
    // Papers listed at a weekend belong to Monday's batch, once it exists.
    const own = Date.parse(isListed ? batchOf(day) : day);
    return (newest - (isListed ? Math.min(own, newest) : own)) / DAY;
  };
  return (paper) => {
    const day = dayOf(paper) ?? '1970-01-01';
    const isListed = paper.listedOn !== undefined;
    const key = isListed ? day : `${day} unlisted`;
    if (!known.has(key)) known.set(key, read(day, isListed));
    return known.get(key);
  };
}

function sinceOf(day: string, today: string): Since {
  const days = Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(today)).days;
  return { day, yesterday: days === 1 };
}
