import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DumpStore, openDumpStore } from '../../../src/store/dump/dump.ts';
import type { DumpRow } from '../../../src/store/dump/read-tables.ts';
import { openStore } from '../../../src/store/store.ts';
import { subscription } from '../../support/digest.ts';
import { putEmptyStore } from '../../support/empty-store.ts';
import { silent } from '../../support/stores.ts';

const at = new Date('2026-11-20T08:00:00Z');
const counts = Array.from({ length: 2_001 }, (_, i) => ({ paperId: `p${i}`, upvotes: i }));
const active = subscription({ channelId: '1', nextAt: at });
const off = subscription({ channelId: '2', state: 'off', since: at });

let folder: string;
const place = (name: string) => ({ dataDir: path.join(folder, name), log: silent });
const opened: DumpStore[] = [];
let copies = 0;

/** The store to copy from, or a new one. */
async function open(name = `copy${copies++}`): Promise<DumpStore & { readonly name: string }> {
  if (name !== 'source') await putEmptyStore(place(name).dataDir);
  const store = await openDumpStore(place(name));
  opened.push(store);
  return { ...store, name };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-dump-'));
  await putEmptyStore(place('source').dataDir);
  const source = await openStore(place('source'));
  await source.dayCounts.write('2026-11-20', counts);
  for (const one of [active, off]) await source.subscriptions.change(one.id, () => one);
  await source.close();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a store holds of that. */
async function heldIn(name: string) {
  const store = await openStore(place(name));
  const read = await store.dayCounts.read('2026-11-20');
  const subscriptions = await Promise.all([active, off].map(({ id }) => store.subscriptions.get(id)));
  await store.close();
  return { counts: [...read.values()], subscriptions };
}

describe('a copy of a store', () => {
  it('holds everything that the store holds', async () => {
    const source = await open('source');
    const copy = await open();
    await copy.fill(source.dump);
    const held = await heldIn(copy.name);
    expect(held.counts.toSorted((one, other) => one.upvotes - other.upvotes)).toEqual(counts);
    expect(held.subscriptions).toEqual([active, off]);
  });

  it('is read in pages of a thousand rows of one table each', async () => {
    const pages: (readonly DumpRow[])[] = [];
    await (await open('source')).dump.rows(async (rows) => void pages.push(rows));
    const tables = pages.map((rows) => new Set(rows.map(({ table }) => table)));
    expect(tables.every(({ size }) => size === 1)).toBe(true);
    const sizes = pages.filter(([first]) => first?.table === 'snapshots').map(({ length }) => length);
    expect(sizes).toEqual([1_000, 1_000, 1]);
  });

  it('sends nothing that was due before it was made, and nothing at all where it is paused', async () => {
    const source = await open('source');
    const noneBefore = new Date('2026-11-20T07:00:00Z');
    const copy = await open();
    await copy.fill(source.dump, { noneBefore });
    expect((await heldIn(copy.name)).subscriptions).toEqual([{ ...active, since: noneBefore }, off]);
    const paused = await open();
    await paused.fill(source.dump, { paused: true });
    const { nextAt: _, ...still } = active;
    expect((await heldIn(paused.name)).subscriptions).toEqual([{ ...still, state: 'paused' }, off]);
  });

  it('overwrites nothing, and is of this version', async () => {
    const { dump } = await open('source');
    const other = await open();
    await expect(other.fill({ ...dump, schema: '001-digests' })).rejects.toThrow(
      /^This was written by another version of Paperboy \(001-digests instead of \d{3}-[\w-]+\)\. Use that version, then update\.$/,
    );
    await other.fill(dump);
    await expect(other.fill(dump)).rejects.toThrow(
      "The target isn't empty: it has snapshots, subscriptions. Nothing was written.",
    );
  });

  it('is all or nothing', async () => {
    const { dump } = await open('source');
    const rows: typeof dump.rows = async (take) => {
      await dump.rows(take);
      throw new Error('the file ends here');
    };
    const copy = await open();
    await expect(copy.fill({ ...dump, rows })).rejects.toThrow('the file ends here');
    expect(await heldIn(copy.name)).toEqual({ counts: [], subscriptions: [undefined, undefined] });
  });
});
