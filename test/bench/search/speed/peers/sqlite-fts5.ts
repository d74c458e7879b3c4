import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { words } from '../../../../../src/search/text/tokens.ts';
import { type Peer, type PeerIndex, RESULTS } from '../peer.ts';

const FILE = 'fts5.db';

export default {
  name: 'SQLite FTS5',
  package: '@photostructure/sqlite',
  settings:
    'in memory, Porter stems, indexes of prefixes of two and three letters, `optimize` after filling, as its documentation advises; `ORDER BY bm25(paper)`, which took a quarter less than `ORDER BY rank`; it forgives no misspellings, and a restart opens a file',
  async build({ papers, folder }) {
    const database = new DatabaseSync(':memory:');
    database.exec(
      "CREATE VIRTUAL TABLE paper USING fts5(title, abstract, tokenize = 'porter unicode61', prefix = '2 3')",
    );
    const insert = database.prepare('INSERT INTO paper (title, abstract) VALUES (?, ?)');
    database.exec('BEGIN');
    for (const { title, abstract = '' } of papers) insert.run(title, abstract);
    database.exec("COMMIT; INSERT INTO paper(paper) VALUES ('optimize')");
    const pages = Number(Object.values(database.prepare('PRAGMA page_count').get() ?? {})[0] ?? 0);
    return {
      ...searches(database),
      async save() {
        database.prepare('VACUUM INTO ?').run(join(folder, FILE));
      },
      otherMemory: (pages * 4096) / 1e6,
    };
  },
  async restore({ folder }) {
    return searches(new DatabaseSync(join(folder, FILE)));
  },
} satisfies Peer;

function searches(database: InstanceType<typeof DatabaseSync>): PeerIndex {
  const select = database.prepare('SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY bm25(paper) LIMIT ?');
  const quoted = (text: string) => words(text).map((word) => `"${word}"`);
  return {
    search: (text) => select.all(quoted(text).join(' OR ') || '""', RESULTS).length,
    complete: (typed) => select.all(`title : (${quoted(typed).join(' ')} *)`, RESULTS).length,
  };
}
