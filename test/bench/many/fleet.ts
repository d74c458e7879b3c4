import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { sourceDay } from '../../../src/catalog/batch-day.ts';
import { CEILING_PER_SECOND } from '../../../src/discord/rest/bulk-rest.ts';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import { type Cluster, startCluster } from '../../support/cluster.ts';
import { freePort } from '../../support/free-port.ts';
import { MAIL_KILL_FROM, MAIL_KILL_SECRET, papersUntil } from '../../support/mail-kill-steps.ts';
import { type MailServer, startMailServer } from '../../support/mail-server.ts';
import { startProxy, type Proxy as Way } from '../../support/proxy.ts';
import { type SourceServer, startSourceServer } from '../../support/source-server.ts';
import { type BotProcess, createBotProcess } from './bot-process.ts';

/** Servers in the loopback Discord, at least four per shard. */
const GUILDS = 12;

/** Several of the bot's processes and everything they talk to, all on this machine. */
export interface Fleet {
  readonly discord: LoopbackDiscord;
  readonly mail: MailServer;
  /** Absent if the database is on someone else's server. */
  readonly primary: Cluster | undefined;
  /** Replicates the primary; absent unless requested. */
  readonly standby: Cluster | undefined;
  /** An address that leads to the primary, like a virtual IP. */
  readonly way: Way;
  readonly processes: readonly BotProcess[];
  /** The database's address, for setting up and counting. */
  readonly databaseUrl: string;
  readonly secret: string;
  /** Queries the database. */
  ask<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/**
 * Starts everything but the bot.
 * @param options.standby whether to have a second server, which processes know by name or through the one address.
 * @param options.databaseUrl an empty database; by default one on the fleet's own server.
 */
export async function startFleet(options: {
  readonly processes: number;
  readonly standby?: boolean;
  readonly databaseUrl?: string;
}): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-fleet-'));
  const primary = options.databaseUrl === undefined ? await startCluster() : undefined;
  const standby = options.standby === true ? await primary?.standby() : undefined;
  const {
    username,
    password,
    port: ownPort,
    pathname,
  } = new URL(options.databaseUrl ?? `${primary?.url}/postgres`);
  const way = await startProxy(Number(ownPort));
  const discord = await createLoopbackDiscord({
    clock: () => new Date(),
    shards: options.processes,
    answerWithinMs: 60_000,
    rateLimits: { globalPerSecond: CEILING_PER_SECOND },
    keep: { requests: 100, interactions: 200, ephemeral: 200, messagesPerChannel: 20 },
  });
  for (let n = 0; n < GUILDS; n++) {
    // A server's shard follows from the millisecond in its id.
    await sleep(2);
    const guild = discord.world.addGuild({ name: `server-${n}`, channels: [{ name: `talk-${n}` }] });
    discord.world.join(guild.id, 'ada');
  }
  const mail = await startMailServer();
  const sources = await startSourceServer((_, response) => void response.end('[]'));
  const address = (...ports: readonly (number | string)[]) =>
    `postgres://${username}:${password}@${ports.map((port) => `127.0.0.1:${port}`).join()}${pathname}`;
  const databaseUrl = address(way.port);
  const byNames = address(ownPort, ...(standby === undefined ? [] : [standby.port]));
  const catalog = join(folder, 'papers.jsonl');
  const papers = papersUntil(sourceDay(new Date()));
  await writeFile(catalog, papers.map((paper) => `${JSON.stringify(paper)}\n`).join(''));

  const processes: BotProcess[] = [];
  for (let shard = 0; shard < options.processes; shard++) {
    const port = await freePort();
    processes.push(
      createBotProcess(shard, {
        ...settingsOf(discord, mail, sources),
        // One process uses the primary's floating address, the others the servers' names.
        DATABASE_URL: shard === 0 ? databaseUrl : `${byNames}?target_session_attrs=read-write`,
        DATA_DIR: await mkdtemp(join(folder, 'data-')),
        CATALOG: catalog,
        DISCORD_SHARDS: String(options.processes),
        DISCORD_SHARD_IDS: String(shard),
        HTTP_PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}/`,
      }),
    );
  }
  return {
    discord,
    mail,
    primary,
    standby,
    way,
    processes,
    databaseUrl,
    secret: MAIL_KILL_SECRET.padEnd(32, '-').replaceAll(' ', '-'),
    async ask(text, values = []) {
      const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
      client.on('error', () => {});
      try {
        await client.connect();
        return (await client.query(text, [...values])).rows;
      } finally {
        await client.end().catch(() => {});
      }
    },
    async close() {
      await Promise.all(processes.map((process) => process.end()));
      await Promise.all([discord.close(), mail.close(), sources.close(), way.close()]);
      await primary?.remove();
      await standby?.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settingsOf(
  discord: LoopbackDiscord,
  mail: MailServer,
  sources: SourceServer,
): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    HF_API_URL: `${sources.address}/hf`,
    ARXIV_API_URL: `${sources.address}/arxiv`,
    ARXIV_FEED_URL: `${sources.address}/atom`,
    // Once in four years: what matters here is who would ask.
    REFRESH: '0 0 29 2 *',
    SMTP_URL: mail.url,
    MAIL_FROM: MAIL_KILL_FROM,
    SECRET_KEY: MAIL_KILL_SECRET.padEnd(32, '-').replaceAll(' ', '-'),
    LOG_LEVEL: 'info',
  };
}
