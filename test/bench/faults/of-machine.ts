import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { startSourceServer } from '../../support/source-server.ts';
import type { Fault, Prepared } from './fault.ts';

const HOUR_MS = 3_600_000;

let lock: InstanceType<typeof DatabaseSync> | undefined;

/** Faults of the bot's machine. */
export const machineFaults: readonly Fault[] = [
  {
    name: 'the clock is set back by an hour',
    begin: ({ turnClock }) => turnClock(-HOUR_MS),
    end: ({ turnClock }) => turnClock(HOUR_MS),
  },
  {
    name: 'another process holds the lock of SQLite',
    begin({ bot }) {
      lock = new DatabaseSync(join(bot.folder, 'paperboy.sqlite'));
      lock.exec('begin immediate');
    },
    end() {
      lock?.exec('commit');
      lock?.close();
    },
  },
  {
    name: 'the disk is full',
    prepare: mountDisk,
    async begin(_patient, { environment }) {
      // Fills the disk: the last block goes to a file that can't be fully written.
      for (const size of [65_536, 4096]) {
        for (let n = 0, isFull = false; !isFull; n++) {
          const file = join(environment.DATA_DIR ?? '', `filler-${size}-${n}`);
          isFull = await writeFile(file, Buffer.alloc(size)).then(
            () => false,
            () => true,
          );
        }
      }
    },
    end: (_patient, { environment }) =>
      void execFileSync('sh', ['-c', 'rm -f "$0"/filler-*', environment.DATA_DIR ?? '']),
  },
];

async function mountDisk(): Promise<Prepared | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-disk-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    await remove();
    return undefined;
  }
  return {
    environment: { DATA_DIR: folder },
    async close() {
      execFileSync('umount', ['--lazy', folder]);
      await remove();
    },
  };
}

/** A source that accepts every request, and never answers, or answers with garbage. */
export async function sourceThat(says: string | undefined): Promise<Prepared> {
  const server = await startSourceServer((_request, response) => {
    if (says !== undefined) response.end(says);
  });
  const { address } = server;
  return {
    environment: {
      REFRESH: '* * * * *',
      HF_API_URL: address,
      ARXIV_API_URL: address,
      ARXIV_FEED_URL: address,
    },
    close: server.close,
  };
}

/** Source faults, present from the start, since they only affect the refresh. */
export const sourceFaults: readonly Fault[] = [
  { name: 'every source is silent', says: undefined },
  { name: 'every source sends 5 MB of markup', says: '<p>'.repeat(1_700_000) },
].map(({ name, says }) => ({
  name,
  prepare: () => sourceThat(says),
  begin: ({ bot, schedule }) => bot.app.keepFresh(schedule),
  end: () => {},
}));
