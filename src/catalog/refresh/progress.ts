/** How far a refresh has come: steps done and planned, and papers held. */
export interface RefreshProgress {
  readonly done: number;
  readonly planned: number;
  readonly papers: number;
}

const BAR = 20;

/** `[#####...............] 6 of 23, 210 papers` */
export function progressBar({ done, planned, papers }: RefreshProgress): string {
  const full = Math.round((BAR * done) / Math.max(1, planned));
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done} of ${planned}, ${papers} papers`;
}
