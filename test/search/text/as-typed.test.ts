import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { asTyped } from '../../../src/search/text/as-typed.ts';
import { paper } from '../../support/papers.ts';

it.each([
  ['what is a ñandú?', 'nandu', 'ñandú'],
  ['Trasnförmer-based', 'trasnformer', 'Trasnförmer'],
  ['(MÜLER).', 'muler', 'MÜLER'],
  ['Müler’s papers', 'muler', 'Müler'],
  ['kites', 'nandu', 'nandu'],
])('in %s, %s is %s', (text, folded, typed) => {
  expect(asTyped(text, folded)).toBe(typed);
});

const engine = createSearchEngine({
  catalog: createCatalog([
    paper('kites', {
      title: 'Transformer Kites',
      authors: ['Ana Winterbottom'],
      abstract: 'Our transformer kites fly very well in strong wind.',
    }),
  ]),
});

it.each([
  ['trasnförmer', 'trasnförmer', 'transformer'],
  ['papers by Wintërbotom', 'Wintërbotom', 'winterbottom'],
])('a correction quotes what was typed: %s', async (query, from, to) => {
  expect((await engine.find({ query })).corrections).toEqual([{ from, to }]);
});

it.each([
  ['ñandú kites', 'not-mentioned'],
  ['papers on ñandú', 'not-known'],
])('and so does a notice: %s', async (query, kind) => {
  expect((await engine.find({ query })).notices).toEqual([{ kind, words: ['ñandú'] }]);
});

it('and so does an answer', async () => {
  const { corrections } = await engine.answer('How well do Trasnformer kites fly?');
  expect(corrections).toEqual([{ from: 'Trasnformer', to: 'transformer' }]);
});
