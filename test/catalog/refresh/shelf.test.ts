import { spawn } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { createShelf, type ShelfNews } from '../../../src/catalog/refresh/shelf.ts';

const WRITER = fileURLToPath(new URL('../../../dist/test/support/put-papers.js', import.meta.url));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-shelf-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => join(folder, 'data', 'catalog.jsonl');
const ids = async () => [...(await loadCatalog([file()])).catalog.all()].map(({ id }) => id);

describe('the refreshed catalog', () => {
  it('keeps what another process wrote between reading and writing', async () => {
    const [one, other] = [createShelf(file()), createShelf(file())];
    await one.open();
    await other.open();
    one.put({ id: 'a:1', title: 'One', authors: [] });
    other.put({ id: 'a:2', title: 'Other', authors: [] });
    await one.save();
    await other.save();
    expect(await ids()).toEqual(['a:2', 'a:1']);
    expect([...other.papers.keys()]).toEqual(['a:2', 'a:1']);
  });

  it('reports each paper as it is now, whether put here or written elsewhere, but not if nothing is new', async () => {
    const told: string[] = [];
    const [one, other] = [
      createShelf(file(), { onPut: ({ id, upvotes }) => told.push(`${id} ${upvotes}`) }),
      createShelf(file()),
    ];
    one.put({ id: 'a:1', title: 'One', authors: [], upvotes: 1 });
    one.put({ id: 'a:1', title: 'One', authors: [] });
    one.put({ id: 'a:1', title: 'One', authors: [], upvotes: 2 });
    await one.save();
    other.put({ id: 'a:2', title: 'Other', authors: [], upvotes: 3 });
    await other.save();
    await one.open();
    expect(told).toEqual(['a:1 1', 'a:1 2', 'a:2 3']);
  });

  it('loses nothing when two processes write at once', async () => {
    const names = ['one', 'two'];
    const ended = names.map((name) => {
      const child = spawn(process.execPath, [WRITER, file(), name], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return new Promise((resolve) => child.once('close', resolve));
    });
    expect(await Promise.all(ended)).toEqual([0, 0]);
    const expected = names.flatMap((name) => Array.from({ length: 40 }, (_, n) => `${name}:${n}`));
    expect((await ids()).sort()).toEqual(expected.sort());
  });
});

describe('a file damaged while the bot is running', () => {
  const three = ['a:1', 'a:2', 'a:3'];

  /** A shelf that has written three papers, the news it reports from then on, and the file’s content. */
  async function filled() {
    const news: ShelfNews[] = [];
    const shelf = createShelf(file(), { onNews: (one) => news.push(one) });
    for (const id of three) shelf.put({ id, title: `Paper ${id}`, authors: [] });
    await shelf.save();
    return { shelf, news, whole: await readFile(file(), 'utf8') };
  }

  it.each<[what: string, damage: (whole: string) => Promise<unknown>]>([
    ['cut in the middle of a line', (whole) => truncate(file(), whole.length - 10)],
    ['replaced by something else', () => writeFile(file(), 'not a catalog\n')],
    ['replaced by bytes', () => writeFile(file(), Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))],
    ['spoilt by a line', () => appendFile(file(), '{"id": 7}\n')],
  ])('%s, is put aside, reported, and rewritten from memory', async (_what, damage) => {
    const { shelf, news, whole } = await filled();
    await damage(whole);
    const damaged = await readFile(file());
    await shelf.open();
    await shelf.save();
    expect(await readFile(file(), 'utf8')).toBe(whole);
    expect(news).toEqual([
      expect.objectContaining({
        kind: 'put-aside',
        aside: expect.stringMatching(/catalog\.jsonl\.damaged-2\d{3}-/),
      }),
    ]);
    const [one] = news;
    expect(one?.kind === 'put-aside' ? await readFile(one.aside) : undefined).toEqual(damaged);
    await shelf.open();
    await shelf.save();
    expect(await readdir(join(folder, 'data'))).toHaveLength(2);
  });

  it.each<[what: string, harm: (whole: string) => Promise<unknown>, missing: number]>([
    ['emptied', () => truncate(file(), 0), 3],
    ['deleted', () => rm(file()), 3],
    ['cut at the end of a line', (whole) => writeFile(file(), whole.slice(0, whole.indexOf('\n') + 1)), 2],
  ])('%s, is rewritten from memory', async (_what, harm, missing) => {
    const { shelf, news, whole } = await filled();
    await harm(whole);
    await shelf.open();
    await shelf.save();
    expect((await readFile(file(), 'utf8')).split('\n').sort()).toEqual(whole.split('\n').sort());
    expect(news).toEqual([{ kind: 'shrunk', file: file(), missing }]);
    expect(await readdir(join(folder, 'data'))).toHaveLength(1);
  });

  it('still provides what can be read to a bot that starts with it', async () => {
    const { whole } = await filled();
    await truncate(file(), whole.length - 10);
    const shelf = createShelf(file());
    await shelf.open();
    await shelf.save();
    expect(await ids()).toEqual(['a:1', 'a:2']);
    expect(await readdir(join(folder, 'data'))).toHaveLength(2);
  });
});
