import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { buildIndexHere } from '../../../src/search/engine.ts';
import { createTextReader } from '../../../src/search/index/texts.ts';
import { createHeadTexts } from '../../../src/search/rank/head-texts.ts';

const index = buildIndexHere({
  catalog: createCatalog(
    Array.from({ length: 12 }, (_, i) => ({
      id: `test:${i}`,
      title: `Owls and ${['terns', 'kites', 'wrens'][i % 3]} of year ${i}`,
      authors: [],
      // One text is longer than the whole cache.
      abstract: `nests ${'holes '.repeat(i === 7 ? 60 : i)}trees`,
    })),
  ),
});

it('gives a document’s words, in any order of requests and repeatedly', () => {
  const textOf = createHeadTexts(index, 40);
  const texts = createTextReader(index);
  for (const document of [0, 1, 0, 5, 7, 5, 11, 10, 9, 0, 7, 11, 3, 3, 1, 8, 2, 11]) {
    const { codes, from, to } = textOf(document);
    const words = [...codes.subarray(from, to)].map((code) => index.wordOfCode[code]);
    expect(words, `${document}`).toEqual([...texts.words(document)]);
  }
});

it('unpacks a text once as long as there is room', () => {
  const textOf = createHeadTexts(index);
  expect(textOf(3)).toBe(textOf(3));
  textOf(4);
  expect(textOf(3).to - textOf(3).from).toBe(createTextReader(index).words(3).length);
});
