import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
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
  it('is waited for, with a log line, if the server comes up after the bot', async () => {
    const early = await startProxy(Number(new URL(server).port));
    await early.close();
    const address = new URL('/postgres', server);
    address.port = String(early.port);
    const lines: string[] = [];
    const log = createLog({ level: 'warn', destination: { write: (line) => void lines.push(line) } });
    const opened = openStore({ databaseUrl: address.href, dataDir: '/nowhere', log });
    await expect.poll(() => lines.join()).toContain(`No PostgreSQL answers at 127.0.0.1:${early.port}`);
    expect(lines.join()).toContain("I'll keep trying for 60 seconds.");
    const proxy = await startProxy(Number(new URL(server).port), early.port);
    onTestFinished(() => proxy.close());
    const store = await opened;
    expect(await store.votes.counts('nobody')).toEqual(new Map());
    await store.close();
  });

  it('is not waited for if it rejects us, and the sentence says what to check', async () => {
    const wrong = new URL('/postgres', server);
    wrong.password = 'wrong';
    await expect(opening(wrong.href)).rejects.toThrow(/doesn't let "paperboy" in: check .* password/);
    await expect(opening(`${server}/absent`)).rejects.toThrow(/has no database "absent": create it/);
  });

  it('is given up if it does not come up, with the address tried', async () => {
    const options = { dataDir: '/nowhere', log: silent, patienceMs: 0 };
    const opened = openStore({ ...options, databaseUrl: 'postgres://u:p@127.0.0.1:1/d' });
    await expect(opened).rejects.toThrow('No PostgreSQL answers at 127.0.0.1:1 (');
  });
});

/** A server that lets everyone in, says that it is the primary, and refuses whatever else it is asked. */
async function startRefusing() {
  const message = (type: string, ...parts: readonly (Buffer | string)[]): Buffer => {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
    const head = Buffer.from(`${type}....`);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const short = (value: number) => Buffer.of(value >> 8, value & 255);
  const ready = message('Z', 'I');
  const letIn = Buffer.concat([message('R', Buffer.alloc(4)), ready]);
  const boolean = Buffer.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 1, 255, 255, 255, 255, 0, 0);
  const primary = Buffer.concat([
    message('T', short(1), 'standby\0', boolean),
    message('D', short(1), Buffer.of(0, 0, 0, 1), 'f'),
    message('C', 'SELECT 1\0'),
    ready,
  ]);
  const refusal = Buffer.concat([message('E', 'SERROR\0C42501\0Mpermission denied\0\0'), ready]);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    socket.once('data', () => {
      socket.write(letIn);
      socket.on('data', (data) => {
        if (data[0] === 'X'.charCodeAt(0)) socket.end();
        else socket.write(data.includes('pg_is_in_recovery') ? primary : refusal);
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, open };
}

it('leaves no connection behind to a PostgreSQL that it could not open', async () => {
  const { port, open } = await startRefusing();
  await expect(opening(`postgres://u:p@127.0.0.1:${port}/d`)).rejects.toThrow(
    /doesn't let "u" create tables in "d"/,
  );
  // Idle ones are closed after a while by themselves: by the time that another one is let in, this one must be gone.
  const next = connect(port, '127.0.0.1');
  next.write('hello');
  await once(next, 'data');
  expect(open.size).toBe(1);
  next.destroy();
});

describe('a store in a file', () => {
  it('is readable only by its owner', async () => {
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

  it('says that it is from a newer version', async () => {
    const dataDir = temporaryFolder();
    await (await openStore({ dataDir, log: silent })).close();
    const database = new DatabaseSync(join(dataDir, 'paperboy.sqlite'));
    database.exec(`insert into kysely_migration values ('999-later', '2030-01-01')`);
    database.close();
    await expect(openStore({ dataDir, log: silent })).rejects.toThrow('newer version of Paperboy');
  });

  it('says that the disk is full, both on open and on write', async ({ skip }) => {
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
