import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTimezone, suggestTimezones, suggestZones } from '../../src/digest/timezones.ts';
import { todaysName } from '../../src/timezones/renamed.ts';

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['America / New York', 'America/New_York'],
    ['new_york', 'America/New_York'],
    ['utc', 'UTC'],
  ])('goes by its name: %s', (typed, zone) => {
    expect(readTimezone(typed)).toBe(zone);
  });

  it.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Asia/Rangoon', 'Asia/Yangon'],
    ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Godthab', 'America/Nuuk'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['US/Eastern', 'America/New_York'],
    ['Kiev', 'Europe/Kyiv'],
    ['Rangoon', 'Asia/Yangon'],
  ])('goes by names it had before: %s is %s', (typed, zone) => {
    expect(readTimezone(typed)).toBe(zone);
  });

  it.each([
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Zürich', 'Europe/Zurich'],
    ['Zuerich', 'Europe/Zurich'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['SAO PAULO', 'America/Sao_Paulo'],
    ['Ho Chi Minh City', 'Asia/Ho_Chi_Minh'],
    ['Yangon', 'Asia/Yangon'],
    ['Nuuk', 'America/Nuuk'],
    ['Pittsburgh', 'America/New_York'],
    ['Seattle', 'America/Los_Angeles'],
    ['Montréal', 'America/Toronto'],
    ['Calgary', 'America/Edmonton'],
    ['Bengaluru', 'Asia/Kolkata'],
    ['Bangalore', 'Asia/Kolkata'],
    ['Pune', 'Asia/Kolkata'],
    ['Curitiba', 'America/Sao_Paulo'],
    ['Recife', 'America/Recife'],
    ['Wien', 'Europe/Vienna'],
    ['Göteborg', 'Europe/Stockholm'],
    ['Łódź', 'Europe/Warsaw'],
    ['St. John’s', 'America/St_Johns'],
    ['北京', 'Asia/Shanghai'],
  ])('goes by a city: %s is in %s', (typed, zone) => {
    expect(readTimezone(typed)).toBe(zone);
  });

  it.each([
    ['London', 'Europe/London'],
    ['London, Ontario', 'America/Toronto'],
    ['Portland', 'America/Los_Angeles'],
    ['Portland, Maine', 'America/New_York'],
    ['Portland, ME', 'America/New_York'],
    ['Birmingham, UK', 'Europe/London'],
    ['Berlin (Germany)', 'Europe/Berlin'],
    ['Wernigerode, Germany', 'Europe/Berlin'],
    ['Palo Alto, CA', 'America/Los_Angeles'],
    ['Santiago', 'America/Santiago'],
  ])('tells cities of one name apart: %s is in %s', (typed, zone) => {
    expect(readTimezone(typed)).toBe(zone);
  });

  it.each([
    ['Nepal', 'Asia/Kathmandu'],
    ['germany', 'Europe/Berlin'],
    ['Türkiye', 'Europe/Istanbul'],
    ['Argentina', 'America/Argentina/Buenos_Aires'],
    ['Spain', 'Europe/Madrid'],
    ['China', 'Asia/Shanghai'],
    ['South Korea', 'Asia/Seoul'],
    ['Hong Kong', 'Asia/Hong_Kong'],
    ['Pennsylvania', 'America/New_York'],
    ['Ontario', 'America/Toronto'],
  ])('goes by a country or state where nearly all have one clock: %s has that of %s', (typed, zone) => {
    expect(readTimezone(typed)).toBe(zone);
  });

  it.each([
    ['EST', 'America/New_York'],
    ['edt', 'America/New_York'],
    ['Eastern Time', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['Pacific Daylight Time', 'America/Los_Angeles'],
    ['CET', 'Europe/Paris'],
    ['Central European Summer Time', 'Europe/Paris'],
    ['BST', 'Europe/London'],
    ['IST', 'Asia/Kolkata'],
    ['India Standard Time', 'Asia/Kolkata'],
    ['AEST', 'Australia/Sydney'],
    ['SGT', 'Asia/Singapore'],
    ['KST', 'Asia/Seoul'],
    ['JST', 'Asia/Tokyo'],
    ['MSK', 'Europe/Moscow'],
    ['GMT', 'UTC'],
    ['AoE', '-12:00'],
    ['Anywhere on Earth', '-12:00'],
  ])('goes by the name of a clock: %s is that of %s', (typed, zone) => {
    expect(readTimezone(typed)).toBe(zone);
  });

  it.each([
    ['UTC+3', '+03:00'],
    ['utc + 3', '+03:00'],
    ['GMT+5:30', '+05:30'],
    ['UTC+0545', '+05:45'],
    ['+02:00', '+02:00'],
    ['-0330', '-03:30'],
    ['UTC−3.5', '-03:30'],
    ['ＵＴＣ＋９', '+09:00'],
    ['GMT8', '+08:00'],
    ['UTC+14', '+14:00'],
    ['UTC-0', 'UTC'],
  ])('goes by a distance from UTC: %s is %s', (typed, zone) => {
    expect(readTimezone(typed)).toBe(zone);
  });

  it.each([
    '',
    '3',
    'UTC+15',
    'UTC-13',
    'UTC+5:17',
    'constructor',
    '__proto__',
    'Atlantis',
    'x'.repeat(5000),
  ])('is not made of %j', (typed) => {
    expect(readTimezone(typed)).toBeUndefined();
  });

  it('is never longer than a hundred characters', () => {
    expect(readTimezone('Berlin'.padStart(100))).toBe('Europe/Berlin');
    expect(suggestTimezones('Berlin'.padStart(100))).not.toEqual([]);
    expect(readTimezone('Berlin'.padStart(101))).toBeUndefined();
    expect(suggestTimezones('Berlin'.padStart(101))).toEqual([]);
  });

  it.each(['USA', 'Russia', 'Australia', 'Birmingham', 'Springfield', 'Georgia'])(
    'is not guessed if a name has several: %s',
    (typed) => {
      expect(readTimezone(typed)).toBeUndefined();
      expect(suggestTimezones(typed).length).toBeGreaterThan(1);
    },
  );
});

describe('suggested time zones', () => {
  it('include every zone of this Node by its current name, at most 25 at a time', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const suggested = suggestTimezones(zone);
      expect(suggested[0]).toBe(todaysName(zone));
      expect(suggested.length).toBeLessThanOrEqual(25);
    }
  });

  it.each([
    ['kath', 'Asia/Kathmandu'],
    ['berl', 'Europe/Berlin'],
    ['pittsb', 'America/New_York'],
    ['Pittsburg', 'America/New_York'],
    ['Sao Paolo', 'America/Sao_Paulo'],
    ['Stokholm', 'Europe/Stockholm'],
    ['Lisbom', 'Europe/Lisbon'],
    ['Melborne', 'Australia/Melbourne'],
    ['Melburn', 'Australia/Melbourne'],
    ['Kolumbus', 'America/New_York'],
    ['Asia/Kolkatta', 'Asia/Kolkata'],
    ['America/NewYork', 'America/New_York'],
    ['Tokio', 'Asia/Tokyo'],
    ['united s', 'America/New_York'],
    ['MSK', 'Europe/Moscow'],
  ])('begin for %s with %s', (typed, zone) => {
    expect(suggestTimezones(typed)[0]).toBe(zone);
  });

  it('offer every clock of a name that has several', () => {
    expect(suggestTimezones('IST')).toEqual(
      expect.arrayContaining(['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']),
    );
    expect(suggestTimezones('USA').slice(0, 3)).toEqual([
      'America/New_York',
      'America/Los_Angeles',
      'America/Chicago',
    ]);
  });

  it('name the place a zone was found by, unless it is named after it', () => {
    expect(suggestZones('Pittsburgh')[0]).toEqual({
      zone: 'America/New_York',
      place: 'Pittsburgh, Pennsylvania',
    });
    expect(suggestZones('Berlin')[0]).toEqual({ zone: 'Europe/Berlin' });
  });

  it('can be typed to get the same zone, whatever was typed before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (typed) => {
        for (const zone of suggestTimezones(typed)) expect(readTimezone(zone)).toBe(zone);
      }),
    );
  });
});
