import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Logger } from '../log.ts';
import type { Tables } from './database/schema.ts';
import type { StoreProblem } from './problem.ts';

/** How long to wait for a database that isn't up yet, and between tries, ms. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 1000;

const UNKNOWN: StoreProblem = { sentence: "The database isn't answering as it should.", mayPass: false };

/**
 * Resolves when the database answers: if the bot starts on boot, the database may come up later.
 *
 * @throws Error that says what to check, if it doesn't within a minute, or rejects us.
 */
export async function whenReachable(
  db: Kysely<Tables>,
  problem: (error: unknown) => StoreProblem | undefined,
  { log, patienceMs = PATIENCE_MS }: { readonly log: Logger; readonly patienceMs?: number | undefined },
): Promise<void> {
  const until = performance.now() + patienceMs;
  let told = false;
  for (;;) {
    try {
      await sql`select 1`.execute(db);
      return;
    } catch (error) {
      const { sentence, mayPass } = problem(error) ?? UNKNOWN;
      if (!mayPass || performance.now() + PAUSE_MS > until) throw new Error(sentence, { cause: error });
      if (!told) log.warn(`${sentence} I'll keep trying for ${Math.round(patienceMs / 1000)} seconds.`);
      told = true;
      await sleep(PAUSE_MS);
    }
  }
}
