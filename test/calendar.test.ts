import { describe, expect, it } from 'vitest';
import { DAY, dayWritten, utcDay } from '../src/calendar.ts';

describe('a day', () => {
  it('runs from midnight to midnight in UTC', () => {
    const midnight = Date.UTC(2026, 2, 1);
    expect([-1, 0, DAY - 1, DAY].map((after) => utcDay(new Date(midnight + after)))).toEqual([
      '2026-02-28',
      '2026-03-01',
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  it.each([
    ['Mon, 2 Apr 2007 19:18:42 GMT', '2007-04-02'],
    ['2026-11-16T23:30:00-05:00', '2026-11-16'],
    ['2026-11-16', '2026-11-16'],
    ['soon', undefined],
    ['2026-13-40', undefined],
    [undefined, undefined],
    [20261116, undefined],
  ])('written as %s is %s', (text, day) => {
    expect(dayWritten(text)).toBe(day);
  });
});
