import { expect, it } from 'vitest';
import { dateRange } from '../../src/view/date-range.ts';

it.each([
  ['2005', '2005', '2005'],
  ['2001', '2005', '2001–2005'],
  ['2026-11-16', '2026-11-22', '16–22 November 2026'],
  ['2026-11-16', '2026-11-16', '16 November 2026'],
  ['2026-10-28', '2026-11-03', '28 October to 3 November 2026'],
  ['2026-03', '2026-05', 'March to May 2026'],
  ['2025-12-28', '2026-01-03', '28 December 2025 to 3 January 2026'],
  ['2025-12', '2026-02', 'December 2025 to February 2026'],
  ['2025', '2026-02', '2025 to February 2026'],
])('%s to %s repeats nothing: %s', (from, to, said) => {
  expect(dateRange(from, to)).toBe(said);
});
