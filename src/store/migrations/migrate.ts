import { type Kysely, type Migration, Migrator } from 'kysely';
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

/**
 * The schema's history, oldest first. A migration that was released is never edited; a change is a new one.
 * All statements are understood by both databases. Names sort in the order of the history.
 */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
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
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    // Kysely's own errors tell of a history that is not ours; those of the database come with a code.
    const isNewer = error instanceof Error && error.message.startsWith('corrupted migrations');
    const sentence = isNewer
      ? 'The store was written by a newer version of Paperboy. Update this one. Nothing was changed.'
      : "The store couldn't be upgraded. Nothing was changed.";
    throw new Error(sentence, { cause: error });
  }
}
