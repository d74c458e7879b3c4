import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  digestDayOf,
  isDigestDay,
  isWeekly,
  longestGap,
  readDays,
  weekdaysOf,
  writeDays,
} from '../../src/digest/days.ts';
import { WEEKDAYS } from '../../src/digest/subscription.ts';

describe('the days of a digest', () => {
  it.each([
    ['daily', 'daily'],
    ['Weekdays', 'weekdays'],
    ['weekly', 'weekly'],
    ['mon,thu', ['mon', 'thu']],
    ['thu; MON thursday', ['mon', 'thu']],
    ['Tuesdays and Fridays', ['tue', 'fri']],
    ['we', ['wed']],
    ['mon', 'weekly'],
    ['mon tue wed thu fri', 'weekdays'],
    ['sun,sat,fri,thu,wed,tue,mon', 'daily'],
    ['', undefined],
    ['never', undefined],
    ['m', undefined],
    ['mon,noday', undefined],
    ['monster', undefined],
  ] as const)('%j are read as %j', (typed, days) => {
    expect(readDays(typed)).toEqual(days);
  });

  it('parse as written, have a digest, and take over the papers of the days in between', () => {
    fc.assert(
      fc.property(
        fc.subarray([...WEEKDAYS], { minLength: 1 }),
        fc.integer({ min: 0, max: 400 }),
        (list, ahead) => {
          const days = readDays(list.join());
          if (days === undefined) throw new Error('not read');
          expect(weekdaysOf(days)).toEqual(list);
          expect(readDays(writeDays(days))).toEqual(days);
          const day = Temporal.PlainDate.from('2026-01-01').add({ days: ahead });
          expect(isDigestDay(day, days)).toBe(list.includes(WEEKDAYS[day.dayOfWeek - 1] ?? 'mon'));
          const next = Temporal.PlainDate.from(digestDayOf(day.toString(), days));
          expect(isDigestDay(next, days)).toBe(true);
          expect(day.until(next).days).toBeLessThan(longestGap(days));
          expect(isWeekly(days)).toBe(list.length === 1);
        },
      ),
    );
  });

  it.each([
    ['daily', 1],
    ['weekdays', 3],
    ['weekly', 7],
    [['mon', 'thu'], 4],
    [['sat', 'sun'], 6],
  ] as const)('%j are at most %d days apart', (days, gap) => {
    expect(longestGap(days)).toBe(gap);
  });
});
