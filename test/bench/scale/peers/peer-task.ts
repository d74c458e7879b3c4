import type { Asked } from '../figures.ts';

/** What the process of a peer is started with. */
export interface PeerTask {
  /** A snapshot, and how many papers it has. */
  readonly catalog: string;
  readonly papers: number;
  readonly folder: string;
  readonly asked: Asked;
}
