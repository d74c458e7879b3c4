import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';

/** Mounts a small file system on a folder until the test is over; false if mounting isn't allowed. */
export function mountSmallDisk(folder: string, kilobytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
    onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
    return true;
  } catch {
    return false;
  }
}
