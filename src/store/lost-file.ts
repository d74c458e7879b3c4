import { rmSync, statSync } from 'node:fs';
import type { Logger } from '../log.ts';

/** Detects that a database file is no longer where it was opened: SQLite itself keeps using the open file. */
export interface LostFile {
  /** Remembers which file was opened. */
  opened(): void;
  /** Logs, once each, when the file was deleted or replaced. */
  look(): void;
  /** Lets `write` recreate the file if it was deleted and nobody has created another since. */
  restore(write: (file: string) => void): void;
}

export function createLostFile(file: string, log: Logger): LostFile {
  let inode: bigint | undefined;
  let told: 'deleted' | 'replaced' | undefined;

  function fate(): 'deleted' | 'replaced' | undefined {
    const now = statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
    if (inode === undefined || now === inode) return undefined;
    return now === undefined ? 'deleted' : 'replaced';
  }

  return {
    opened() {
      inode = statSync(file, { bigint: true }).ino;
    },
    look() {
      const found = fate();
      if (found === told) return;
      told = found;
      if (found === 'deleted') {
        log.error(
          `The store ${file} was deleted. I still have everything in memory and will write it again when I'm stopped: stop me (SIGTERM), then start again.`,
        );
      } else if (found === 'replaced') {
        log.error(
          `The store ${file} was replaced by another file. What I write goes to the old one and is lost when I stop: stop me, put the file you want in its place, and start again.`,
        );
      }
    },
    restore(write) {
      if (fate() !== 'deleted') return;
      // These leftovers belong to the lost file; SQLite would take them for part of the new one.
      for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
      write(file);
      log.warn(`The store ${file}, which had been deleted, has been written again.`);
    },
  };
}
