/** A separate process that opens the store, votes `count` times and closes it, for testing two processes at once. */
import { pino } from 'pino';
import { openStore } from '../../src/store/store.ts';

const { DATABASE_URL, DATA_DIR, USER_ID, COUNT } = process.env;

const store = await openStore({
  databaseUrl: DATABASE_URL === '' ? undefined : DATABASE_URL,
  dataDir: DATA_DIR ?? '',
  log: pino({ level: 'silent' }),
});
for (let i = 0; i < Number(COUNT); i += 1) {
  await store.votes.toggle({ scope: 'g', paperId: `p${i}`, userId: USER_ID ?? '', at: new Date(0) });
}
await store.close();
