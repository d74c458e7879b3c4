import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createShelf } from '../../../src/catalog/refresh/shelf.ts';
import { EMPTY_STATE, withOutcome } from '../../../src/catalog/refresh/state.ts';
import { refreshStateFile } from '../../../src/catalog/refresh/state-file.ts';
import { runPapers } from '../../../src/cli/run.ts';
import type { Verb } from '../../../src/cli/verb.ts';
import backup from '../../../src/cli/verbs/backup.ts';
import move from '../../../src/cli/verbs/move.ts';
import restore from '../../../src/cli/verbs/restore.ts';
import { openDumpStore } from '../../../src/store/dump/dump.ts';
import type { DumpRow } from '../../../src/store/dump/read-tables.ts';
import { openStore } from '../../../src/store/store.ts';
import { createDatabase } from '../../support/database.ts';
import { subscription } from '../../support/digest.ts';
import { silent } from '../../support/stores.ts';

const VERBS = new Map<string, Verb>([
  ['backup', backup],
  ['move', move],
  ['restore', restore],
]);
const NOW = new Date('2026-11-25T12:00:00Z');
const postgres = inject('postgres');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-move-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const home = () => join(folder, 'home');

async function papers(environment: Record<string, string>, ...words: string[]) {
  const lines: { out: string[]; err: string[] } = { out: [], err: [] };
  const status = await runPapers(words, VERBS, {
    environment: { DATA_DIR: home(), ...environment },
    version: '1.2.3',
    unknown: [],
    clock: () => NOW,
    out: (text) => lines.out.push(text.trimEnd()),
    err: (text) => lines.err.push(text.trimEnd()),
  });
  return { status, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

/** An embedded store with papers, a digest, votes and more rows than fit into one read. */
async function fill(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir, log: silent });
  await store.subscriptions.change('channel', () => subscription({ channelId: 'channel' }));
  for (let n = 0; n < 30; n++) {
    await store.votes.toggle({ scope: 'g', paperId: `2608.${n}`, userId: "o'neil 🎈", at: NOW });
  }
  const counts = Array.from({ length: 2_500 }, (_, n) => ({ paperId: `a:${n}`, upvotes: n }));
  await store.dayCounts.write('2026-11-25', counts);
  await store.close();
  const shelf = createShelf(join(dataDir, 'catalog.jsonl'));
  for (let n = 0; n < 1_200; n++)
    shelf.put({ id: `a:${n}`, title: `Kite ${n}`, authors: ['Ada'], upvotes: n });
  await shelf.save();
  await refreshStateFile(join(dataDir, 'refresh.json')).add(
    withOutcome(EMPTY_STATE, 'arxiv', NOW, undefined),
  );
}

/** Everything in a place, each row as a text, sorted; without the numbers that order when papers were written. */
async function everything(place: { databaseUrl?: string; dataDir: string }): Promise<string[]> {
  const store = await openDumpStore({ ...place, log: silent });
  const all: string[] = [];
  await store.dump.rows(async (rows) => {
    for (const { table, row } of rows) {
      const { revision: _, ...said }: DumpRow['row'] = row;
      const kept = table === 'catalog_state' ? { ...said, memory: JSON.parse(String(said.memory)) } : said;
      all.push(`${table} ${JSON.stringify(Object.entries(kept).sort())}`);
    }
  });
  await store.close();
  return all.sort();
}

describe.skipIf('missing' in postgres)('papers move', () => {
  const database = () => createDatabase('url' in postgres ? postgres.url : '');

  it('moves everything to PostgreSQL and back, leaving the source intact', async () => {
    await fill(home());
    const before = await everything({ dataDir: home() });
    expect(before.length).toBeGreaterThan(3_700);
    const url = await database();
    const there = await papers({}, 'move', '--to', url);
    expect([there.status, there.out]).toEqual([0, expect.stringMatching(`^${before.length} rows copied`)]);
    expect(there.out).not.toContain('paperboy:paperboy');
    expect(await everything({ databaseUrl: url, dataDir: '' })).toEqual(before);
    const back = join(folder, 'back');
    expect((await papers({ DATABASE_URL: url }, 'move', '--to', back)).status).toBe(0);
    expect(await everything({ dataDir: back })).toEqual(before);
    expect(await everything({ dataDir: home() })).toEqual(before);
    const files = [home(), back].map((dir) => readFile(join(dir, 'catalog.jsonl'), 'utf8'));
    const [first = '', second = ''] = await Promise.all(files);
    expect(second.split('\n').sort()).toEqual(first.split('\n').sort());
  });

  it('overwrites nothing', async () => {
    await fill(home());
    const url = await database();
    await papers({}, 'move', '--to', url);
    const again = await papers({}, 'move', '--to', url);
    expect([again.status, again.err]).toEqual([1, expect.stringContaining("isn't empty")]);
    const withCatalog = join(folder, 'other');
    await papers({ DATABASE_URL: url }, 'move', '--to', withCatalog);
    await rm(join(withCatalog, 'paperboy.sqlite'));
    const kept = await papers({ DATABASE_URL: url }, 'move', '--to', withCatalog);
    expect([kept.status, kept.err]).toEqual([1, expect.stringContaining('catalog.jsonl')]);
    expect(await readFile(join(withCatalog, 'catalog.jsonl'), 'utf8')).toContain('Kite 1199');
  });

  it('says what it cannot do, and leaves the target empty', async () => {
    await fill(home());
    expect((await papers({}, 'move', '--to', home())).err).toContain('everything is already at --to');
    expect((await papers({}, 'move', '--to', 'mysql://x')).status).toBe(2);
    await writeFile(
      join(home(), 'catalog.jsonl'),
      '{"id":"a:1","title":"whole","authors":[]}\n{"id":"a:2","ti',
    );
    const url = await database();
    const halfway = await papers({}, 'move', '--to', url);
    expect([halfway.status, halfway.err]).toEqual([1, expect.stringContaining("can't be read completely")]);
    expect(await everything({ databaseUrl: url, dataDir: '' })).toEqual([]);
  });
});

describe('papers backup and restore', () => {
  it('bring everything back, and resend nothing that was due before', async () => {
    await fill(home());
    const file = join(folder, 'all.jsonl.gz');
    const made = await papers({}, 'backup', file);
    expect([made.status, made.out]).toEqual([0, expect.stringContaining('rows of')]);
    expect(gunzipSync(await readFile(file)).toString()).toMatch(/^\{"paperboy":1/);
    const before = await everything({ dataDir: home() });
    const dataDir = join(folder, 'new');
    expect((await papers({ DATA_DIR: dataDir }, 'restore', file)).status).toBe(0);
    const isDigest = (row: string) => row.startsWith('subscriptions ');
    const after = await everything({ dataDir });
    expect(after.filter((row) => !isDigest(row))).toEqual(before.filter((row) => !isDigest(row)));
    const store = await openStore({ dataDir, log: silent });
    expect(await store.subscriptions.get('channel')).toMatchObject({ since: NOW, state: 'active' });
    await store.close();
  });

  it('pause every digest in a copy that is only for looking', async () => {
    await fill(home());
    const file = join(folder, 'all.jsonl');
    await papers({}, 'backup', file);
    const dataDir = join(folder, 'new');
    await papers({ DATA_DIR: dataDir }, 'restore', file, '--paused');
    const store = await openStore({ dataDir, log: silent });
    expect(await store.subscriptions.get('channel')).toMatchObject({ state: 'paused' });
    await store.close();
  });

  it('overwrite nothing: neither a file nor a store', async () => {
    await fill(home());
    const file = join(folder, 'all.jsonl');
    await papers({}, 'backup', file);
    const text = await readFile(file, 'utf8');
    expect((await papers({}, 'backup', file)).status).toBe(2);
    expect(await readFile(file, 'utf8')).toBe(text);
    const there = await papers({}, 'restore', file);
    expect([there.status, there.err]).toEqual([1, expect.stringContaining("isn't empty")]);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -300)],
    ['changed', (text: string) => text.replace('Kite 7', 'Kite 8')],
    ['with a line gone', (text: string) => text.split('\n').toSpliced(5, 1).join('\n')],
    ['something else', () => '{"id":"a:1","title":"A paper"}\n'],
    ['empty', () => ''],
  ])('restore nothing from a file that is %s', async (_, spoil) => {
    await fill(home());
    const file = join(folder, 'all.jsonl');
    await papers({}, 'backup', file);
    await writeFile(file, spoil(await readFile(file, 'utf8')));
    const dataDir = join(folder, 'new');
    const { status, err } = await papers({ DATA_DIR: dataDir }, 'restore', file);
    expect([status, err]).toEqual([1, expect.stringMatching(/damaged|isn't a backup/)]);
    expect(await everything({ dataDir })).toEqual([]);
    expect(await readdir(dataDir)).not.toContain('catalog.jsonl');
  });

  it('name a missing file', async () => {
    const { status, err } = await papers({}, 'restore', join(folder, 'none.jsonl'));
    expect([status, err]).toEqual([1, expect.stringContaining('none.jsonl')]);
  });
});
