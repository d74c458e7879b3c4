import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const paper = (key: string, title: string, authors: string[], published = '2019-06-01') => ({
  id: `test:${key}`,
  title,
  authors,
  published,
});
const DEEP = 'KITE: Pre-training of Deep Kites, Strings, and Tails';
const engine = createSearchEngine({
  catalog: createCatalog([
    paper('kite', DEEP, ['Jacob Quill', 'Ming Chang', 'Kenton Marsh']),
    paper('deep', 'Sharp and Deep Strings', ['Jacob Quill']),
    paper('early', 'Kites of Old', ['Jacob Quill'], '2016-01-01'),
    paper('pair', 'A Call for Tails', ['Ada Harrow', 'Jacob Quill'], '2017-05-01'),
    paper('signs', 'Don’t Drop Kites', ['Ada Harrow'], '2020-01-01'),
    paper('no-signs', 'Dont Droppes', ['Bo Lind'], '2020-01-01'),
    paper('other', 'Kites and Deep Water', ['Bo Lind']),
    paper('twin', 'A Call for Tails', ['Bo Lind'], '2018-05-01'),
    ...Array.from({ length: 6 }, (_, i) => paper(`wind-${i}`, `Wind ${i}`, ['Eve South'])),
  ]),
});
const found = async (query: string) =>
  (await engine.find({ query })).hits.map(({ paper: { id } }) => id.replace('test:', ''));

describe('what a query cites', () => {
  it.each([
    ['quill2019kite', ['kite']],
    ['quill-etal-2019-kite', ['kite']],
    ['quill2018kite', ['kite']],
    ['Quill2019KITEPO', ['kite']],
    ['quill-chang-2019-kite', ['kite']],
    ['quillKITEPretrainingDeep2019', ['kite']],
    ['DBLP:conf/kacl/QuillCM19', ['kite']],
    ['quill2019sharp', ['deep']],
    ['harrow2017call', ['pair']],
    ['Harrow2017ACF', ['pair']],
    ['harrow2020dont', ['signs']],
    [String.raw`\citep{harrow2017call,quill2019sharp}`, ['pair', 'deep']],
  ])('by a citation key is the paper itself: %s', async (query, ids) => {
    expect(await found(query)).toEqual(ids);
  });

  it.each([
    `Quill, J., Chang, M., & Marsh, K. (2019). ${DEEP}. In Proceedings of Kites (pp. 1-9).`,
    `Jacob Quill, Ming Chang, and Kenton Marsh. 2019. ${DEEP}. In Kites, pages 1–9. Nowhere.`,
    `[7] J. Quill, M. Chang, and K. Marsh, “${DEEP},” in Proc. Kites, 2019, pp. 1–9.`,
    `Quill J, Chang M. ${DEEP.toLowerCase()}. Kites 2019;1(1):1-9`,
    'Quill, J., et al. (2019). KITE: Pre-training of deep…',
    `@inproceedings{x, title = "{KITE}: Pre-training of Deep Kites, Strings, and Tails", year = 2019 }`,
    `@inproceedings{x, author={Quill, J}, title = {{KITE}: Pre-training of Deep Kites, Strings, and Tails} }`,
  ])('as a pasted reference is the paper itself: %s', async (query) => {
    expect(await found(query)).toEqual(['kite']);
  });

  it('is by the authors named, not a namesake', async () => {
    expect(await found('Lind, B. (2018). A call for tails. Kites.')).toEqual(['twin']);
    expect(await found('Harrow, A. and Quill, J. (2017). A call for tails. Kites.')).toEqual(['pair']);
  });

  it('may be several papers', async () => {
    const list = `[1] A. Harrow and J. Quill. A call for tails. 2017. [2] J. Quill. Sharp and deep strings. 2019.`;
    expect((await found(list)).sort()).toEqual(['deep', 'pair']);
  });

  it('but isn’t in the catalog is searched for by its title alone', async () => {
    const query = 'Vane, A., & Quill, J. (2019). Deep water in sharp strings. Proceedings of Kites.';
    const { hits, notices } = await engine.find({ query });
    const plain = await engine.find({ query: 'Deep water in sharp strings' });
    expect(hits.map(({ paper: { id } }) => id)).toEqual(plain.hits.map(({ paper: { id } }) => id));
    expect(notices).toEqual(plain.notices);
  });

  it('by a name and a year alone is every paper that fits', async () => {
    expect((await found('quill2019')).sort()).toEqual(['deep', 'kite']);
  });

  it.each(['kites, strings, and deep water 2019', 'south2019storm'])(
    'is nothing if the query only looks like a citation: %s',
    async (query) => {
      expect((await found(query)).length).toBeGreaterThan(1);
    },
  );
});
