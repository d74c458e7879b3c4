import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { createGroupCommit } from '../../../src/store/database/group-commit.ts';
import type { Session, Tables } from '../../../src/store/database/schema.ts';
import { SqliteFileDialect } from '../../../src/store/sqlite.ts';
import { silent } from '../../support/stores.ts';

it('rejects every write of a group in which one fails, and stores none of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-group-'));
  const db = new Kysely<Tables>({ dialect: new SqliteFileDialect(join(folder, 'group.sqlite'), silent) });
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  await sql`create table kites (name text not null)`.execute(db);
  const write = createGroupCommit(db);
  const put = (name: string | null) =>
    write(async (session: Session) => void (await sql`insert into kites values (${name})`.execute(session)));
  const names = async () => (await sql<{ name: string }>`select name from kites`.execute(db)).rows;

  const together = await Promise.allSettled([put('box'), put(null), put('delta')]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await names()).toEqual([]);
  await Promise.all([put('box'), put('delta')]);
  expect(await names()).toEqual([{ name: 'box' }, { name: 'delta' }]);
});
