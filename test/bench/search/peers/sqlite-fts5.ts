import { DatabaseSync } from '@photostructure/sqlite';
import { words } from '../../../../src/search/text/tokens.ts';
import { type Peer, RESULTS } from '../peer.ts';

/** SQLite's FTS5 in memory, Porter stems, ranked by its bm25; it knows no misspellings. */
export default {
  name: 'SQLite FTS5',
  async build(papers) {
    const database = new DatabaseSync(':memory:');
    database.exec(
      "CREATE VIRTUAL TABLE paper USING fts5(title, abstract, tokenize = 'porter unicode61', prefix = '2 3')",
    );
    const insert = database.prepare('INSERT INTO paper (title, abstract) VALUES (?, ?)');
    database.exec('BEGIN');
    for (const { title, abstract = '' } of papers) insert.run(title, abstract);
    database.exec('COMMIT');
    const select = database.prepare(
      'SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY bm25(paper) LIMIT ?',
    );
    const quoted = (text: string) => words(text).map((word) => `"${word}"`);
    const pages = Number(Object.values(database.prepare('PRAGMA page_count').get() ?? {})[0] ?? 0);
    return {
      search: (text) => select.all(quoted(text).join(' OR ') || '""', RESULTS).length,
      complete: (typed) => select.all(`title : (${quoted(typed).join(' ')} *)`, RESULTS).length,
      otherMemory: (pages * 4096) / 1e6,
    };
  },
} satisfies Peer;
