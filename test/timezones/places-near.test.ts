import { expect, it } from 'vitest';
import { suggestZones } from '../../src/digest/timezones.ts';
import { placesNear } from '../../src/timezones/places-near.ts';

const near = (typed: string) => [...new Set(placesNear(typed).map(({ zone }) => zone))];

it.each([
  ['a missing letter', 'berln', ['Europe/Berlin', 'Europe/Zurich']],
  ['two letters swapped', 'tokoy', ['Asia/Tokyo']],
  ['two typos in a long name', 'phildelpia', ['America/New_York']],
  ['no space', 'sanfransisco', ['America/Los_Angeles', 'America/Argentina/Cordoba']],
  ['a typo next to a space', 'new yrok', ['America/New_York']],
  ['a typo in the first letter', 'bilwaukee', ['America/Chicago']],
])('finds a place for a name with %s', (_, typed, zones) => {
  expect(near(typed)).toEqual(zones);
});

it('finds places containing the words, as prefixes or with a typo, if no name is near', () => {
  expect(near('vegas').slice(0, 2)).toEqual(['America/Los_Angeles', 'America/Denver']);
  expect(near('rio janero')).toEqual(['America/Sao_Paulo']);
});

it('prefers the nearer name to the larger city, and finds nothing for short or strange words', () => {
  expect(near('frankfurd')[0]).toBe('Europe/Berlin');
  expect(near('frankford')[0]).toBe('America/New_York');
  expect(near('brln')).toEqual([]);
  expect(near('qwertzuiop')).toEqual([]);
});

it('suggests places with the word inside their names after those that begin with it', () => {
  const places = suggestZones('francisco').map(({ place }) => place);
  expect(places.indexOf('San Francisco, California')).toBeGreaterThan(0);
  expect(suggestZones('san').some(({ place }) => place?.startsWith('Xi'))).toBe(false);
});
