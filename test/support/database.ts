import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Creates a database on the server, empty or copied from one with no connections; returns its address. */
export async function createDatabase(
  server: string,
  given: { readonly name?: string; readonly template?: string | undefined } = {},
): Promise<string> {
  const { name = `t${randomUUID().replaceAll('-', '')}`, template } = given;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(
    `create database ${name}${template === undefined ? '' : ` template ${template} strategy file_copy`}`,
  );
  await client.end();
  return `${server}/${name}`;
}
