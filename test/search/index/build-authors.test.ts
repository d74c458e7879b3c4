import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAuthorBuilder, spellingCounts, spellingsOf } from '../../../src/search/index/build-authors.ts';
import { stringAt } from '../../../src/search/index/strings.ts';
import { foldName } from '../../../src/search/text/names.ts';

function authorsOf(...papers: (readonly string[])[]) {
  const builder = createAuthorBuilder();
  for (const names of papers) builder.add(names);
  return builder.finish();
}

it('stores no spelling for a name printed in the usual way', () => {
  const packed = authorsOf(['J. P. Hu', 'Ada Lovelace'], ['ada lovelace'], ['JP Hu']);
  const kept = packed.displayNames.starts.length - 1;
  expect(Array.from({ length: kept }, (_, id) => stringAt(packed.displayNames, id))).toEqual([
    'Ada Lovelace\t1\nada lovelace\t1',
    '',
    'JP Hu',
  ]);
});

it('returns every printed spelling of a name and its number of papers', () => {
  const part = fc.constantFrom('Ada', 'ada', 'J.', 'J', 'de', 'Łukasz', 'O’Neil', 'van', '李', 'ßen', '𝒜da');
  const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), (names) => {
      const packed = authorsOf(...names.map((one) => [one]));
      const counts = new Map<string, number>();
      for (const one of names) counts.set(one, (counts.get(one) ?? 0) + 1);
      for (const [id, folded] of [...new Set(names.map(foldName))].sort().entries()) {
        const own = [...counts].filter(([one]) => foldName(one) === folded);
        expect(new Map(spellingCounts(packed, id))).toEqual(new Map(own));
        expect([...spellingsOf(packed, id)].sort()).toEqual(own.map(([one]) => one).sort());
      }
    }),
  );
});
