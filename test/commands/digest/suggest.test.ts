import { expect, it } from 'vitest';
import { suggestDays } from '../../../commands/digest/suggest.ts';

it.each([
  ['', ['daily', 'weekdays', 'weekly', 'mon,thu']],
  ['someday', ['daily', 'weekdays', 'weekly', 'mon,thu']],
  ['mondays', ['weekly']],
  ['Thursday and Monday', ['mon,thu']],
  ['tue, fri', ['tue,fri']],
])('days that begin with %j may be %j', (typed, values) => {
  expect(suggestDays(typed).map(({ value }) => value)).toEqual(values);
});
