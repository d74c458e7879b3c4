import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import type { IndexedText } from '../../../src/search/index/indexed-text.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import { type Dictionaries, openDictionaries } from '../../../src/search/query/dictionaries.ts';

/** Words that are an edit or two apart, some of them in texts alone, where one paper is not enough. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'n'), minLength: 3, maxLength: 8 });
const paper = fc.record({
  title: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  body: fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
  authors: fc.array(word, { maxLength: 2 }),
});
const papers = fc.array(paper, { maxLength: 12 });

function indexOf(all: readonly IndexedText[]): PackedIndex {
  const builder = createIndexBuilder();
  for (const one of all) builder.add(one);
  return builder.finish();
}

function filled(index: PackedIndex, earlier?: Dictionaries) {
  const all = openDictionaries(index, earlier);
  for (const each of Object.values(all)) each.fill();
  return all;
}

function nearest(dictionaries: Dictionaries, typed: readonly string[]) {
  return typed.map((text) => [dictionaries.words, dictionaries.nameWords].map((one) => one.nearest(text)));
}

it('a dictionary made of an earlier one gives what one of its own index gives, and so does the earlier one', () => {
  fc.assert(
    fc.property(papers, papers, papers, fc.array(word, { minLength: 1, maxLength: 8 }), (a, b, c, typed) => {
      // Appended to, then something else, of which much or little is the same.
      const indexes = [a, [...a, ...b], [...c, ...b.slice(1)]].map(indexOf);
      const kept: Dictionaries[] = [];
      for (const index of indexes) kept.push(filled(index, kept.at(-1)));
      expect(kept.map((each) => nearest(each, typed))).toEqual(
        indexes.map((index) => nearest(filled(index), typed)),
      );
    }),
    { numRuns: 100 },
  );
});

it('words that are few edits away are found in their own order, and none that a paper alone holds in its text', () => {
  const index = indexOf([
    { title: 'owls beans', body: 'mints', authors: [] },
    { title: 'beams bends', body: 'bears', authors: [] },
    { title: '', body: 'bears', authors: ['Ada Beaks'] },
  ]);
  const { words, nameWords } = openDictionaries(index);
  expect(words.nearest('beasn').map(({ text, distance }) => [text, distance])).toEqual([['beans', 1]]);
  expect(words.nearest('beabs').map(({ text }) => text)).toEqual(['beams', 'beans', 'bears']);
  expect(words.nearest('mintz')).toEqual([]);
  expect(nameWords.nearest('beakz').map(({ text }) => text)).toEqual(['beaks']);
});

it('what most words of are no longer held is not kept', () => {
  const many = Array.from({ length: 300 }, (_, i) => ({ title: `study${i}x`, body: '', authors: [] }));
  const first = filled(indexOf(many));
  expect(filled(indexOf(many.slice(0, 200)), first).words.tree?.map).toBe(first.words.tree?.map);
  const few = filled(indexOf(many.slice(0, 100)), first);
  expect(few.words.tree?.map.size).toBe(100);
  expect(first.words.nearest('study299y').map(({ text }) => text)).toContain('study299x');
  expect(few.words.nearest('study299y').map(({ text }) => text)).not.toContain('study299x');
});
