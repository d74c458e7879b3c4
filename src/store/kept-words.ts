import type { KeptWords } from '../archive/kept-words.ts';
import type { Database } from './database/schema.ts';

/** Words settled once, in the database: the first process settles them for all. */
export function keptWordStore({ db }: Database): KeptWords {
  return {
    async keep(name, word) {
      await db
        .insertInto('kept_words')
        .values({ name, word })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      const row = await db
        .selectFrom('kept_words')
        .select('word')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return row.word;
    },
  };
}
