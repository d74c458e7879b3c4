import type { Catalog } from '../catalog/catalog.ts';
import { withdrawnOn } from '../catalog/withdrawn.ts';
import type { Paper } from '../paper/paper.ts';
import type { SearchEngine } from '../search/search.ts';
import type { VoteStore } from '../trending/votes.ts';
import type { LibraryStore } from './library.ts';

/** A paper for a person, and which of theirs it most resembles. */
export interface Recommendation {
  readonly paper: Paper;
  readonly like: Paper;
  readonly because: 'saved' | 'upvoted';
}

export interface Recommendations {
  /** How many saved or upvoted papers they are based on; 0 if there are none. */
  readonly liked: number;
  /** Best first. */
  readonly papers: readonly Recommendation[];
}

export interface RecommendParts {
  readonly library: Pick<LibraryStore, 'all'>;
  readonly votes: Pick<VoteStore, 'ofPerson'>;
  readonly catalog: Catalog;
  readonly search: Pick<SearchEngine, 'similar'>;
  /** Picks which of the newest liked papers to use (default: all). */
  readonly choose?: <T>(liked: readonly T[]) => readonly T[];
}

/** The newest liked papers show current taste; this many are used, with a limit on the similar ones fetched for each. */
const MOST_LIKED = 20;
const PER_LIKED = 15;
/** Papers whose scores differ by less than a tenth of the best one tie; the newer comes first. */
const GRADES = 10;

/** At most `limit` papers like those a person saved or upvoted, excluding those themselves. */
export async function recommendFor(
  { library, votes, catalog, search, choose = (liked) => liked }: RecommendParts,
  userId: string,
  limit: number,
): Promise<Recommendations> {
  const [saves, upvoted] = await Promise.all([library.all(userId), votes.ofPerson(userId)]);
  const liked = [
    ...saves.map(({ paper: { id }, at }) => ({ id, at, because: 'saved' as const })),
    ...upvoted.map(({ paperId: id, at }) => ({ id, at, because: 'upvoted' as const })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  const had = new Set(liked.map(({ id }) => id));
  const seeds = onePerPaper(liked).flatMap(({ id, because }) => {
    const paper = catalog.get(id);
    return paper === undefined ? [] : [{ paper, because }];
  });
  const taken = choose(seeds.slice(0, MOST_LIKED));
  const likeEach = await Promise.all(
    taken.map(async (seed) => ({ seed, hits: await search.similar(seed.paper.id, PER_LIKED) })),
  );
  const found = new Map<string, Candidate>();
  for (const { seed, hits } of likeEach) {
    for (const { paper, score } of hits) {
      if (had.has(paper.id) || withdrawnOn(paper) !== undefined) continue;
      found.set(paper.id, withSeed(found.get(paper.id), { paper, score, seed }));
    }
  }
  return { liked: taken.length, papers: bestFirst([...found.values()]).slice(0, limit) };
}

interface Seed {
  readonly paper: Paper;
  readonly because: Recommendation['because'];
}

interface Candidate {
  readonly paper: Paper;
  readonly nearest: Seed;
  /** Likeness to the nearest one, 0 to 1. */
  readonly likeness: number;
  /** The product of (1 - likeness) over all it is like, so that being like two papers beats being as like one. */
  readonly unlike: number;
}

function withSeed(
  before: Candidate | undefined,
  { paper, score, seed }: { readonly paper: Paper; readonly score: number; readonly seed: Seed },
): Candidate {
  const likeness = Math.min(Math.max(score, 0), 1);
  const unlike = (before?.unlike ?? 1) * (1 - likeness);
  return before !== undefined && before.likeness >= likeness
    ? { ...before, unlike }
    : { paper, nearest: seed, likeness, unlike };
}

function bestFirst(candidates: readonly Candidate[]): Recommendation[] {
  const best = Math.max(...candidates.map(({ unlike }) => 1 - unlike));
  const grade = ({ unlike }: Candidate) => Math.round(((1 - unlike) / best) * GRADES);
  return [...candidates]
    .sort(
      (a, b) =>
        grade(b) - grade(a) ||
        (b.paper.published ?? '').localeCompare(a.paper.published ?? '') ||
        a.unlike - b.unlike,
    )
    .map(({ paper, nearest }) => ({ paper, like: nearest.paper, because: nearest.because }));
}

/** A paper both saved and upvoted counts as saved. */
function onePerPaper<T extends { readonly id: string; readonly because: string }>(liked: readonly T[]): T[] {
  const first = new Map<string, T>();
  for (const one of liked) {
    const before = first.get(one.id);
    if (before === undefined) first.set(one.id, one);
    else if (one.because === 'saved') first.set(one.id, { ...before, because: one.because });
  }
  return [...first.values()];
}
