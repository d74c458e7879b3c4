import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpan, spanOf } from '../../src/archive/span.ts';
import { WINDOWS } from '../../src/trending/score.ts';

const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a span', () => {
  it('contains its own day, and is read back from its name', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...WINDOWS), (day, window) => {
        const span = spanOf(window, day);
        expect(span.first <= day && day <= span.last).toBe(true);
        expect(readSpan(window, span.name)).toEqual(span);
      }),
    );
  });

  it.each([
    ['week', '2026-01-01', '2026-W01', '2025-12-29', '2026-01-04'],
    ['week', '2027-01-03', '2026-W53', '2026-12-28', '2027-01-03'],
    ['month', '2028-02-10', '2028-02', '2028-02-01', '2028-02-29'],
  ] as const)('as a %s with %s is %s', (window, day, name, first, last) => {
    expect(spanOf(window, day)).toEqual({ window, name, first, last });
  });

  it.each([
    ['day', '2026-02-30'],
    ['day', '2026-8-20'],
    ['day', '2026-08-20T00:00'],
    ['day', ''],
    ['week', '2026-W00'],
    ['week', '2025-W53'],
    ['week', '2026-W54'],
    ['week', '2026-W7'],
    ['month', '2026-13'],
    ['month', '2026-00'],
    ['month', '-2026-01'],
  ] as const)('of the kind %s is not called “%s”', (window, name) => {
    expect(readSpan(window, name)).toBeUndefined();
  });
});
