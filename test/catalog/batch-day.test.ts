import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchDay, batchDays, batchOf, nextBatch, sourceDay } from '../../src/catalog/batch-day.ts';

describe('the day of a batch', () => {
  it.each([
    ['2026-08-20T12:00:00Z', '2026-08-20', 'Thursday noon'],
    ['2026-08-21T01:29:59Z', '2026-08-20', 'a second before 21:30 in New York, in summer'],
    ['2026-08-21T01:30:00Z', '2026-08-21', '21:30 in New York'],
    ['2026-12-11T02:29:59Z', '2026-12-10', 'a second before 21:30 in New York, in winter'],
    ['2026-12-11T02:30:00Z', '2026-12-11', '21:30 in winter'],
    ['2026-08-22T01:30:00Z', '2026-08-21', 'Friday evening, when no Saturday batch begins'],
    ['2026-08-23T12:00:00Z', '2026-08-21', 'Sunday noon'],
    ['2026-08-24T01:30:00Z', '2026-08-24', 'Sunday evening, when the one of Monday begins'],
  ])('at %s is %s: %s', (now, day) => {
    expect(batchDay(new Date(now))).toBe(day);
  });

  it.each([
    ['2026-08-20T12:00:00Z', '2026-08-21T01:30:00.000Z', '2026-08-21'],
    ['2026-08-21T12:00:00Z', '2026-08-24T01:30:00.000Z', '2026-08-24'],
    ['2026-03-06T12:00:00Z', '2026-03-09T01:30:00.000Z', '2026-03-09'],
    ['2026-10-30T12:00:00Z', '2026-11-02T02:30:00.000Z', '2026-11-02'],
  ])('after %s next begins at %s, even across clock changes', (now, at, day) => {
    expect(nextBatch(new Date(now))).toEqual({ at: new Date(at), day });
  });

  it.each([
    ['2026-08-21T01:29:59Z', '2026-08-20'],
    ['2026-08-21T01:30:00Z', '2026-08-21'],
    ['2026-08-22T12:00:00Z', '2026-08-22'],
    ['2026-08-24T01:30:00Z', '2026-08-24'],
  ])('is no later than the day at the source, which at %s is %s', (now, day) => {
    expect(sourceDay(new Date(now))).toBe(day);
  });

  it.each([
    ['2026-03-06', '2026-03-06'],
    ['2026-03-07', '2026-03-09'],
    ['2026-03-08', '2026-03-09'],
    ['2026-03-09', '2026-03-09'],
    ['2026-02-28', '2026-03-02'],
  ])('of a row listed on %s is %s', (listedOn, day) => {
    expect(batchOf(listedOn)).toBe(day);
  });

  it('is a weekday, and moves to the next exactly at its turn, at any moment in ten years', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2023-01-01'), max: new Date('2033-01-01'), noInvalidDate: true }),
        (now) => {
          expect([0, 6]).not.toContain(new Date(batchDay(now)).getUTCDay());
          const next = nextBatch(now);
          expect(next.at.getTime()).toBeGreaterThan(now.getTime());
          expect(batchDay(next.at)).toBe(next.day);
          expect(batchDay(new Date(next.at.getTime() - 1))).toBe(batchDay(now));
        },
      ),
    );
  });
});

it('counts batches on weekdays only, even in a week the service does not know', () => {
  expect(batchDays('2026-08-20', '2026-08-25')).toEqual([
    '2026-08-20',
    '2026-08-21',
    '2026-08-24',
    '2026-08-25',
  ]);
  expect(batchDays('2026-08-25', '2026-08-20')).toEqual([]);
});
