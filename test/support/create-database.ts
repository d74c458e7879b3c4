import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A database of its own on the server; its address. */
export async function createDatabase(server: string): Promise<string> {
  const name = `t${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return `${server}/${name}`;
}
