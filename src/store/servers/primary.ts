import pg from 'pg';
import { addressesOf } from './addresses.ts';
import { isOfServer } from './of-server.ts';
import { StandbyError } from './standby-error.ts';

/** Which of several servers takes writes. It changes when another one is promoted. */
export interface Primary {
  /** Of the server in use: the one that was found last, or the first. */
  address(): string;
  /** Rises when a server is given up: connections of before are not to be used any more. */
  generation(): number;
  /** Looks for the server anew before it is next connected to. */
  giveUp(): void;
  /** Finds the server if it was given up; whatever comes of it, `address` is one to try. */
  find(): Promise<void>;
  /** Whether the server in use answers, be it with a refusal. One that does not is given up. */
  answers(): Promise<boolean>;
}

/** @param withinMs how long a server may take to say what it is. */
export function createPrimary(databaseUrl: string, withinMs: number): Primary {
  const addresses = addressesOf(databaseUrl);
  let address = addresses[0] ?? databaseUrl;
  let generation = 0;
  let isKnown = false;
  let looking: Promise<void> | undefined;

  /** Asks all at once: one that vanished says nothing for long. */
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

/** Asks a server what it is, on a connection of its own. */
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

/** @throws StandbyError when the server can't be written. */
export async function mustBePrimary(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
  if (rows[0]?.standby !== false) throw new StandbyError();
}
