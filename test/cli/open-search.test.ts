import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { readGivenFile, wholeNumber, withFileName } from '../../src/cli/open-search.ts';
import { UsageError } from '../../src/cli/verb.ts';

it('accepts whole numbers within their bounds, typed or default', () => {
  const read = (given: unknown) => wholeNumber('--limit', given, 2, 20);
  expect([2, '2', '07', '20'].map(read)).toEqual([2, 2, 7, 20]);
  for (const given of [
    '1',
    '21',
    21,
    1.5,
    '1e1',
    '-3',
    '3.0',
    ' 3',
    '',
    'x',
    undefined,
    '99999999999999999999',
  ])
    expect(() => read(given)).toThrow(
      new UsageError(`--limit: "${given}" isn't a whole number from 2 to 20`),
    );
});

it('says why a named file cannot be read', async () => {
  const refused = (file: string, reason: string) =>
    expect(readGivenFile(file)).rejects.toThrow(new UsageError(`${file}: ${reason}`));
  await refused('/no/such/file', "there's no such file");
  await refused(tmpdir(), "it's a directory");
  await refused('\0', "it can't be read");
});

it('puts a file’s name before what is wrong in it', () => {
  expect(withFileName('q.tsv', () => 7)).toBe(7);
  const failing = (thrown: unknown) => () =>
    withFileName('q.tsv', () => {
      throw thrown;
    });
  expect(failing(new Error('line 2 is empty'))).toThrow(new UsageError('q.tsv: line 2 is empty'));
  expect(failing('why not')).toThrow(new UsageError('q.tsv: why not'));
});
