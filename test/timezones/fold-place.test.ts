import { expect, it } from 'vitest';
import { foldPlace } from '../../src/timezones/fold-place.ts';

it.each([
  ['Zürich', 'zurich'],
  ['ß æ œ ø đ ð ħ ı ł þ', 'ss ae oe o d d h i l th'],
  ['Ærøskøbing', 'aeroskobing'],
  ['St. John’s', 'st johns'],
  ["O'Fallon", 'ofallon'],
  ['America/New_York', 'america new york'],
  ['  Foz  do - Iguaçu ', 'foz do iguacu'],
  ['ＴＯＫＹＯ', 'tokyo'],
  ['서울', '서울'],
  ['Київ', 'киів'],
  ['東京', '東京'],
  ['…', ''],
])('the name of a place is folded for comparison: %j is %j', (name, folded) => {
  expect(foldPlace(name)).toBe(folded);
});
