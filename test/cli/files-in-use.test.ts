import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { bundledCatalog } from '../../src/catalog/file/paths.ts';
import { filesInUse, sharedRefreshState, withStore } from '../../src/cli/files-in-use.ts';
import { readConfig } from '../../src/config.ts';
import type { Store } from '../../src/store/store.ts';
import { createDatabase } from '../support/database.ts';
import { paper } from '../support/papers.ts';

const postgres = inject('postgres');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('are the machine’s own if no database is named', async () => {
  expect(await filesInUse(readConfig({ DATA_DIR: folder }))).toEqual([bundledCatalog()]);
  expect(await readdir(folder)).toEqual([]);
});

it('close the store after asking it, even if that failed', async () => {
  const config = readConfig({ DATA_DIR: folder });
  const ofLent = (use: (store: Store) => Promise<unknown>) => withStore(config, use);
  let lent: Store | undefined;
  await ofLent(async (store) => {
    lent = store;
  });
  await expect(lent?.subscriptions.overview()).rejects.toThrow();
  const failing = ofLent(async (store) => {
    lent = store;
    throw new Error('in use');
  });
  await expect(failing).rejects.toThrow('in use');
  await expect(lent?.subscriptions.overview()).rejects.toThrow();
});

describe.skipIf('missing' in postgres)('with papers in PostgreSQL', () => {
  let config: ReturnType<typeof readConfig>;
  let environment: Record<string, string>;
  beforeEach(async () => {
    const url = await createDatabase('url' in postgres ? postgres.url : '');
    environment = { DATA_DIR: path.join(folder, 'data'), DATABASE_URL: url };
    config = readConfig(environment);
  });
  const write = (...ids: string[]) =>
    withStore(config, ({ sharedCatalog }) =>
      sharedCatalog.write(0, ({ state }) => ({ papers: ids.map((id) => paper(id)), state })),
    );
  const idsIn = async (file = '') =>
    (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => /"id":"([^"]+)"/.exec(line)?.[1]);

  it('are the machine’s own while the database is empty, or if others are named', async () => {
    expect(await filesInUse(config)).toEqual([bundledCatalog()]);
    await write('a:1');
    expect(await filesInUse(readConfig({ ...environment, CATALOG: 'mine.jsonl' }))).toEqual(['mine.jsonl']);
    await expect(stat(path.join(folder, 'data', 'terminal'))).rejects.toThrow('ENOENT');
  });

  it('are these and a private copy, which is renewed when papers change', async () => {
    await write('a:1', 'a:2');
    const [first, copy = '', ...more] = await filesInUse(config);
    expect([first, ...more]).toEqual([bundledCatalog()]);
    const terminal = path.join(folder, 'data', 'terminal');
    expect(copy).toMatch(/shared-[0-9a-f]{24}\.jsonl$/);
    expect(path.dirname(copy)).toBe(terminal);
    expect((await stat(terminal)).mode & 0o777).toBe(0o700);
    expect(await idsIn(copy)).toEqual(['a:1', 'a:2']);

    await writeFile(copy, '');
    expect(await filesInUse(config)).toEqual([bundledCatalog(), copy]);
    expect(await readFile(copy, 'utf8')).toBe('');

    const kept = ['c.search', 'notes-shared-1.jsonl', 'shared-1.jsonl.bak'];
    for (const name of kept) await writeFile(path.join(terminal, name), '');
    await mkdir(path.join(terminal, 'own'));
    await write('a:3');
    const [, newer = ''] = await filesInUse(config);
    expect(newer).not.toBe(copy);
    expect(await idsIn(newer)).toEqual(expect.arrayContaining(['a:3']));
    expect((await readdir(terminal)).sort()).toEqual([...kept, 'own', path.basename(newer)].sort());
  });

  it('tell what refreshes remember', async () => {
    const state = await withStore(config, async ({ sharedCatalog }) => {
      await sharedCatalog.write(0, (news) => ({ papers: [], state: news.state }));
      return (await sharedCatalog.read(0)).state;
    });
    expect(await sharedRefreshState(config)).toEqual(state);
  });

  it('cannot be had if the database does not answer', async () => {
    const away = readConfig({ ...environment, DATABASE_URL: 'postgres://127.0.0.1:1/none' });
    await expect(filesInUse(away)).rejects.toThrow(/[.]$/);
  });
});
