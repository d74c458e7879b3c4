import { accessSync, chmodSync, constants, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where Linux keeps files in memory; a container may have little of it. */
const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 31;
const NAME = 'paperboy-tests-';

/**
 * Gives a test run its own folder for everything temporary, in memory if there is room: every store waits thousands of
 * times for its writes to reach the disk. It is removed when the run ends.
 */
export default function setup(): () => void {
  const home = inMemory() ?? tmpdir();
  removeAbandoned(home);
  const folder = path.join(home, `${NAME}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  // The database server may be a separate user who needs access to its directory.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 9, retryDelay: 100 });
}

function inMemory(): string | undefined {
  if (process.env.TMPDIR !== undefined) return undefined;
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : undefined;
  } catch {
    return undefined;
  }
}

/** Folders of runs that were killed. */
function removeAbandoned(home: string): void {
  for (const name of readdirSync(home)) {
    const id = Number(name.startsWith(NAME) ? name.slice(NAME.length) : Number.NaN);
    if (Number.isInteger(id) && !isRunning(id))
      rmSync(path.join(home, name), { recursive: true, force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
