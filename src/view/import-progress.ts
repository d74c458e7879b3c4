import type { ImportProgress } from '../catalog/file/import/import.ts';
import type { EarlierImport } from '../catalog/file/import/work.ts';
import { bar, roughly } from './progress.ts';

/** `[#####...............] 24%, 720,000 read (9,800 a second), about 4 minutes left` @param seconds elapsed so far. */
export function importProgress(progress: ImportProgress, seconds: number): string {
  const done = progress.kind === 'importing' ? progress.bytes : progress.papers;
  const share = Math.min(1, done / Math.max(1, progress.of));
  const percent = `${bar(share)} ${Math.floor(100 * share)}%`;
  if (progress.kind === 'writing') return `${percent} of the catalog written`;
  const read = progress.read.toLocaleString('en');
  const rate = Math.round(progress.here / Math.max(seconds, 0.001)).toLocaleString('en');
  const left = (seconds * (1 - share)) / Math.max(share, 1e-9);
  return `${percent}, ${read} read (${rate} a second)${left < 1 ? '' : `, about ${roughly(left)} left`}`;
}

export function earlierImport(earlier: EarlierImport): string {
  return earlier.kind === 'resumed'
    ? `Resuming the interrupted import after ${earlier.read.toLocaleString('en')} records.`
    : 'An earlier import into this catalog was interrupted, and its files or the catalog have changed since. Starting over; nothing is lost.';
}
