import type { PackedIndex } from '../index/packed-index.ts';
import { load, seek } from '../index/posting-cursor.ts';
import type { DocumentFilter } from '../query/filters.ts';
import { createStretch, endOfStretch } from './stretch.ts';
import type { Matches } from './union.ts';
import type { WeightedQuery, WeightedTerm } from './weighted-terms.ts';

interface MatchRequest {
  readonly filter?: DocumentFilter | undefined;
  /** The least coverage of a match, in `WeightedQuery.massUnits`. */
  readonly leastMass: number;
  /** How many are wanted. */
  readonly most: number;
}

/** Finds the first documents in the catalog that cover enough of a query, and whether there are more. */
export function createMatchSearch(index: PackedIndex) {
  const { documents } = index;
  const { masses, touched } = createStretch();

  function add({ cursor, mass }: WeightedTerm, from: number, to: number): void {
    if (seek(cursor, from) >= to) return;
    for (;;) {
      const { documents: block, size } = cursor;
      let { at } = cursor;
      for (; at < size; at++) {
        const place = (block[at] ?? 0) - from;
        if (place >= to - from) break;
        masses[place] = (masses[place] ?? 0) + mass;
        touched[place >> 5] = (touched[place >> 5] ?? 0) | (1 << (place & 31));
      }
      cursor.at = at;
      if (at < size || cursor.block + 1 >= cursor.endBlock) return;
      load(cursor, cursor.block + 1);
    }
  }

  return (query: WeightedQuery, { filter, leastMass, most }: MatchRequest): Matches => {
    if (most === 0) return { documents: new Uint32Array(0), hasMore: true };
    const terms = [...query.terms].sort((a, b) => a.mass - b.mass);
    // A document with only the first of these, the lightest, covers too little.
    let rest = 0;
    let first = 0;
    for (; first < terms.length && rest + (terms[first]?.mass ?? 0) < leastMass; first++)
      rest += terms[first]?.mass ?? 0;
    const found: number[] = [];
    const isMatch = (document: number, known: number) => {
      let mass = known;
      let more = rest;
      for (let i = first - 1; i >= 0 && mass < leastMass && mass + more >= leastMass; i--) {
        const term = terms[i];
        if (term === undefined) continue;
        more -= term.mass;
        if (seek(term.cursor, document) === document) mass += term.mass;
      }
      return mass >= leastMass && (filter === undefined || filter(document));
    };
    for (let from = 0, to = 0; from < documents && found.length <= most; from = to) {
      to = endOfStretch(index, from);
      for (let i = first; i < terms.length; i++) {
        const term = terms[i];
        if (term !== undefined) add(term, from, to);
      }
      for (let word = 0; word < touched.length; word++) {
        for (let bits = touched[word] ?? 0; bits !== 0; bits &= bits - 1) {
          const place = (word << 5) + 31 - Math.clz32(bits & -bits);
          if (isMatch(from + place, masses[place] ?? 0)) found.push(from + place);
          masses[place] = 0;
        }
        touched[word] = 0;
      }
    }
    return { documents: Uint32Array.from(found.slice(0, most)), hasMore: found.length > most };
  };
}
