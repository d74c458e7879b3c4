import type { CatalogProgress } from '../catalog/pace.ts';
import type { RefreshProgress } from '../catalog/refresh/progress.ts';

/** `Reading the catalog: 34,000 papers.` or `Indexing papers: 40,000 of 103,514.` */
export function catalogProgress(progress: CatalogProgress): string {
  return progress.kind === 'reading'
    ? `Reading the catalog: ${grouped(progress.papers)} papers.`
    : `Indexing papers: ${grouped(progress.done)} of ${grouped(progress.all)}.`;
}

/** Between the index and the answer, the first time. */
export const LEARNING = 'Learning which words are about the same things…';

const BAR = 20;

/** `[#####...............] 6 of 23, 210 papers` */
export function refreshBar({ done, planned, papers }: RefreshProgress): string {
  const full = Math.round((BAR * done) / Math.max(1, planned));
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done} of ${planned}, ${papers} papers`;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
