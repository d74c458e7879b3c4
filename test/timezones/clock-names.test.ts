import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { zonesOfClock } from '../../src/timezones/clock-names.ts';
import { zones } from '../../src/timezones/zones.ts';

/** Offsets of clocks from Universal Time, in hours (https://en.wikipedia.org/wiki/List_of_time_zone_abbreviations). */
const HOURS: readonly (readonly [hours: number, names: string])[] = [
  [0, 'utc gmt z zulu ut uct greenwich wet'],
  [-10, 'hst hast'],
  [-9, 'akst hdt'],
  [-8, 'pst akdt pacific'],
  [-7, 'mst pdt mountain'],
  [-6, 'cst mdt central'],
  [-5, 'est cdt eastern cot pet ect'],
  [-4, 'edt ast vet bot clt atlantic amt'],
  [-3.5, 'nst'],
  [-3, 'adt brt art uyt clst pyst'],
  [-2.5, 'ndt'],
  [1, 'cet mez west bst wat'],
  [2, 'cest mesz eet sast cat'],
  [3, 'eest msk trt eat idt'],
  [3.5, 'irst'],
  [4, 'gst azt get samt gulf'],
  [4.5, 'aft'],
  [5, 'pkt uzt yekt almt'],
  [5.5, 'ist slst'],
  [5.75, 'npt'],
  [6, 'bdt omst'],
  [6.5, 'mmt'],
  [7, 'ict wib novt krat indochina'],
  [8, 'sgt myt pht phst hkt awst wita irkt ulat'],
  [9, 'jst kst wit yakt'],
  [9.5, 'acst'],
  [10, 'aest vlat chst'],
  [10.5, 'acdt'],
  [11, 'aedt magt'],
  [12, 'nzst fjt pett'],
  [13, 'nzdt'],
];

/** Clocks abolished in their country, or whose own zone comes second. */
const GIVEN_UP: ReadonlySet<string> = new Set(['hdt', 'pyst']);

function offsetsOf(zone: string): number[] {
  return ['2026-01-15', '2026-07-15'].map(
    (day) => Temporal.ZonedDateTime.from(`${day}T12:00[${zone}]`).offsetNanoseconds / 3.6e12,
  );
}

describe('the name of a clock', () => {
  it('leads to existing zones, one of which uses it in winter or summer', () => {
    for (const [hours, names] of HOURS) {
      for (const name of names.split(' ')) {
        const found = zonesOfClock(name);
        expect(found.length, name).toBeGreaterThan(0);
        expect(zones(), name).toEqual(expect.arrayContaining([...found]));
        const [first = ''] = found;
        // No zone uses an abolished summer or winter time any more.
        if (!GIVEN_UP.has(name)) expect(offsetsOf(first), `${name} in ${first}`).toContain(hours);
        expect(zonesOfClock(name.toUpperCase()), name).toEqual(found);
      }
    }
  });

  it.each([
    ['Pacific Time', 'America/Los_Angeles'],
    ['eastern daylight time', 'America/New_York'],
    ['Central European Summer Time', 'Europe/Paris'],
    ['Eastern European Time', 'Europe/Athens'],
    ['Western European Time', 'Europe/Lisbon'],
    ['British Summer Time', 'Europe/London'],
    ['West Africa Time', 'Africa/Lagos'],
    ['Central Africa Time', 'Africa/Maputo'],
    ['East Africa Time', 'Africa/Nairobi'],
    ['Australian Western Standard Time', 'Australia/Perth'],
    ['Australian Central Time', 'Australia/Adelaide'],
    ['Australian Eastern Time', 'Australia/Sydney'],
    ['AoE', '-12:00'],
    ['anywhere on Earth', '-12:00'],
  ])('may be spelled out: %s', (typed, zone) => {
    expect(zonesOfClock(typed)[0]).toBe(zone);
  });

  it.each([
    ['CST', ['America/Mexico_City', 'Asia/Shanghai', 'America/Havana']],
    ['IST', ['Europe/Dublin', 'Asia/Jerusalem']],
    ['BST', ['Asia/Dhaka']],
    ['PST', ['America/Vancouver', 'Asia/Manila']],
    ['AST', ['America/Puerto_Rico', 'Asia/Riyadh']],
    ['AMT', ['Asia/Yerevan']],
    ['MST', ['America/Phoenix', 'America/Edmonton']],
    ['HDT', ['America/Adak']],
  ])('may mean several zones: %s', (typed, others) => {
    expect(zonesOfClock(typed).slice(1)).toEqual(others);
  });

  it.each(['', ' ', 'time', 'standard time', 'berlin', 'constructor', 'xst'])('is not %j', (typed) => {
    expect(zonesOfClock(typed)).toEqual([]);
  });
});
