import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Makes a database on the server, empty or a copy of another one that nobody is connected to; its address. */
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
