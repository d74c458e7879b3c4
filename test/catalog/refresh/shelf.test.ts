import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { createShelf } from '../../../src/catalog/refresh/shelf.ts';

const WRITER = fileURLToPath(new URL('../../../dist/test/support/put-papers.js', import.meta.url));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-shelf-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => join(folder, 'data', 'catalog.jsonl');
const ids = async () => [...(await loadCatalog([file()])).catalog.all()].map(({ id }) => id);

describe('the refreshed catalog', () => {
  it('keeps what another wrote between reading and writing', async () => {
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

  it('tells of each paper as it now stands, whether it was put or another wrote it, and of none that says nothing new', async () => {
    const told: string[] = [];
    const [one, other] = [
      createShelf(file(), ({ id, upvotes }) => told.push(`${id} ${upvotes}`)),
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

  it('loses nothing of two processes that write at once', async () => {
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
