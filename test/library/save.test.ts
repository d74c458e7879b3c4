import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSaves } from '../../src/library/find-saves.ts';
import { savePaper, toggleSave } from '../../src/library/save.ts';
import { paper } from '../support/papers.ts';
import { temporaryStore } from '../support/stores.ts';

const at = new Date('2026-11-20T08:00:00Z');
let held: Awaited<ReturnType<typeof temporaryStore>>;
beforeAll(async () => {
  held = await temporaryStore();
});
afterAll(() => held.remove());
const parts = () => ({ library: held.store.library, clock: () => at });

it('keeps only what a citation needs of a saved paper', async () => {
  const cited = {
    id: 'a:1',
    title: 'Kites and letters',
    authors: ['Ada Lovelace'],
    published: '2026-11-19',
    categories: ['cs.CL'],
    url: 'https://example.org/1',
  };
  const extra = { doi: '10.1/1', venue: 'ICLR 2026', journalRef: 'J. 1', pages: '3', license: 'none' };
  const known = paper('a:1', { ...cited, abstract: 'Long.', upvotes: 3, extra });
  expect(await savePaper(parts(), 'ada', known)).toEqual({ kind: 'saved', count: 1 });
  const { doi, venue, journalRef } = extra;
  expect(await held.store.library.find('ada', 'a:1')).toEqual({
    paper: { ...cited, extra: { doi, venue, journalRef } },
    key: 'lovelace2026kites',
    at,
  });
  await savePaper(parts(), 'ada', { id: 'a:2', title: 'Bare', authors: [], extra: { doi: 7 } });
  expect((await held.store.library.find('ada', 'a:2'))?.paper).toEqual({
    id: 'a:2',
    title: 'Bare',
    authors: [],
  });
});

it('saves and removes in turn', async () => {
  const one = paper('b:1');
  expect(await toggleSave(parts(), 'bela', one)).toMatchObject({ kind: 'saved', count: 1 });
  expect(await toggleSave(parts(), 'bela', one)).toEqual({ kind: 'removed' });
  expect(await toggleSave(parts(), 'bela', one)).toMatchObject({ kind: 'saved', count: 1 });
});

it('finds the saves that contain every word of a filter, with their current papers', async () => {
  const save = (id: string, title: string) => ({ paper: paper(id, { title }), key: id, at });
  const saves = [save('a', 'Flying kites'), save('b', 'Kite letters'), save('c', 'Letters')];
  const now = paper('c', {
    title: 'Letters',
    abstract: 'A kite.',
    keywords: ['red paper'],
    categories: ['cs.CL'],
  });
  const found = async (filter: string) =>
    (await findSaves(saves, filter, (id) => (id === 'c' ? now : undefined))).map(({ paper: { id } }) => id);
  expect(await found('')).toEqual(['a', 'b', 'c']);
  expect(await found('kites')).toEqual(['a', 'b', 'c']);
  expect(await found('letter kite')).toEqual(['b', 'c']);
  expect(await found('“kite letters”')).toEqual(['b']);
  expect(await found('"letters kite"')).toEqual([]);
  expect(await found('"red paper" cs.CL')).toEqual(['c']);
  expect(await found(`${'kites '.repeat(12)}zeppelins`)).toEqual(['a', 'b', 'c']);
  expect(await found(`${'kites '.repeat(11)}zeppelins`)).toEqual([]);
  const [, , last] = await findSaves(saves, '', (id) => (id === 'c' ? now : undefined));
  expect(last?.paper).toBe(now);
});
