import type { Asked } from '../figures.ts';

/** A peer process's task. */
export interface PeerTask {
  /** A snapshot, and its number of papers. */
  readonly catalog: string;
  readonly papers: number;
  readonly folder: string;
  readonly asked: Asked;
}
