import { describe, expect, it } from 'vitest';
import { clockChangeAhead } from '../../src/digest/clock-change.ts';

const at = (timezone: string, now: string, time = '09:00', days: 'daily' | 'weekdays' = 'daily') =>
  clockChangeAhead({ time, timezone, days }, new Date(now));

describe('an upcoming clock change', () => {
  it('is announced for a week, until it happens', () => {
    expect(at('Europe/Berlin', '2026-10-18T00:59:00Z')).toBeUndefined();
    expect(at('Europe/Berlin', '2026-10-18T01:00:00Z')).toEqual({
      at: new Date('2026-10-25T01:00:00Z'),
      minutes: -60,
      repeated: false,
    });
    expect(at('Europe/Berlin', '2026-10-25T00:59:00Z')?.minutes).toBe(-60);
    expect(at('Europe/Berlin', '2026-10-25T01:00:00Z')).toBeUndefined();
  });

  it('goes forward in spring, in some places by less than an hour', () => {
    expect(at('America/New_York', '2026-03-05T00:00:00Z')?.minutes).toBe(60);
    expect(at('Australia/Lord_Howe', '2026-10-01T00:00:00Z')?.minutes).toBe(30);
  });

  it.each(['UTC', '+05:30', 'Asia/Kolkata', 'America/Phoenix'])('never comes in %s', (timezone) => {
    for (let week = 0; week < 53; week++) {
      const now = new Date(Date.UTC(2026, 0, 1 + 7 * week)).toISOString();
      expect(at(timezone, now)).toBeUndefined();
    }
  });

  it('moves a digest whose time is skipped, even if the gap is at midnight', () => {
    expect(at('Europe/Berlin', '2026-03-24T12:00:00Z', '02:30')?.moved).toBe('03:30');
    for (const beside of ['01:59', '03:00'])
      expect(at('Europe/Berlin', '2026-03-24T12:00:00Z', beside)?.moved).toBeUndefined();
    expect(at('Europe/Berlin', '2026-03-24T12:00:00Z', '02:00')?.moved).toBe('03:00');
    expect(at('Africa/Cairo', '2026-04-20T12:00:00Z', '00:15')?.moved).toBe('01:15');
  });

  it('repeats a time in autumn', () => {
    expect(at('Europe/Berlin', '2026-10-20T12:00:00Z', '02:30')?.repeated).toBe(true);
    for (const beside of ['01:59', '03:00'])
      expect(at('Europe/Berlin', '2026-10-20T12:00:00Z', beside)?.repeated).toBe(false);
    expect(at('Africa/Cairo', '2026-10-25T12:00:00Z', '23:30')?.repeated).toBe(true);
  });

  it('does not affect a digest on other days', () => {
    expect(at('Europe/Berlin', '2026-03-24T12:00:00Z', '02:30', 'weekdays')).toEqual({
      at: new Date('2026-03-29T01:00:00Z'),
      minutes: 60,
      repeated: false,
    });
  });
});
