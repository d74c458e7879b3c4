import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Tables } from '../database/schema.ts';
import { digests } from './001-digests.ts';
import { featured } from './002-featured.ts';
import { votes } from './003-votes.ts';
import { submissions } from './004-submissions.ts';
import { reasons } from './005-reasons.ts';
import { renewals } from './006-renewals.ts';
import { arrivals } from './007-arrivals.ts';
import { recipients } from './008-recipients.ts';
import { privateChannels } from './009-private-channels.ts';
import { saves } from './010-saves.ts';
import { keptWords } from './011-kept-words.ts';
import { mail } from './012-mail.ts';
import { follows } from './013-follows.ts';
import { people } from './014-people.ts';
import { digestFeeds } from './015-digest-feeds.ts';
import { due } from './016-due.ts';
import { sharedCatalog } from './018-shared-catalog.ts';
import { limitsOfAll } from './019-shared-limits.ts';
import { seenInteractions } from './021-expand-seen-interactions.ts';

/**
 * The schema's history, oldest first. A migration that was released is never edited; a change is a new one, which says by its
 * name whether it expands or contracts: see `README.md`.
 * All statements are understood by both databases. Names sort in the order of the history.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-digests': digests,
  '002-featured': featured,
  '003-votes': votes,
  '004-submissions': submissions,
  '005-reasons': reasons,
  '006-renewals': renewals,
  '007-arrivals': arrivals,
  '008-recipients': recipients,
  '009-private-channels': privateChannels,
  '010-saves': saves,
  '011-kept-words': keptWords,
  '012-mail': mail,
  '013-follows': follows,
  '014-people': people,
  '015-digest-feeds': digestFeeds,
  '016-due': due,
  '018-shared-catalog': sharedCatalog,
  '019-shared-limits': limitsOfAll,
  '021-expand-seen-interactions': seenInteractions,
};

/** The name of the schema that this version has. */
export function newestMigration(): string {
  return Object.keys(MIGRATIONS).sort().at(-1) ?? '';
}

/**
 * Brings the schema to the newest state, in one transaction. A process that starts at the same time waits and then finds
 * nothing to do; one killed in the middle leaves the schema as it was.
 *
 * @throws Error when a migration fails, or the schema comes from a newer version of the program.
 */
export async function migrate(
  db: Kysely<Tables>,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> {
  const attempt = async (): Promise<unknown> => {
    const known = { ...(await laterExpansions(db, migrations)), ...migrations };
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
    return (await migrator.migrateToLatest()).error;
  };
  let error = await attempt();
  // A newer process may have migrated between the look and the attempt.
  if (isOfNewer(error)) error = await attempt();
  if (error !== undefined) {
    if (isOfNewer(error)) {
      // Without a cause: the database has nothing to do with it.
      throw new Error(
        'The store was written by a newer version of Paperboy. Update this one. Nothing was changed.',
      );
    }
    throw new Error("The store couldn't be upgraded. Nothing was changed.", { cause: error });
  }
}

/** Kysely's own errors tell of a history that is not ours; those of the database come with a code. */
function isOfNewer(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('corrupted migrations');
}

/** Of a migration that older versions can work on with. */
const EXPANDS = /^\d{3}-expand-/;

/**
 * What a newer version has done to the schema that this one need not know of, as migrations that do nothing: both run at
 * once while one takes the place of the other, and a process of this one may have to start again meanwhile.
 */
async function laterExpansions(
  db: Kysely<Tables>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<Record<string, Migration>> {
  const newest = Object.keys(migrations).sort().at(-1) ?? '';
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return {};
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const later = rows.map(({ name }) => name).filter((name) => name > newest && EXPANDS.test(name));
  return Object.fromEntries(later.map((name) => [name, { up: async () => {} }]));
}
