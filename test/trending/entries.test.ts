import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entriesOf, merged } from '../../src/trending/entries.ts';
import type { TrendingEntry } from '../../src/trending/entry.ts';
import { paper } from '../support/papers.ts';

const entry = (score: number, id = String(score)): TrendingEntry => ({
  paper: paper(id),
  score,
  reasons: [],
  signals: { upvotes: 0, voteGrowth: 0, starGrowth: 0, localVotes: 0, ageDays: 0 },
});
const bestFirst = (a: TrendingEntry, b: TrendingEntry) => b.score - a.score;

it('entries exist only for valid positions', () => {
  fc.assert(
    fc.property(fc.nat(9), fc.nat(12), fc.nat(12), (length, from, to) => {
      const asked: number[] = [];
      const entries = entriesOf(length, (place) => {
        asked.push(place);
        return entry(place);
      });
      const places = Array.from({ length }, (_, i) => i).slice(from, Math.max(from, to));
      expect(entries.slice(from, to).map(({ score }) => score)).toEqual(places);
      expect(asked).toEqual(places);
      expect(entries).toHaveLength(length);
    }),
  );
});

it('a list and entries replacing some of its own merge in order, whichever are requested first', () => {
  const scores = fc.uniqueArray(fc.nat(99), { maxLength: 12 });
  fc.assert(
    fc.property(scores, fc.array(fc.nat(20)), fc.nat(), (all, places, pick) => {
      const list = all.map((score) => entry(score)).sort(bestFirst);
      const taken = list.filter((_, i) => (pick >> i) % 2 === 1);
      const first = taken.map(({ score }) => entry((score * 37) % 101, `new ${score}`)).sort(bestFirst);
      const whole = merged(first, list, new Set(taken.map((one) => one.paper)), bestFirst);
      const rest = list.filter((one) => !taken.includes(one));
      const expected = [...first, ...rest].sort(bestFirst).map(({ paper: { id } }) => id);
      for (const place of places) {
        const found = whole.slice(place, place + 2).map(({ paper: { id } }) => id);
        expect(found).toEqual(expected.slice(place, place + 2));
      }
      expect(whole).toHaveLength(expected.length);
    }),
  );
});
