import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { oldNames, todaysName } from '../../src/timezones/renamed.ts';
import { zones } from '../../src/timezones/zones.ts';

describe('a renamed zone', () => {
  it('is the same zone under both names', () => {
    const summer = Temporal.Instant.from('2026-07-01T00:00Z');
    for (const zone of zones()) {
      for (const old of oldNames(zone)) {
        expect(todaysName(old)).toBe(zone);
        expect(summer.toZonedDateTimeISO(old).offset).toBe(summer.toZonedDateTimeISO(zone).offset);
        expect(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone).toBe(
          new Intl.DateTimeFormat('en', { timeZone: old }).resolvedOptions().timeZone,
        );
      }
    }
  });

  it('appears once among all zones, under its current name', () => {
    expect(zones()).toContain('Asia/Kolkata');
    expect(zones()).not.toContain('Asia/Calcutta');
    expect(new Set(zones()).size).toBe(zones().length);
  });

  it('does not include zones that merely share a clock', () => {
    expect(todaysName('Europe/Amsterdam')).toBe('Europe/Amsterdam');
    expect(todaysName('constructor')).toBe('constructor');
  });
});
