import { describe, expect, it } from 'vitest';
import { createSharedShelf } from '../../../src/catalog/refresh/shared-shelf.ts';
import { EMPTY_STATE, withBatchCount } from '../../../src/catalog/refresh/state.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { onBothDatabases } from '../../support/stores.ts';

const paper = (id: string, more: Partial<Paper> = {}): Paper => ({ id, title: id, authors: [], ...more });
const counted = (papers: number) =>
  withBatchCount(EMPTY_STATE, '2026-08-20', { at: '2026-08-20T12:00:00.000Z', papers });

onBothDatabases('papers that processes share', ({ fresh }) => {
  it('are found by another shelf once saved, with the refresh state', async () => {
    const { sharedCatalog } = await fresh();
    const [one, other] = [createSharedShelf(sharedCatalog), createSharedShelf(sharedCatalog)];
    one.shelf.put(paper('a:1'));
    await other.shelf.open();
    expect([...other.shelf.papers.keys()]).toEqual([]);
    await one.save(counted(1));
    await other.shelf.open();
    expect([...other.shelf.papers.values()]).toEqual([paper('a:1')]);
    expect(await other.state.read()).toEqual(counted(1));
  });

  it('are visible to nobody before they are written, not even where they were added', async () => {
    const { sharedCatalog } = await fresh();
    const shown: string[] = [];
    const { shelf, save } = createSharedShelf(sharedCatalog, ({ id }) => shown.push(id));
    expect([shelf.put(paper('a:1')), shelf.put(paper('a:1')), shown, shelf.changes]).toEqual([
      'added',
      'same',
      [],
      0,
    ]);
    await save(EMPTY_STATE);
    expect([shown, shelf.changes]).toEqual([['a:1'], 1]);
  });

  it('keep the facts of both when two write the same paper at once', async () => {
    const { sharedCatalog } = await fresh();
    const shelves = [createSharedShelf(sharedCatalog), createSharedShelf(sharedCatalog)];
    const facts = [{ upvotes: 3 }, { comments: 2 }];
    for (const [at, { shelf }] of shelves.entries()) shelf.put(paper('a:1', facts[at]));
    await Promise.all(shelves.map(({ shelf }) => shelf.save()));
    for (const { shelf } of shelves) {
      await shelf.open();
      expect(shelf.papers.get('a:1')).toMatchObject({ upvotes: 3, comments: 2 });
    }
  });

  it('are all read once, however many, in whatever revisions they came', async () => {
    const { sharedCatalog } = await fresh();
    const writer = createSharedShelf(sharedCatalog);
    const ids = Array.from({ length: 2_345 }, (_, n) => `a:${n}`);
    for (const id of ids) writer.shelf.put(paper(id));
    await writer.shelf.save();
    writer.shelf.put(paper('a:7', { upvotes: 1 }));
    writer.shelf.put(paper('b:1'));
    await writer.shelf.save();
    const seen: string[] = [];
    const reader = createSharedShelf(sharedCatalog, ({ id }) => seen.push(id));
    await reader.shelf.open();
    expect(seen.sort()).toEqual([...ids, 'b:1'].sort());
    writer.shelf.put(paper('b:2'));
    await writer.shelf.save();
    expect((await sharedCatalog.read(2)).papers.map(({ id }) => id)).toEqual(['b:2']);
  });

  it('are written one alone where one is given by hand, while a batch is coming in', async () => {
    const { sharedCatalog } = await fresh();
    const { shelf, save } = createSharedShelf(sharedCatalog);
    shelf.put(paper('a:1'));
    shelf.put(paper('b:1'));
    await shelf.saveOnly?.('b:1');
    expect(await sharedCatalog.read(0)).toMatchObject({ papers: [paper('b:1')], state: EMPTY_STATE });
    await save(counted(1));
    expect((await sharedCatalog.read(1)).papers).toEqual([paper('a:1')]);
  });

  it('are handed to whoever writes with the revision that they are of', async () => {
    const { sharedCatalog } = await fresh();
    const told: number[] = [];
    const write = (after: number, id: string) =>
      sharedCatalog.write(after, ({ revision, papers }) => {
        told.push(revision, papers.length);
        return { state: EMPTY_STATE, papers: [paper(id)] };
      });
    expect([await write(0, 'a:1'), await write(0, 'a:2'), await write(1, 'a:3')]).toEqual([1, 2, 3]);
    expect(told).toEqual([0, 0, 1, 1, 2, 1]);
  });

  it('are read again only after someone has written', async () => {
    const { sharedCatalog } = await fresh();
    let reads = 0;
    const read = (after: number) => {
      reads += 1;
      return sharedCatalog.read(after);
    };
    const [one, other] = [createSharedShelf({ ...sharedCatalog, read }), createSharedShelf(sharedCatalog)];
    other.shelf.put(paper('a:1'));
    await other.shelf.save();
    for (const _ of [1, 2, 3]) await one.shelf.open();
    expect(await one.state.read()).toEqual(EMPTY_STATE);
    expect(reads).toBe(1);
    other.shelf.put(paper('a:2'));
    await other.shelf.save();
    await one.shelf.open();
    expect([reads, [...one.shelf.papers.keys()]]).toEqual([2, ['a:1', 'a:2']]);
  });

  it('are not lost if the first write fails', async () => {
    const { sharedCatalog } = await fresh();
    let isAway = true;
    const { shelf } = createSharedShelf({
      ...sharedCatalog,
      async write(after, change) {
        if (!isAway) return sharedCatalog.write(after, change);
        change(await sharedCatalog.read(after));
        throw new Error('away');
      },
    });
    shelf.put(paper('a:1'));
    await expect(shelf.save()).rejects.toThrow('away');
    isAway = false;
    await shelf.save();
    expect((await sharedCatalog.read(0)).papers).toEqual([paper('a:1')]);
  });

  it('loses nothing when many write at once', async () => {
    const { sharedCatalog } = await fresh();
    const follower = createSharedShelf(sharedCatalog);
    const writers = Array.from({ length: 5 }, () => createSharedShelf(sharedCatalog));
    await Promise.all(
      writers.map(async ({ shelf }, of) => {
        for (let n = 0; n < 10; n++) {
          shelf.put(paper(`w${of}:${n}`));
          await shelf.save();
          await follower.shelf.open();
        }
      }),
    );
    await follower.shelf.open();
    expect(follower.shelf.papers.size).toBe(50);
  });

  it('say when to ask the sources next', async () => {
    const { sharedCatalog } = await fresh();
    expect(await sharedCatalog.dueAt()).toBeUndefined();
    await sharedCatalog.setDueAt(new Date(5_000));
    expect(await sharedCatalog.dueAt()).toEqual(new Date(5_000));
  });
});

describe('nothing', () => {
  it('is written where nothing was put', async () => {
    let writes = 0;
    const { shelf } = createSharedShelf({
      revision: async () => 0,
      read: async () => ({ revision: 0, papers: [], state: EMPTY_STATE }),
      write: async () => ++writes,
      dueAt: async () => undefined,
      setDueAt: async () => {},
    });
    await shelf.save();
    expect(writes).toBe(0);
  });
});
