import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mutant } from './mutant.ts';
import { together } from './together.ts';

const mutantOf = (file: string): Mutant => ({ file, start: 0, end: 1, replacement: '', operator: '' });

it('never lets two mutants share a run if a test would run both', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const turn = fc.record({ file: name, touching: fc.uniqueArray(name, { minLength: 1 }) });
  fc.assert(
    fc.property(fc.array(turn), fc.integer({ min: 1, max: 4 }), (many, most) => {
      const touching = new Map(many.map((one) => [mutantOf(one.file), new Set<string>(one.touching)]));
      const turns = [...touching].map(([mutant, tests]) => ({ mutant, tests: [...tests].slice(0, 1) }));
      const chosen = together(turns, (mutant) => touching.get(mutant) ?? new Set(), most);
      expect(chosen.length).toBeGreaterThanOrEqual(Math.min(1, turns.length));
      expect(chosen.length).toBeLessThanOrEqual(most);
      expect(new Set(chosen.map(({ mutant }) => mutant.file)).size).toBe(chosen.length);
      for (const { tests } of chosen) {
        for (const test of tests) {
          const changed = chosen.filter(({ mutant }) => touching.get(mutant)?.has(test));
          expect(changed).toHaveLength(1);
        }
      }
    }),
  );
});

it('never lets two mutants of commands share a run, since tests load them all', () => {
  const turns = ['commands/a.ts', 'src/b.ts', 'commands/c.ts'].map((file) => ({
    mutant: mutantOf(file),
    tests: [`test/${file}`],
  }));
  const chosen = together(turns, ({ file }) => new Set([`test/${file}`]), 9);
  expect(chosen.map(({ mutant }) => mutant.file)).toEqual(['commands/a.ts', 'src/b.ts']);
});
