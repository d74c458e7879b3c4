import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFileLock } from '../../../src/catalog/file/lock.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => join(folder, 'catalog.jsonl');

describe('a lock on a file', () => {
  it('lets one in at a time, and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await setTimeout(5);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withFileLock(file(), work)));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is released when the work fails', async () => {
    const failing = withFileLock(file(), () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await withFileLock(file(), async () => 'in')).toBe('in');
  });

  it('left by a killed process is taken over by one of those waiting', async () => {
    await writeFile(`${file()}.lock`, 'somebody');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(`${file()}.lock`, longAgo, longAgo);
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await setTimeout(5);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 4 }, () => withFileLock(file(), work)));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('reports when it cannot be taken', async () => {
    const nowhere = join(folder, 'none', 'catalog.jsonl');
    await expect(withFileLock(nowhere, async () => 'in')).rejects.toThrow("there's no folder");
  });
});
