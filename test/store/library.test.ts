import { expect, it } from 'vitest';
import { connectStore } from '../../src/store/connect.ts';
import { libraryStore } from '../../src/store/library.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { paper } from '../support/papers.ts';
import { onBothDatabases, silent } from '../support/stores.ts';

const save = (id: string, key: string, at: number) => ({ paper: paper(id), key, at: new Date(at) });

onBothDatabases('a library', ({ fresh }) => {
  it('contains each paper once, newest first, with what citations need', async () => {
    const { library } = await fresh();
    const first = {
      ...save('a', 'ada', 1),
      paper: paper('a', { published: '2020', extra: { doi: '10.1/x' } }),
    };
    expect(await library.save('maria', first)).toEqual({ kind: 'saved', count: 1 });
    expect(await library.save('maria', save('b', 'bo', 2))).toEqual({ kind: 'saved', count: 2 });
    expect(await library.save('maria', save('a', 'other', 3))).toEqual({ kind: 'known', count: 2 });
    expect(await library.save('ada', save('a', 'ada', 3))).toEqual({ kind: 'saved', count: 1 });
    expect(await library.all('maria')).toEqual([save('b', 'bo', 2), first]);
    expect(await library.savedOf('maria', ['a', 'c'])).toEqual(new Set(['a']));
    expect(await library.savedOf('maria', [])).toEqual(new Set());
    expect(await library.remove('maria', 'a')).toBe(true);
    expect(await library.remove('maria', 'a')).toBe(false);
    expect(await library.all('ada')).toHaveLength(1);
  });

  it('gives each paper a unique key, even when saved at once, and never changes it', async () => {
    const { library } = await fresh();
    await Promise.all(['c', 'b', 'a'].map((id, i) => library.save('maria', save(id, 'ada2020kites', i))));
    const keys = new Map((await library.all('maria')).map(({ paper, key }) => [paper.id, key]));
    expect([...keys.values()].sort()).toEqual(['ada2020kites', 'ada2020kitesb', 'ada2020kitesc']);
    await library.save('maria', save('d', 'ada2020kite', 9));
    await library.remove('maria', 'c');
    const after = new Map((await library.all('maria')).map(({ paper, key }) => [paper.id, key]));
    expect(after.get('a')).toBe(keys.get('a'));
    expect(after.get('b')).toBe(keys.get('b'));
    expect(after.get('d')).toBe('ada2020kite');
  });

  it('is forgotten with its person', async () => {
    const { library, personalData } = await fresh();
    await library.save('maria', save('a', 'ada', 1));
    await library.save('ada', save('a', 'ada', 1));
    expect(await personalData.counts('maria')).toEqual(new Map([['saves', 1]]));
    await personalData.forget('maria');
    expect(await library.all('maria')).toEqual([]);
    expect(await library.all('ada')).toHaveLength(1);
  });
});

onBothDatabases('a full library', ({ address }) => {
  it('rejects papers when full, says so, and accepts them once there is room again', async () => {
    const { database } = await connectStore({ ...(await address()), log: silent });
    await migrate(database.db);
    const library = libraryStore(database, 2);
    for (const id of ['a', 'b']) expect((await library.save('maria', save(id, id, 1))).kind).toBe('saved');
    expect(await library.save('maria', save('c', 'c', 1))).toEqual({ kind: 'full', count: 2 });
    expect(await library.save('maria', save('a', 'a', 1))).toEqual({ kind: 'known', count: 2 });
    expect((await library.save('ada', save('c', 'c', 1))).kind).toBe('saved');
    await library.remove('maria', 'a');
    expect((await library.save('maria', save('c', 'c', 1))).kind).toBe('saved');
    if (database.reader !== database.db) await database.reader.destroy();
    await database.db.destroy();
  });
});
