/** Refresh progress: steps done and planned, and papers in the catalog. */
export interface RefreshProgress {
  readonly done: number;
  readonly planned: number;
  readonly papers: number;
}
