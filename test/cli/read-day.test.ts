import { expect, it } from 'vitest';
import { readDay } from '../../src/cli/read-day.ts';

it('accepts a valid day, no day, and none before the earliest', () => {
  const read = (given: unknown) => readDay('--since', given, '2023-05-04');
  expect(['2023-05-03', '2023-05-04', '2023-05-05', undefined].map(read)).toEqual([
    '2023-05-04',
    '2023-05-04',
    '2023-05-05',
    undefined,
  ]);
  for (const given of ['2023-05', '2023-05-05T00:00:00Z', ' 2023-05-05', '2023-02-30', '', 7, null])
    expect(() => read(given)).toThrow(`--since: "${given}" isn't a date. Use one such as 2023-05-04`);
});
