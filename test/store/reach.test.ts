import { Kysely } from 'kysely';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import type { Tables } from '../../src/store/database/schema.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import { whenReachable } from '../../src/store/reach.ts';
import { freePort } from '../support/free-port.ts';
import { comes, stopTime } from '../support/stopped-time.ts';
import { silent } from '../support/stores.ts';

/** A database at an address where nothing answers. */
async function nowhere(): Promise<Kysely<Tables>> {
  const dialect = postgresDialect(`postgres://u:p@127.0.0.1:${await freePort()}/d`, silent);
  const db = new Kysely<Tables>({ dialect });
  onTestFinished(() => db.destroy());
  return db;
}

it('a database that is not up yet is asked every second for a minute, which the log tells once', async () => {
  const db = await nowhere();
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const pass = stopTime();
  let tries = 0;
  const problem = () => {
    tries += 1;
    return { sentence: 'Nothing answers.', mayPass: true };
  };
  const opened = whenReachable(db, problem, { log }).catch(String);
  for (let second = 0; second < 60; second++) {
    await comes(() => tries === second + 1);
    await pass(1000);
  }
  expect(await opened).toBe('Error: Nothing answers.');
  expect([tries, lines.length]).toEqual([61, 1]);
});

it('a database is not asked again if waiting does not help, and what is unknown does not', async () => {
  const db = await nowhere();
  const opened = whenReachable(db, () => undefined, { log: silent });
  await expect(opened).rejects.toThrow("The database isn't answering as it should.");
});
