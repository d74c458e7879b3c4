import { sql } from 'kysely';
import { catalogLine } from '../../catalog/file/row/line.ts';
import { readRecord } from '../../catalog/file/row/record.ts';
import type { SharedCatalog } from '../../catalog/refresh/shared-catalog.ts';
import { EMPTY_STATE, type RefreshState } from '../../catalog/refresh/state.ts';
import { stateFromText, stateToText } from '../../catalog/refresh/state-text.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Database, Session } from '../database/schema.ts';

/** The channel on which processes hear of new papers; the payload is the revision. */
export const CATALOG_CHANNEL = 'paperboy_catalog';

const ROW = 'refresh';

/** Rows per query or statement: far below either database's parameter limit. */
const PAGE = 1_000;

/** The refreshed papers in the database. */
export function sharedCatalogStore({ db, engine }: Database): SharedCatalog {
  async function head(session: Session): Promise<{ revision: number; state: RefreshState }> {
    const row = await session
      .selectFrom('catalog_state')
      .select(['revision', 'memory'])
      .where('name', '=', ROW)
      .executeTakeFirst();
    return { revision: Number(row?.revision ?? 0), state: readState(row?.memory) };
  }

  async function papersAfter(session: Session, after: number): Promise<Paper[]> {
    const papers: Paper[] = [];
    let last = { revision: after, id: '' };
    for (;;) {
      const rows = await session
        .selectFrom('catalog_papers')
        .select(['id', 'record', 'revision'])
        .where((where) =>
          where.or([
            where('revision', '>', last.revision),
            where.and([where('revision', '=', last.revision), where('id', '>', last.id)]),
          ]),
        )
        // The papers of revision `after` have already been read.
        .where('revision', '>', after)
        .orderBy('revision')
        .orderBy('id')
        .limit(PAGE)
        .execute();
      for (const { record } of rows) papers.push(...readPaper(record));
      const end = rows.at(-1);
      if (end === undefined || rows.length < PAGE) return papers;
      last = { revision: Number(end.revision), id: end.id };
    }
  }

  return {
    revision: async () => (await head(db)).revision,

    read: (after) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (session) => {
          const { revision, state } = await head(session);
          return { revision, state, papers: revision === after ? [] : await papersAfter(session, after) };
        }),

    write: (after, change) =>
      db.transaction().execute(async (session) => {
        await addRow(session);
        // Locks the row until commit, so that revisions become visible in order.
        await session
          .updateTable('catalog_state')
          .set((set) => ({ revision: set('revision', '+', 1) }))
          .where('name', '=', ROW)
          .execute();
        const { revision, state } = await head(session);
        const changed = change({ revision: revision - 1, state, papers: await papersAfter(session, after) });
        for (let at = 0; at < changed.papers.length; at += PAGE) {
          await session
            .insertInto('catalog_papers')
            .values(
              changed.papers
                .slice(at, at + PAGE)
                .map((paper) => ({ id: paper.id, record: catalogLine(paper), revision })),
            )
            .onConflict((conflict) =>
              conflict.column('id').doUpdateSet((set) => ({
                record: set.ref('excluded.record'),
                revision: set.ref('excluded.revision'),
              })),
            )
            .execute();
        }
        await session
          .updateTable('catalog_state')
          .set({ memory: stateToText(changed.state) })
          .where('name', '=', ROW)
          .execute();
        if (engine === 'postgres') {
          await sql`select pg_notify(${CATALOG_CHANNEL}, ${String(revision)})`.execute(session);
        }
        return revision;
      }),

    async dueAt() {
      const row = await db
        .selectFrom('catalog_state')
        .select('due_at')
        .where('name', '=', ROW)
        .executeTakeFirst();
      return row === undefined || row.due_at === null ? undefined : new Date(Number(row.due_at));
    },

    async setDueAt(at) {
      await addRow(db);
      await db.updateTable('catalog_state').set({ due_at: at.getTime() }).where('name', '=', ROW).execute();
    },
  };
}

async function addRow(session: Session): Promise<void> {
  await session
    .insertInto('catalog_state')
    .values({ name: ROW, revision: 0, memory: stateToText(EMPTY_STATE), due_at: null })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}

/** Unreadable state counts as none: the sources are simply asked again. */
function readState(text: string | undefined): RefreshState {
  try {
    return text === undefined ? EMPTY_STATE : stateFromText(text);
  } catch {
    return EMPTY_STATE;
  }
}

function readPaper(record: string): Paper[] {
  const parsed = readRecord(JSON.parse(record));
  return 'paper' in parsed ? [parsed.paper] : [];
}
