import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../../log.ts';
import { LOCKS } from '../database/locks.ts';
import { createPrimary, mustBePrimary } from '../servers/primary.ts';
import { endSilent } from './end-silent.ts';
import { CATALOG_CHANNEL } from './shared-catalog.ts';

/** The other processes on the same database: their notices, and which process leads. */
export interface Peers {
  /**
   * Checks with the database whether this process leads; undefined if another does, or if we can't tell. The
   * signal is aborted once the connection, and with it the lead, is lost.
   */
  lead(): Promise<AbortSignal | undefined>;
  /**
   * Does something while no other process does something of the same name, on a best-effort basis: after waiting too
   * long, or without a connection, it does it anyway.
   */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Gives up the lead and stops listening. */
  close(): Promise<void>;
}

export interface PeerParts {
  readonly databaseUrl: string;
  readonly log: Logger;
  /** Called when papers were written, after each reconnect, and now and then in case a notice was missed. */
  readonly onNews: () => void;
  /** Time between checks for missed notices, and the longest pause between reconnects; ms. */
  readonly pollMs?: number;
  /** A leader silent for this long (more than `pollMs`) loses the lead; ms. */
  readonly silenceMs?: number;
  /** The longest wait for one's turn, ms. */
  readonly turnMs?: number;
}

const POLL_MS = 10_000;
const SILENCE_MS = 30_000;
const TURN_MS = 20_000;
const FIRST_PAUSE_MS = 250;
const LOOK_FOR_TURN_MS = 200;
const QUERY_MS = 10_000;

interface Line {
  readonly client: pg.Client;
  readonly lost: AbortController;
  isLeading: boolean;
}

/**
 * Listens on its own connection, and reconnects when it is lost. A pooler that shares connections between clients,
 * such as PgBouncer in transaction mode, keeps neither listeners nor locks.
 */
export function openPeers(parts: PeerParts): Peers {
  const { databaseUrl, log, onNews } = parts;
  const { pollMs = POLL_MS, silenceMs = SILENCE_MS, turnMs = TURN_MS } = parts;
  const closing = new AbortController();
  const primary = createPrimary(databaseUrl, QUERY_MS);
  let line: Line | undefined;

  async function connect(): Promise<Line> {
    // The previous server may no longer be the primary.
    primary.giveUp();
    await primary.find();
    const client = new pg.Client({
      connectionString: primary.address(),
      connectionTimeoutMillis: QUERY_MS,
      query_timeout: QUERY_MS,
      keepAlive: true,
    });
    const made: Line = { client, lost: new AbortController(), isLeading: false };
    client.on('error', () => made.lost.abort());
    client.on('end', () => made.lost.abort());
    client.on('notification', onNews);
    await client.connect();
    await mustBePrimary(client);
    // A machine that vanished must not keep the lead for the hours that a server waits by default.
    await client.query(
      'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
    );
    await client.query(`listen ${CATALOG_CHANNEL}`);
    return made;
  }

  /** Stays on a connection until it is lost, probing it at each check. */
  async function stayOn(current: Line): Promise<void> {
    const ended = AbortSignal.any([current.lost.signal, closing.signal]);
    while (!ended.aborted) {
      onNews();
      await sleep(pollMs, undefined, { signal: ended }).catch(() => {});
      if (!ended.aborted) await current.client.query('select 1').catch(() => current.lost.abort());
    }
  }

  let tried: () => void = () => {};
  const firstTry = new Promise<void>((resolve) => {
    tried = resolve;
  });

  async function keepConnected(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!closing.signal.aborted) {
      try {
        line = await connect();
        tried();
        pause = FIRST_PAUSE_MS;
        await stayOn(line);
        if (!closing.signal.aborted) log.warn('lost the connection for hearing from other processes');
      } catch (error) {
        tried();
        log.warn({ err: error }, "can't hear from other processes; trying again");
      }
      // A hanging connection would wait for a response before it ends.
      const { client } = line ?? {};
      line = undefined;
      await Promise.race([client?.end().catch(() => {}), sleep(1_000)]);
      await sleep(pause, undefined, { signal: closing.signal }).catch(() => {});
      pause = Math.min(2 * pause, pollMs);
    }
  }

  const done = keepConnected();
  return {
    async lead() {
      await firstTry;
      const current = line;
      if (current === undefined || current.lost.signal.aborted) return undefined;
      try {
        // While we hold the lock, it is enough to check that the connection works.
        const question = current.isLeading
          ? 'select true as is'
          : `select pg_try_advisory_lock(${LOCKS.lead}) as is`;
        const { rows } = await current.client.query<{ is: boolean }>(question);
        const wasLeading = current.isLeading;
        current.isLeading = rows[0]?.is === true;
        if (current.isLeading && !wasLeading) log.info('this process leads the refresh now');
        if (!current.isLeading && (await endSilent(current.client, LOCKS.lead, silenceMs))) {
          log.warn('the leading process went silent, so another takes over');
        }
      } catch {
        current.lost.abort();
      }
      return current.isLeading && !current.lost.signal.aborted ? current.lost.signal : undefined;
    },
    async inTurn(name, work) {
      const until = performance.now() + turnMs;
      await firstTry;
      const { client } = line ?? {};
      // Not 0: that is half of the lead's lock.
      const key = `${LOCKS.lead}, hashtext($1)`;
      const ask = async (what: string): Promise<boolean> => {
        const answer = await client?.query<{ is: boolean }>(`select ${what}(${key}) as is`, [name]);
        return answer?.rows[0]?.is !== false;
      };
      const isMine = () => ask('pg_try_advisory_lock').catch(() => true);
      while (!(await isMine()) && performance.now() < until) await sleep(LOOK_FOR_TURN_MS);
      try {
        return await work();
      } finally {
        await ask('pg_advisory_unlock').catch(() => {});
      }
    },
    async close() {
      closing.abort();
      await done;
    },
  };
}
