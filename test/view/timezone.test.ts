import { describe, expect, it } from 'vitest';
import { clockChangeNote, noSuchZone, zoneChoice, zoneName } from '../../src/view/timezone.ts';

const at = new Date('2026-10-25T01:00:00Z');
const berlin = { time: '02:30', timezone: 'Europe/Berlin' };

describe('a zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['+05:30', 'UTC+5:30'],
    ['-12:00', 'UTC-12'],
    ['UTC', 'UTC'],
  ])('%s is shown as %s', (zone, name) => {
    expect(zoneName(zone)).toBe(name);
  });

  it("is offered with the place it was found by and its local time, within Discord's hundred characters", () => {
    expect(zoneChoice({ zone: 'America/New_York', place: 'Pittsburgh, Pennsylvania' }, at)).toEqual({
      label: 'Pittsburgh, Pennsylvania · America/New_York · 21:00 there now',
      value: 'America/New_York',
    });
    expect(zoneChoice({ zone: '+05:30' }, at)).toEqual({
      label: 'UTC+5:30 · 06:30 there now',
      value: '+05:30',
    });
    expect(zoneChoice({ zone: 'UTC', place: 'x'.repeat(300) }, at).label.length).toBeLessThanOrEqual(100);
  });

  it('that is ambiguous or unknown is answered with the likeliest ones', () => {
    expect(
      noSuchZone('Birmingham', [{ zone: 'Europe/London', place: 'A' }, { zone: 'America/Chicago' }]),
    ).toBe(
      "I can't tell which time zone “Birmingham” is. Did you mean **Europe/London** (A) or **America/Chicago**?",
    );
    expect(noSuchZone('@everyone', [])).toBe(
      "I can't tell which time zone “@\u200beveryone” is. Start typing a city and choose from the list, such as **Europe/Berlin**.",
    );
  });
});

describe('a clock change', () => {
  const change = { at, minutes: -60, repeated: false };

  it('comes with what happens to the digest', () => {
    expect(clockChangeNote(change, berlin)).toBe(
      '🕐 Clocks in Europe/Berlin go back an hour on <t:1792890000:F>. The digest still comes at 02:30 there.',
    );
    expect(clockChangeNote({ ...change, repeated: true }, berlin)).toContain(
      '02:30 happens twice on that day, and the digest comes the first time.',
    );
    expect(clockChangeNote({ ...change, minutes: 30, moved: '03:00' }, berlin)).toBe(
      "🕐 Clocks in Europe/Berlin go forward 30 minutes on <t:1792890000:F>. There's no 02:30 on that day, so the digest comes at 03:00.",
    );
  });
});
