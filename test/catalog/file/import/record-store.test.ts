import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Journal, openJournal } from '../../../../src/catalog/file/import/journal.ts';
import { createRecordStore, type RecordStore } from '../../../../src/catalog/file/import/record-store.ts';
import { catalogLine } from '../../../../src/catalog/file/row/line.ts';
import type { Paper } from '../../../../src/paper/paper.ts';

let folder = '';
let journal: Journal;
let store: RecordStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-records-'));
  journal = await openJournal(join(folder, 'catalog.jsonl'));
  store = createRecordStore(journal);
});
afterEach(async () => {
  await journal.close();
  await rm(folder, { recursive: true, force: true });
});

async function every<T>(some: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of some) all.push(one);
  return all;
}

const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
  id,
  title: 'Owls',
  authors: ['Ada Lovelace'],
  ...more,
});

describe('the records of papers', () => {
  it('become one line per paper, in order of first mention', async () => {
    store.add(paper('arxiv:2401.00001'));
    store.add(paper('doi:10.1000/b'));
    store.add(paper('arxiv:2401.00001', { organization: 'ICML' }));
    const lines = [
      catalogLine(paper('arxiv:2401.00001', { organization: 'ICML' })),
      catalogLine(paper('doi:10.1000/b')),
    ];
    expect((await every(store.lines())).map(({ line }) => line)).toEqual(lines);
    expect((await every(store.papers())).map(catalogLine)).toEqual(lines);
    expect([store.size, store.records]).toEqual([2, 3]);
  });

  it.each([1, 2])('appear under the id they were moved to, with %d records', async (times) => {
    for (let i = 0; i < times; i++) store.add(paper('doi:10.1000/a', { organization: 'ICML' }));
    store.move('doi:10.1000/a', 'arxiv:2401.00001');
    const moved = catalogLine(paper('arxiv:2401.00001', { organization: 'ICML' }));
    expect((await every(store.lines())).map(({ id, line }) => [id, line])).toEqual([
      ['arxiv:2401.00001', moved],
    ]);
    expect((await every(store.papers())).map(catalogLine)).toEqual([moved]);
    expect([store.has('doi:10.1000/a'), store.has('arxiv:2401.00001')]).toEqual([false, true]);
  });

  it('join those of the id they are moved to, as the latest', async () => {
    store.add(paper('doi:10.1000/a', { title: 'Owls and bats' }));
    store.add(paper('arxiv:2401.00001', { organization: 'ICML' }));
    store.move('doi:10.1000/a', 'arxiv:2401.00001');
    const [line, ...others] = await every(store.lines());
    expect(others).toEqual([]);
    expect(JSON.parse(line?.line ?? '')).toMatchObject({
      id: 'arxiv:2401.00001',
      title: 'Owls and bats',
      organization: 'ICML',
    });
  });

  it('tell what is new, changed or the same', async () => {
    store.add(paper('doi:10.1000/same'));
    store.add(paper('doi:10.1000/changed'));
    store.beginNew();
    expect(await store.isChanged()).toBe(false);
    store.add(paper('doi:10.1000/same'));
    expect(await store.isChanged()).toBe(false);
    store.add(paper('doi:10.1000/changed', { organization: 'ICML' }));
    expect(await store.isChanged()).toBe(true);
    store.add(paper('doi:10.1000/new'));
    expect((await every(store.lines())).map(({ id, change }) => [id, change])).toEqual([
      ['doi:10.1000/same', 'same'],
      ['doi:10.1000/changed', 'updated'],
      ['doi:10.1000/new', 'added'],
    ]);
    expect(['same', 'changed', 'new', 'unknown'].map((name) => store.isNew(`doi:10.1000/${name}`))).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});
