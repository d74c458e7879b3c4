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
 * The schema's history, oldest first. A released migration is never edited; a change is a new one, whose name says
 * whether it expands or contracts: see `README.md`.
 * Both databases understand all statements. Names sort in order of history.
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

/** The name of this version's schema. */
export function newestMigration(): string {
  return Object.keys(MIGRATIONS).sort().at(-1) ?? '';
}

/**
 * Brings the schema up to date, in one transaction. A process starting at the same time waits and then finds
 * nothing to do; one killed midway leaves the schema unchanged.
 *
 * @throws Error if a migration fails, or the schema is from a newer version of the program.
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
  // A newer process may have migrated between the check and the attempt.
  if (isOfNewer(error)) error = await attempt();
  if (error !== undefined) {
    if (isOfNewer(error)) {
      // No cause: the database isn't at fault.
      throw new Error(
        'The store was written by a newer version of Paperboy. Update this one. Nothing was changed.',
      );
    }
    throw new Error("The store couldn't be upgraded. Nothing was changed.", { cause: error });
  }
}

/** Kysely's own errors mean the history isn't ours; database errors have a code. */
function isOfNewer(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('corrupted migrations');
}

/** A migration that older versions can live with. */
const EXPANDS = /^\d{3}-expand-/;

/**
 * A newer version's expansions, which this one needn't know, as no-op migrations: both versions run side by
 * side during an upgrade, and a process of this one may have to restart meanwhile.
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
