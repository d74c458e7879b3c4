import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { words } from '../../../../src/search/text/tokens.ts';
import { startPostgres } from '../../../support/postgres.ts';
import { tell, timeKinds } from '../time-kinds.ts';
import type { PeerTask } from './peer-task.ts';
import { readTexts } from './read-texts.ts';

const RESULTS = 10;
const ROWS = 2_000;

/** PostgreSQL's own text search: a stored `tsvector` with the title at weight A, a GIN index, `ts_rank`. */
async function measure({ catalog, asked }: PeerTask): Promise<void> {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: `${server.url}/postgres` });
  await client.connect();
  try {
    const begin = performance.now();
    await client.query(`CREATE UNLOGGED TABLE paper (id serial, text tsvector)`);
    let [titles, abstracts]: [string[], string[]] = [[], []];
    const flush = async () => {
      await client.query(
        `INSERT INTO paper (text) SELECT setweight(to_tsvector('english', title), 'A') || to_tsvector('english', abstract)
         FROM unnest($1::text[], $2::text[]) AS given (title, abstract)`,
        [titles, abstracts],
      );
      [titles, abstracts] = [[], []];
    };
    for await (const { title, abstract } of readTexts(catalog)) {
      titles.push(title);
      abstracts.push(abstract);
      if (titles.length === ROWS) await flush();
    }
    await flush();
    await client.query("SET maintenance_work_mem = '512MB'");
    await client.query('CREATE INDEX ON paper USING gin (text)');
    await client.query('ANALYZE paper');
    tell({ buildSeconds: (performance.now() - begin) / 1_000 });

    const search = async (text: string) => {
      const { rows } = await client.query(
        `SELECT id FROM paper, to_tsquery('english', $1) AS asked WHERE text @@ asked
         ORDER BY ts_rank(text, asked) DESC LIMIT ${RESULTS}`,
        [words(text).join(' | ')],
      );
      return rows.length;
    };
    await timeKinds(asked, { keywords: search, questions: search });
  } finally {
    await client.end();
    await server.stop();
  }
}

/** Was this file started rather than imported? */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await measure(JSON.parse(process.argv[2] ?? '{}'));
  process.exit();
}
