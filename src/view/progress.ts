import type { CatalogProgress } from '../catalog/pace.ts';
import type { RefreshProgress } from '../catalog/refresh/progress.ts';

/** `Reading the catalog: 34,000 papers.` or `Indexing papers: 40,000 of 103,514, about 20 seconds left.` */
export function catalogProgress(progress: CatalogProgress): string {
  if (progress.kind === 'reading') return `Reading the catalog: ${grouped(progress.papers)} papers.`;
  const { done, all, secondsLeft } = progress;
  const left = secondsLeft < 1 ? '' : `, about ${roughly(secondsLeft)} left`;
  return progress.kind === 'indexing'
    ? `Indexing papers: ${grouped(done)} of ${grouped(all)}${left}.`
    : `Learning from the papers: ${Math.floor((100 * done) / all)}%${left}.`;
}

/** For an empty catalog, where no search finds anything. */
export const EMPTY_CATALOG = 'The catalog has no papers. Import some with "papers import".';

/** Shown before the answer. */
export const LEARNING = 'Learning which words mean similar things…';

/** Shown after the answer, the first time. */
export const LEARNING_LATER =
  "That's your answer. I'm now learning which words mean similar things, so the next search finds more. Press Ctrl-C to stop.";

/** As vague as an estimate should be: `4 seconds`, `25 seconds`, `3 minutes`. */
export function roughly(seconds: number): string {
  if (seconds >= 90) return `${Math.round(seconds / 60)} minutes`;
  const near = seconds > 10 ? Math.round(seconds / 5) * 5 : Math.round(seconds);
  return near === 1 ? '1 second' : `${near} seconds`;
}

const BAR = 20;

/** `[#####...............] 6 of 23, 210 papers` */
export function refreshBar({ done, planned, papers }: RefreshProgress): string {
  return `${bar(done / Math.max(1, planned))} ${done} of ${planned}, ${papers} papers`;
}

/** A bar filled to a share from 0 to 1. */
export function bar(share: number): string {
  const full = Math.round(BAR * share);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
