import { expect, it } from 'vitest';
import { candidates } from './candidates.ts';
import { changedLines, described, folderOf } from './mutant.ts';
import { shuffled } from './sample.ts';

/** The result of each mutant in a one-line text. */
function made(text: string): string[] {
  return candidates('src/paper/a.ts', text).map((mutant) => changedLines(mutant, text)[1]);
}

it.each([
  ['a(x < 1);', [';', 'a(x <= 1);', 'a(x >= 1);', 'a(x < 2);']],
  ['const a = b && !c;', ['const a = b || !c;', 'const a = b && c;']],
  ["const a = b ?? 'x';", ["const a = b && 'x';", "const a = b ?? '';"]],
  ['const a = [b].every(c);', ['const a = [b].some(c);', 'const a = [].every(c);']],
  [`const a = \`x\${b.trim()}\`;`, ['const a = ``;', `const a = \`x\${b}\`;`]],
  ['while (a()) b();', ['while (!(a())) b();', 'while (a()) ;']],
  ['i += 1;', [';', 'i -= 1;', 'i += 2;']],
  ['const a = 30_000;', ['const a = 300000;']],
  ['for (;;) i++;', ['for (;;) ;', 'for (;;) i--;']],
  [
    'const a = true ? -1n : 0;',
    [
      'const a = !(true) ? -1n : 0;',
      'const a = false ? -1n : 0;',
      'const a = true ? 1n : 0;',
      'const a = true ? -2n : 0;',
      'const a = true ? -1n : 1;',
    ],
  ],
  [
    'const f = () => { if (a) return b; };',
    [
      'const f = () => { if (!(a)) return b; };',
      'const f = () => { ; };',
      'const f = () => { if (a) return undefined as never; };',
    ],
  ],
])('changes %j in every way', (text, mutants) => {
  expect(made(text)).toEqual(mutants);
});

it.each([
  ["import { a } from 'b';", 'what is imported'],
  ["export * from 'b';", 'what is exported again'],
  ["type A = 'a' | 1; const a: 'b' = b as 'c';", 'types'],
  ['// if (a < b) return 1;', 'comments'],
  ["const a = { 'b-c': d };", 'names of fields'],
  ['const f = () => { return undefined; };', 'nothing that is returned'],
  ["parts.log.warn({ a: 1 }, 'b');", 'words for the log'],
  ["if (a > 0) { log.warn('b'); }", 'what decides about nothing else'],
])('leaves alone %j: %s', (text) => {
  expect(made(text)).toEqual([]);
});

it('tells where a mutant is, what it changes, and what it belongs to', () => {
  const text = "const é = '🙂';\nfor (const a of b)\n  if (a) continue;\n";
  const guard = candidates('src/paper/id.ts', text).find(({ operator }) => operator === 'guard removed');
  if (guard === undefined) throw new Error('the guard is not found');
  expect(described(guard, text)).toBe('src/paper/id.ts:3 guard removed: if (a) continue; → ;');
  expect(['src/paper/id.ts', 'src/catalog/http/a.ts', 'src/app.ts', 'commands/ask.ts'].map(folderOf)).toEqual(
    ['paper', 'catalog', 'src', 'commands'],
  );
});

it('draws the same sample for the same seed, even if lines have moved', () => {
  const text = Array.from({ length: 30 }, (_, i) => `export const name${i} = other${i} < ${i};\n`).join('');
  const sample = (seed: string, before: string) => {
    const sources = new Map([['src/paper/a.ts', before + text]]);
    const all = candidates('src/paper/a.ts', before + text);
    return shuffled(all, seed, sources).map((mutant) => changedLines(mutant, before + text)[1]);
  };
  expect(sample('1', '')).toEqual(sample('1', '\n\n'));
  expect(sample('1', '')).not.toEqual(sample('2', ''));
  expect(sample('1', '').sort()).toEqual(sample('2', '').sort());
});
