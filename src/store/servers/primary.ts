import pg from 'pg';
import { addressesOf } from './addresses.ts';
import { isOfServer } from './of-server.ts';
import { StandbyError } from './standby-error.ts';

/** Which of several servers accepts writes. Changes when another is promoted. */
export interface Primary {
  /** The address of the server in use: the last one found, or else the first. */
  address(): string;
  /** Increases when a server is given up: connections of earlier generations must not be used any more. */
  generation(): number;
  /** Makes the next `find` look for the primary again. */
  giveUp(): void;
  /** Finds the primary if it was given up; whatever happens, `address` is worth trying afterwards. */
  find(): Promise<void>;
  /** Whether the server in use answers, even with an error. One that doesn't is given up. */
  answers(): Promise<boolean>;
}

/** @param withinMs how long a server may take to state its role. */
export function createPrimary(databaseUrl: string, withinMs: number): Primary {
  const addresses = addressesOf(databaseUrl);
  let address = addresses[0] ?? databaseUrl;
  let generation = 0;
  let isKnown = false;
  let looking: Promise<void> | undefined;

  /** Asks all in parallel: one that vanished takes long to time out. */
  async function look(): Promise<void> {
    const ofEach = addresses.map(async (one) => {
      if ((await ask(one, withinMs)) !== 'primary') throw new StandbyError();
      return one;
    });
    address = await Promise.any(ofEach).catch(() => address);
    isKnown = true;
  }

  function giveUp(): void {
    generation += 1;
    isKnown = false;
  }

  return {
    address: () => address,
    generation: () => generation,
    giveUp,
    async find() {
      if (isKnown || addresses.length === 1) return;
      looking ??= look().finally(() => {
        looking = undefined;
      });
      await looking;
    },
    async answers() {
      const isThere = (await ask(address, withinMs)) !== 'silent';
      if (!isThere) giveUp();
      return isThere;
    },
  };
}

/** Asks a server its role, on a separate connection. */
async function ask(address: string, withinMs: number): Promise<'primary' | 'standby' | 'refuses' | 'silent'> {
  const client = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: withinMs,
    query_timeout: withinMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await mustBePrimary(client);
    return 'primary';
  } catch (error) {
    if (error instanceof StandbyError) return 'standby';
    return isOfServer(error) ? 'refuses' : 'silent';
  } finally {
    client.end().catch(() => {});
  }
}

/** @throws StandbyError if the server is read-only. */
export async function mustBePrimary(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
  if (rows[0]?.standby !== false) throw new StandbyError();
}
