import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayBehind } from '../../../src/search/rank/recency.ts';

it('finds the day at a quantile of the known ones', () => {
  const daysAndUnknown = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 700_000, max: 760_000 })), {
    minLength: 1,
  });
  const share = fc.double({ min: 0, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(daysAndUnknown, share, (days, share) => {
      const known = days.filter((day) => day > 0).sort((a, b) => a - b);
      const sorted = known[Math.floor(known.length * share)] ?? 0;
      expect(dayBehind(Uint32Array.from(days), share)).toBe(sorted);
    }),
  );
});
