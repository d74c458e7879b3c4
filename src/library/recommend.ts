import type { Catalog } from '../catalog/catalog.ts';
import { withdrawnOn } from '../catalog/withdrawn.ts';
import type { Paper } from '../paper/paper.ts';
import type { SearchEngine } from '../search/search.ts';
import type { VoteStore } from '../trending/votes.ts';
import type { LibraryStore } from './library.ts';

/** A paper for a person, and which of theirs it is most like. */
export interface Recommendation {
  readonly paper: Paper;
  readonly like: Paper;
  readonly because: 'saved' | 'upvoted';
}

export interface Recommendations {
  /** How many papers that the person saved or upvoted they go by: 0 when there are none to go by. */
  readonly liked: number;
  /** Best first. */
  readonly papers: readonly Recommendation[];
}

export interface RecommendParts {
  readonly library: Pick<LibraryStore, 'all'>;
  readonly votes: Pick<VoteStore, 'ofPerson'>;
  readonly catalog: Catalog;
  readonly search: Pick<SearchEngine, 'similar'>;
  /** Which of the newest papers that somebody liked are gone by; all of them unless given. */
  readonly choose?: <T>(liked: readonly T[]) => readonly T[];
}

/** The newest papers that somebody liked say what they like now, and how many papers like each are looked at. */
const MOST_LIKED = 20;
const PER_LIKED = 15;
/** Papers whose scores differ by less than a tenth of the best one are equals, of which the newer comes first. */
const GRADES = 10;

/** At most `limit` papers like those that a person saved or upvoted, and never one of these. */
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
  /** How like the nearest it is, 0 to 1. */
  readonly likeness: number;
  /** The product of (1 - likeness) over all it is like: what is like two papers stands above what is as like one. */
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

/** A paper that was both saved and upvoted is one that was saved. */
function onePerPaper<T extends { readonly id: string; readonly because: string }>(liked: readonly T[]): T[] {
  const first = new Map<string, T>();
  for (const one of liked) {
    const before = first.get(one.id);
    if (before === undefined) first.set(one.id, one);
    else if (one.because === 'saved') first.set(one.id, { ...before, because: one.because });
  }
  return [...first.values()];
}
