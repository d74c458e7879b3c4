import { expect, it } from 'vitest';
import { isNameSuffix, upToFamilyName } from '../../src/paper/family-name.ts';

it.each([
  ['Hal Daumé III', 'Hal Daumé'],
  ['James L. Flanagan Jr.', 'James L. Flanagan'],
  ['sam weld jr', 'sam weld'],
  ['Anand Kumar M', 'Anand Kumar'],
  ['Soman K. P.', 'Soman'],
  ['Ada Lovelace', 'Ada Lovelace'],
  ['Mausam', 'Mausam'],
  // Nothing but what may follow a name is the name.
  ['X', 'X'],
  ['J. R.', 'J. R.'],
  ['Bo Li', 'Bo Li'],
  ['李 伟', '李 伟'],
])('%s has a family name at the end of “%s”', (name, upTo) => {
  expect(upToFamilyName(name.split(' ')).join(' ')).toBe(upTo);
});

it.each(['Jr.', 'jr', 'SR', 'III', 'iv'])('%s tells generations apart', (word) => {
  expect(isNameSuffix(word)).toBe(true);
});

it.each(['I', 'V', 'Iva', 'Junior', ''])('“%s” doesn’t', (word) => {
  expect(isNameSuffix(word)).toBe(false);
});
