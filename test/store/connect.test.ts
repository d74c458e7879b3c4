import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/store.ts';
import { startProxy } from '../support/proxy.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { silent } from '../support/stores.ts';

const postgres = inject('postgres');
const server = 'url' in postgres ? postgres.url : '';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const opening = (databaseUrl: string) => openStore({ databaseUrl, dataDir: '/nowhere', log: silent });

describe.skipIf(server === '')('a store on PostgreSQL', () => {
  it('is waited for, and said to be, when the server comes up after the bot', async () => {
    const early = await startProxy(Number(new URL(server).port));
    await early.close();
    const address = new URL('/postgres', server);
    address.port = String(early.port);
    const lines: string[] = [];
    const log = createLog({ level: 'warn', destination: { write: (line) => void lines.push(line) } });
    const opened = openStore({ databaseUrl: address.href, dataDir: '/nowhere', log });
    await expect.poll(() => lines.join()).toContain(`No PostgreSQL answers at 127.0.0.1:${early.port}`);
    const proxy = await startProxy(Number(new URL(server).port), early.port);
    onTestFinished(() => proxy.close());
    const store = await opened;
    expect(await store.votes.counts('nobody')).toEqual(new Map());
    await store.close();
  });

  it('is not waited for when it refuses us, and the sentence says what to check', async () => {
    const wrong = new URL('/postgres', server);
    wrong.password = 'wrong';
    await expect(opening(wrong.href)).rejects.toThrow(/doesn't let "paperboy" in: check .* password/);
    await expect(opening(`${server}/absent`)).rejects.toThrow(/has no database "absent": create it/);
  });

  it('is given up when it does not come, with where it was looked for', async () => {
    const options = { dataDir: '/nowhere', log: silent, patienceMs: 0 };
    const opened = openStore({ ...options, databaseUrl: 'postgres://u:p@127.0.0.1:1/d' });
    await expect(opened).rejects.toThrow('No PostgreSQL answers at 127.0.0.1:1 (');
  });
});

describe('a store in a file', () => {
  it('is its owner’s alone', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const store = await openStore({ dataDir, log: silent });
    await store.votes.toggle({ scope: 'g', paperId: 'p', userId: 'u', at: new Date(1) });
    const modes = ['', 'paperboy.sqlite', 'paperboy.sqlite-wal'].map(
      (name) => statSync(join(dataDir, name)).mode,
    );
    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(['700', '600', '600']);
    await store.close();
  });

  it('says that it is damaged, and what to do', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'paperboy.sqlite'), 'no database at all'.repeat(1000));
    const opened = openStore({ dataDir, log: silent });
    await expect(opened).rejects.toThrow(/paperboy\.sqlite is damaged\. Stop Paperboy, move the file away/);
  });

  it('says that it comes from a newer version', async () => {
    const dataDir = temporaryFolder();
    await (await openStore({ dataDir, log: silent })).close();
    const database = new DatabaseSync(join(dataDir, 'paperboy.sqlite'));
    database.exec(`insert into kysely_migration values ('999-later', '2030-01-01')`);
    database.close();
    await expect(openStore({ dataDir, log: silent })).rejects.toThrow('newer version of Paperboy');
  });

  it('says that the disk is full, when it is opened and when it is written', async ({ skip }) => {
    const dataDir = temporaryFolder();
    if (!mountSmallDisk(dataDir, 1024)) skip('no file system may be mounted here');
    const store = await openStore({ dataDir, log: silent });
    onTestFinished(() => store.close().catch(() => {}));
    const fill = async () => {
      for (let n = 0; n < 5000; n++) {
        await store.votes.toggle({ scope: 'g', paperId: `${n}`, userId: 'u', at: new Date(1) });
      }
    };
    await expect(fill()).rejects.toThrow('database or disk is full');
    writeFileSync(join(dataDir, 'rest'), '');
    const second = join(dataDir, 'second');
    await expect(openStore({ dataDir: second, log: silent })).rejects.toThrow('the disk is full');
  });
});
