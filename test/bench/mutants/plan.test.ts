import { expect, it } from 'vitest';
import { readSources } from '../../support/structure.ts';
import { EQUIVALENTS } from './equivalents.ts';
import { planMutants, plantRow } from './plan.ts';
import { TABLE } from './table.ts';

it('names equivalents that are still mutants', () => {
  expect(planMutants(readSources(), EQUIVALENTS).byFolder.size).toBeGreaterThan(10);
});

it('can plant every row of the table', () => {
  const sources = readSources();
  const faults = TABLE.flatMap((row) => {
    try {
      plantRow(row, sources);
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
  expect(faults).toEqual([]);
});

it('refuses a row that matches nowhere or twice, and an equivalent that is not a mutant', () => {
  const sources = new Map([
    ['src/paper/a.ts', 'export const a = 1;'],
    ['src/paper/b.ts', 'export const b = 1;'],
  ]);
  const row = (find: string) => () => plantRow({ fault: 'x', find, replace: '' }, sources);
  expect(row('a = 1')()).toMatchObject({ file: 'src/paper/a.ts', start: 13, end: 18 });
  expect(row('a = 2')).toThrow('stands nowhere');
  expect(row(' = 1')).toThrow('stands src/paper/a.ts (1), src/paper/b.ts (1)');
  const none = {
    file: 'src/paper/a.ts',
    before: 'export const a = 3;',
    after: 'export const a = 4;',
    reason: '',
  };
  expect(() => planMutants(sources, [none])).toThrow('src/paper/a.ts: export const a = 3;');
});
