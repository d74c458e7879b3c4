import { expect, it } from 'vitest';
import { isOffset, readOffset } from '../../src/timezones/offset.ts';

it.each([
  ['UTC+3', '+03:00'],
  ['gmt +5:30', '+05:30'],
  ['+0545', '+05:45'],
  ['−3.5', '-03:30'],
  ['±0', 'UTC'],
  ['UTC+14', '+14:00'],
  ['UTC-12', '-12:00'],
])('%s is the zone %s', (typed, zone) => {
  expect(readOffset(typed)).toBe(zone);
  expect(isOffset(zone)).toBe(zone !== 'UTC');
});

it.each(['UTC+14:15', 'UTC-12:15', 'UTC+3:20', '+5:60', '5', 'UTC'])('%s is no zone', (typed) => {
  expect(readOffset(typed)).toBeUndefined();
});
