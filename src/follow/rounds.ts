import { createBreath } from '../breath.ts';
import type { Paper } from '../paper/paper.ts';
import type { Acronyms } from '../search/match/acronyms.ts';
import type { Follow, FollowStore } from './follow.ts';
import { createFollowIndex, type FollowIndex } from './follow-index.ts';
import { keyFrequency } from './frequency.ts';
import { createFollowMatchers } from './matcher.ts';
import type { Match } from './matches.ts';
import { readFollow } from './read-follow.ts';
import { readPaper } from './read-paper.ts';

/** Follows per page read from the store. */
const PAGE = 1_000;

/** Everyone's follows are read again after this, ms. */
const ROUND_MS = 30 * 60_000;

/** How far the clocks of processes on one store may differ, ms. */
const SLACK_MS = 5 * 60_000;

type Everybodys = Pick<Follow, 'kind' | 'value' | 'personId'>;

interface Round {
  readonly begunAt: Date;
  readonly index: FollowIndex<Everybodys>;
  readonly acronyms: Acronyms;
  /** Papers already matched. */
  readonly seen: Set<Paper>;
  /** Those of them that match each person's follows. */
  readonly byPerson: Map<string, Paper[]>;
}

/** Finds what new papers hold for a person; many people ask at the same time. */
export type FindMatches = (
  personId: string,
  own: readonly Follow[],
  papers: readonly Paper[],
) => Promise<readonly Match[]>;

/**
 * Matches papers with everyone's follows, once for all who ask within half an hour. Follows added since are matched
 * separately.
 */
export function createRounds(parts: {
  readonly follows: Pick<FollowStore, 'all'>;
  readonly acronyms: () => Promise<Acronyms>;
  readonly clock: () => Date;
}): FindMatches {
  let round: Round | undefined;
  let idle: NodeJS.Timeout | undefined;
  let work: Promise<unknown> = Promise.resolve();

  async function begin(papers: readonly Paper[]): Promise<Round> {
    const begunAt = parts.clock();
    const acronyms = await parts.acronyms();
    const frequency = await keyFrequency(papers);
    const index = createFollowIndex<Everybodys>({ acronyms, frequency });
    const breathe = createBreath();
    for await (const page of parts.follows.all(PAGE)) {
      for (const { kind, value, personId } of page) {
        index.add({ kind, value, personId });
        await breathe();
      }
    }
    return { begunAt, index, acronyms, seen: new Set(), byPerson: new Map() };
  }

  async function look({ index, seen, byPerson }: Round, papers: readonly Paper[]): Promise<void> {
    const breathe = createBreath();
    for (const paper of papers) {
      if (seen.has(paper)) continue;
      const people = new Set<string>();
      for (const same of index.matching(readPaper(paper))) {
        for (const { personId } of same) people.add(personId);
        await breathe();
      }
      for (const person of people) {
        const held = byPerson.get(person);
        if (held === undefined) byPerson.set(person, [paper]);
        else held.push(paper);
      }
      seen.add(paper);
    }
  }

  /** The current round, after matching these papers. */
  async function current(papers: readonly Paper[]): Promise<Round> {
    const age = round === undefined ? Number.POSITIVE_INFINITY : +parts.clock() - +round.begunAt;
    if (round === undefined || age >= ROUND_MS || age < 0) round = await begin(papers);
    await look(round, papers);
    keepForNow();
    return round;
  }

  /** Frees the memory of what may be 100,000 follows once nobody asks any more. */
  function keepForNow(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      round = undefined;
    }, ROUND_MS).unref();
  }

  return async (personId, own, papers) => {
    if (own.length === 0 || papers.length === 0) return [];
    const turn = work.then(() => current(papers));
    work = turn.catch(() => {});
    const { begunAt, acronyms, byPerson } = await turn;
    const matcherOf = createFollowMatchers();
    const trials = own.flatMap((follow) => {
      const read = readFollow(follow, acronyms);
      const isLate = follow.since.getTime() > begunAt.getTime() - SLACK_MS;
      return read.kind === 'read' ? [{ follow, isLate, matches: matcherOf(read.conditions) }] : [];
    });
    const near = new Set(byPerson.get(personId));
    const hasLate = trials.some(({ isLate }) => isLate);
    const breathe = createBreath();
    const found: Match[] = [];
    for (const paper of papers) {
      if (!near.has(paper) && !hasLate) continue;
      const read = readPaper(paper);
      const tried = near.has(paper) ? trials : trials.filter(({ isLate }) => isLate);
      const follows = tried.filter(({ matches }) => matches(read)).map(({ follow }) => follow);
      if (follows.length > 0) found.push({ paper, follows });
      await breathe();
    }
    return found;
  };
}
