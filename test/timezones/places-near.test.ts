import { expect, it } from 'vitest';
import { suggestZones } from '../../src/digest/timezones.ts';
import { placesNear } from '../../src/timezones/places-near.ts';

const near = (typed: string) => [...new Set(placesNear(typed).map(({ zone }) => zone))];

it.each([
  ['a letter too few', 'berln', ['Europe/Berlin', 'Europe/Zurich']],
  ['two letters swapped', 'tokoy', ['Asia/Tokyo']],
  ['two slips in a long name', 'phildelpia', ['America/New_York']],
  ['no blank', 'sanfransisco', ['America/Los_Angeles', 'America/Argentina/Cordoba']],
  ['a slip beside a blank', 'new yrok', ['America/New_York']],
  ['a slip of the first letter', 'bilwaukee', ['America/Chicago']],
])('finds a place for a name with %s', (_, typed, zones) => {
  expect(near(typed)).toEqual(zones);
});

it('finds the places that hold the words, begun or with a slip, where no name is near', () => {
  expect(near('vegas').slice(0, 2)).toEqual(['America/Los_Angeles', 'America/Denver']);
  expect(near('rio janero')).toEqual(['America/Sao_Paulo']);
});

it('prefers the nearer name to the larger city, and takes no short or strange word for a place', () => {
  expect(near('frankfurd')[0]).toBe('Europe/Berlin');
  expect(near('frankford')[0]).toBe('America/New_York');
  expect(near('brln')).toEqual([]);
  expect(near('qwertzuiop')).toEqual([]);
});

it('is suggested with the places that have the word inside their names, behind those that begin so', () => {
  const places = suggestZones('francisco').map(({ place }) => place);
  expect(places.indexOf('San Francisco, California')).toBeGreaterThan(0);
  expect(suggestZones('san').some(({ place }) => place?.startsWith('Xi'))).toBe(false);
});
