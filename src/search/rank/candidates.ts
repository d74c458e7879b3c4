import type { PackedIndex } from '../index/packed-index.ts';
import { lastOf, load, seek } from '../index/posting-cursor.ts';
import type { DocumentFilter } from '../query/filters.ts';
import { type Bar, isHopeless } from './bar.ts';
import { createStretch, STRETCH } from './stretch.ts';
import { createTermScore } from './term-score.ts';
import type { WeightedTerm } from './weighted-terms.ts';
import type { RankingWeights } from './weights.ts';

/** Documents of a stretch that may be among the best, ascending, with their sums so far. */
export interface Candidates {
  readonly documents: Uint32Array;
  readonly scores: Int32Array;
  readonly masses: Int32Array;
  /** Adds a term to all its documents of `[from, to)`. */
  add(term: WeightedTerm, from: number, to: number): void;
  /**
   * Collects the documents from `from` on that have a term and may reach the bar with the remaining terms; returns how
   * many.
   */
  gather(from: number, rest: number, restMass: number, bar: Bar, filter: DocumentFilter | undefined): number;
  /** Looks up a term for the first `count`, and keeps those that may reach the bar with the rest; returns how many. */
  lookUp(term: WeightedTerm, count: number, rest: number, restMass: number, bar: Bar): number;
}

export function createCandidates(index: PackedIndex, weights: RankingWeights): Candidates {
  const scoreOf = createTermScore(index, weights);
  const stretch = createStretch();
  const { sums, masses: sumsOfMass, touched } = stretch;
  const documents = new Uint32Array(STRETCH);
  const scores = new Int32Array(STRETCH);
  const masses = new Int32Array(STRETCH);

  return {
    documents,
    scores,
    masses,

    add(term, from, to) {
      const { cursor, mass } = term;
      if (seek(cursor, from) >= to) return;
      const { postingCount } = cursor.postings;
      for (;;) {
        const { documents: block, posting, size } = cursor;
        let { at } = cursor;
        for (; at < size; at++) {
          const document = block[at] ?? 0;
          if (document >= to) break;
          const place = document - from;
          sums[place] = (sums[place] ?? 0) + scoreOf(term, postingCount[posting + at] ?? 0, document);
          sumsOfMass[place] = (sumsOfMass[place] ?? 0) + mass;
          touched[place >> 5] = (touched[place >> 5] ?? 0) | (1 << (place & 31));
        }
        cursor.at = at;
        if (at < size || cursor.block + 1 >= cursor.endBlock) return;
        load(cursor, cursor.block + 1);
      }
    },

    gather(from, rest, restMass, bar, filter) {
      let count = 0;
      for (let word = 0; word < touched.length; word++) {
        let bits = touched[word] ?? 0;
        if (bits === 0) continue;
        touched[word] = 0;
        for (; bits !== 0; bits &= bits - 1) {
          const place = (word << 5) + 31 - Math.clz32(bits & -bits);
          const score = sums[place] ?? 0;
          const mass = sumsOfMass[place] ?? 0;
          sums[place] = 0;
          sumsOfMass[place] = 0;
          if (isHopeless(bar, score + rest, mass + restMass)) continue;
          if (filter !== undefined && !filter(from + place)) continue;
          documents[count] = from + place;
          scores[count] = score;
          masses[count++] = mass;
        }
      }
      return count;
    },

    lookUp(term, count, rest, restMass, bar) {
      const { cursor, mass } = term;
      const block = cursor.documents;
      const { postingCount } = cursor.postings;
      let { at } = cursor;
      let last = lastOf(cursor);
      let kept = 0;
      for (let c = 0; c < count; c++) {
        const document = documents[c] ?? 0;
        let score = scores[c] ?? 0;
        let held = masses[c] ?? 0;
        if (document > last) {
          seek(cursor, document);
          at = cursor.at;
          last = lastOf(cursor);
        } else if (cursor.size > 0) {
          while ((block[at] ?? 0) < document) at++;
        }
        if (cursor.size > 0 && block[at] === document) {
          score += scoreOf(term, postingCount[cursor.posting + at] ?? 0, document);
          held += mass;
        }
        if (isHopeless(bar, score + rest, held + restMass)) continue;
        documents[kept] = document;
        scores[kept] = score;
        masses[kept++] = held;
      }
      cursor.at = at;
      return kept;
    },
  };
}
