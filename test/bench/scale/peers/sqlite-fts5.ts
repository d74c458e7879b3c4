import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { words } from '../../../../src/search/text/tokens.ts';
import { memoryOfProcess } from '../memory.ts';
import { tell, timeKinds } from '../time-kinds.ts';
import type { PeerTask } from './peer-task.ts';
import { readTexts } from './read-texts.ts';

const RESULTS = 10;

/** SQLite's own text search, in a file cached by the system: Porter stems, prefixes of two and three letters. */
async function measure({ catalog, folder, asked }: PeerTask): Promise<void> {
  const begin = performance.now();
  const database = new DatabaseSync(join(folder, 'fts5.db'));
  database.exec(
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE paper USING fts5(title, abstract, tokenize = 'porter unicode61', prefix = '2 3')",
  );
  const insert = database.prepare('INSERT INTO paper (title, abstract) VALUES (?, ?)');
  database.exec('BEGIN');
  for await (const { title, abstract } of readTexts(catalog)) insert.run(title, abstract);
  database.exec("COMMIT; INSERT INTO paper(paper) VALUES ('optimize')");
  tell({ buildSeconds: (performance.now() - begin) / 1_000 });

  const select = database.prepare('SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY bm25(paper) LIMIT ?');
  const quoted = (text: string) => words(text).map((word) => `"${word}"`);
  const search = (text: string) => select.all(quoted(text).join(' OR ') || '""', RESULTS).length;
  await timeKinds(asked, {
    keywords: search,
    questions: search,
    autocomplete: (typed) => select.all(`title : (${quoted(typed).join(' ')} *)`, RESULTS).length,
  });
  tell(memoryOfProcess());
}

/** Was this file started rather than imported? */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await measure(JSON.parse(process.argv[2] ?? '{}'));
}
