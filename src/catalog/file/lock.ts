import { randomUUID } from 'node:crypto';
import { link, readFile, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { errorCode } from '../../error-code.ts';
import { UnwritableFile, unwritable } from './atomic-file.ts';
import { removeLeftovers } from './leftovers.ts';

/** A lock untouched for this long, in ms, was left by a process that was killed. */
const STALE = 30_000;
/** How often the holder touches its lock, in ms. */
const TOUCH_EVERY = 5_000;
/** How long to wait for others, and the time between attempts, in ms. */
const PATIENCE = 120_000;
const LOOK_EVERY = 50;

/**
 * Runs `work` while holding the lock `FILE.lock`, so that no other process works on the file. A lock left by a killed
 * process is taken over after half a minute, and the temporary files it left are removed.
 *
 * @throws UnwritableFile if others hold the file for two minutes, or its folder is missing or not writable.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const target = await realpath(file).catch(() => file);
  const lock = `${target}.lock`;
  const token = randomUUID();
  await acquire(target, token);
  const touching = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => {});
  }, TOUCH_EVERY);
  touching.unref();
  try {
    removeLeftovers(target, { isHeld: true });
    return await work();
  } finally {
    clearInterval(touching);
    if ((await holderOf(lock)) === token) await rm(lock, { force: true });
  }
}

async function acquire(file: string, token: string): Promise<void> {
  const lock = `${file}.lock`;
  const until = performance.now() + PATIENCE;
  while (!(await take(file, token))) {
    if (await removeIfLeft(lock)) continue;
    if (performance.now() > until) {
      throw new UnwritableFile(
        `${file} is being written by another process. If it isn't, remove ${lock} and try again.`,
      );
    }
    await setTimeout(LOOK_EVERY);
  }
}

/** Creates the lock; false if it exists. */
async function take(file: string, token: string): Promise<boolean> {
  try {
    await writeFile(`${file}.lock`, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw unwritable(file, error);
  }
}

/** Removes an abandoned lock; returns whether it did. */
async function removeIfLeft(lock: string): Promise<boolean> {
  const holder = await holderOf(lock);
  const touched = (await stat(lock).catch(() => undefined))?.mtimeMs ?? Number.POSITIVE_INFINITY;
  if (Date.now() - touched < STALE) return false;
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch {
    return false;
  }
  // Another process may have taken it over since it was checked: then put it back.
  const isAnother = (await holderOf(aside)) !== holder;
  if (isAnother) await link(aside, lock).catch(() => {});
  await rm(aside, { force: true });
  return !isAnother;
}

async function holderOf(lock: string): Promise<string | undefined> {
  return readFile(lock, 'utf8').catch(() => undefined);
}
