import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SCALE } from '../../../src/search/meaning/meaning.ts';
import { createNearness } from '../../../src/search/meaning/nearness.ts';

const DIMENSIONS = 16;
const PAPERS = 300;

it('is the same for some papers as for all, and never above its upper bound', () => {
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(number, { minLength: DIMENSIONS, maxLength: DIMENSIONS }),
      fc.array(number, { minLength: PAPERS, maxLength: PAPERS }),
      (word, other) => {
        const length = Math.hypot(...word) || 1;
        const papers = new Int8Array(DIMENSIONS * PAPERS);
        for (let paper = 0; paper < PAPERS; paper++) {
          // From the exact vector of the word to others.
          const vector = word.map(
            (value, d) => value / length + paper * 1e-3 * (other[(paper + d) % PAPERS] ?? 0),
          );
          const size = Math.hypot(...vector) || 1;
          vector.forEach((value, d) => {
            papers[paper * DIMENSIONS + d] = Math.max(
              -127,
              Math.min(127, Math.round((value / size) * SCALE)),
            );
          });
        }
        const words = Float32Array.from(word);
        const meaning = {
          dimensions: DIMENSIONS,
          learntFrom: PAPERS,
          rowOf: Uint32Array.of(0),
          words,
          papers,
        };
        const near = createNearness(meaning).to([{ stem: 0, weight: 1 }], [{ document: 7, score: 1 }]);
        const all = Array.from({ length: PAPERS }, (_, document) => document);
        const values = near?.ofEach(all) ?? new Float32Array();
        expect(Math.max(...values)).toBeLessThanOrEqual(near?.most ?? 0);
        const nearest = near?.nearest(5, -2) ?? [];
        const sorted = [...all].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
        expect(nearest).toEqual(sorted.slice(0, 5));
      },
    ),
  );
});
