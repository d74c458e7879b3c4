/** How far a refresh has come: steps done and planned, and papers held. */
export interface RefreshProgress {
  readonly done: number;
  readonly planned: number;
  readonly papers: number;
}
