import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';

/** Gives a folder a file system of its own with little room, until the test is over; false where none may be mounted. */
export function mountSmallDisk(folder: string, kilobytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
    onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
    return true;
  } catch {
    return false;
  }
}
