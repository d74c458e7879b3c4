import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { lastOf, seek } from '../index/posting-cursor.ts';
import type { QueryTerm } from '../query/terms.ts';
import { ANY_MASS, createBestRuns, type HeldDocument, leastMassOf, type RunRequest } from './best-run.ts';
import type { Partner, PartnerFound } from './partner.ts';
import { placeOf } from './place-of.ts';
import { createTermScore } from './term-score.ts';
import { createBest, type ScoredDocument } from './top.ts';
import { type WeightedQuery, type WeightedTerm, weigh } from './weighted-terms.ts';
import type { RankingWeights } from './weights.ts';

interface BestFound {
  readonly top: readonly ScoredDocument[];
  /** The least coverage of a match, in `WeightedQuery.massUnits`. */
  readonly leastMass: number;
}

export interface BestSearch {
  best(terms: readonly QueryTerm[], request: RunRequest): BestFound;
  /** The `most` best of some documents, plus those to be kept, best first. */
  scored(
    terms: readonly QueryTerm[],
    documents: readonly number[],
    most: number,
    kept: readonly number[],
  ): ScoredDocument[];
}

/** @param partner - Scores a share of the documents if there are many. */
export function createBestSearch(index: PackedIndex, weights: RankingWeights, partner?: Partner): BestSearch {
  const scoreOf = createTermScore(index, weights);
  const run = createBestRuns(index, weights);

  function search(
    terms: readonly QueryTerm[],
    request: RunRequest,
  ): BestFound & { readonly isSure: boolean } {
    const query = weigh(index, weights, terms);
    const work = partner?.begin(terms, request);
    const own = run(query, request, work?.other);
    if (work === undefined) own.score(0, index.documents);
    else for (let piece = work.next(); piece !== undefined; piece = work.next()) own.score(...piece);
    const others = work?.end();
    // If the partner failed, its share is scored here.
    if (others === 'failed') return search(terms, request);
    return put(own, others, query, request);
  }

  /** Combines what two runs found, one of which may be missing. */
  function put(
    { found, mostMass }: ReturnType<typeof run>,
    others: PartnerFound | undefined,
    query: WeightedQuery,
    { limit, minCoverage, leastMass: known }: RunRequest,
  ) {
    const all = bestOf(found(), others?.found ?? [], Math.min(limit, index.documents));
    const most = Math.max(mostMass, others?.mostMass ?? 0);
    const leastMass = most === ANY_MASS ? (known ?? 0) : leastMassOf(query, minCoverage, most);
    const top = all.filter(({ mass }) => mass >= leastMass);
    return {
      top: top.map(({ document, score }) => ({ document, score: score / query.units })),
      leastMass,
      // A document that turned out not to match may have displaced one that does.
      isSure: top.length === all.length || all.length < limit,
    };
  }

  return {
    best(terms, request) {
      const found = search(terms, request);
      return found.isSure ? found : search(terms, { ...request, leastMass: found.leastMass });
    },

    scored(query, wanted, most, kept) {
      const { terms, units } = weigh(index, weights, query);
      const ascending = ascendingOf(wanted);
      const found = new Int32Array(ascending.length);
      for (const term of terms) addTo(found, ascending, term);
      const best = createBest(Math.min(most, ascending.length));
      for (let i = 0; i < ascending.length; i++) best.offer(ascending[i] ?? 0, found[i] ?? 0);
      const first = best.sorted();
      if (first.length < ascending.length) {
        const among = new Set(first.map(({ document }) => document));
        for (const document of new Set(kept)) {
          const place = placeOf(ascending, document);
          if (place !== NONE && !among.has(document)) first.push({ document, score: found[place] ?? 0 });
        }
      }
      return first.map(({ document, score }) => ({ document, score: score / units })).sort(byScore);
    },
  };

  /** Adds a term's score in each of some documents. */
  function addTo(found: Int32Array, ascending: Uint32Array, term: WeightedTerm): void {
    const { cursor } = term;
    const block = cursor.documents;
    let { at } = cursor;
    let last = lastOf(cursor);
    for (let i = 0; i < ascending.length; i++) {
      const document = ascending[i] ?? 0;
      if (document > last) {
        if (seek(cursor, document) === NONE && cursor.end === NONE) return;
        at = cursor.at;
        // Past the last block before the tail, those in the tail still come.
        last = Math.min(lastOf(cursor), cursor.end - 1);
      } else if (cursor.size > 0) {
        while ((block[at] ?? 0) < document) at++;
      }
      if (cursor.size === 0 || block[at] !== document) continue;
      const count = cursor.postings.postingCount[cursor.posting + at] ?? 0;
      found[i] = (found[i] ?? 0) + scoreOf(term, count, document);
    }
  }
}

function byScore(a: ScoredDocument, b: ScoredDocument): number {
  return b.score - a.score || a.document - b.document;
}

function bestOf(some: HeldDocument[], others: readonly HeldDocument[], limit: number): HeldDocument[] {
  return others.length === 0 ? some : [...some, ...others].sort(byScore).slice(0, limit);
}

/** The same numbers ascending, each once. They nearly always are: sorting thousands takes a millisecond. */
function ascendingOf(numbers: readonly number[]): Uint32Array {
  const all = new Uint32Array(numbers.length);
  let isAscending = true;
  for (let i = 0; i < all.length; i++) {
    all[i] = numbers[i] ?? 0;
    isAscending &&= i === 0 || (all[i] ?? 0) > (all[i - 1] ?? 0);
  }
  return isAscending ? all : distinct(all.sort());
}

/** Removes duplicates from ascending numbers. */
function distinct(ascending: Uint32Array): Uint32Array {
  let count = 0;
  for (let i = 0; i < ascending.length; i++)
    if (i === 0 || ascending[i] !== ascending[i - 1]) ascending[count++] = ascending[i] ?? 0;
  return ascending.subarray(0, count);
}
